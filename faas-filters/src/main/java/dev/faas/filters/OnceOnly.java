package dev.faas.filters;

import dev.faas.Context;
import dev.faas.Filter;
import dev.faas.Handler;
import dev.faas.Payload;
import dev.faas.filters.Attempts.Attempt;
import dev.faas.filters.IdempotencyException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls the handler for a key that nobody holds, and answers repeats from the store. */
final class OnceOnly<I, O extends @Nullable Object> implements Filter<I, O> {

  private final Attempts<? super I> attempts;
  private final IdempotencyStore store;
  private final Duration keptFor;
  private final Results<O> results;

  OnceOnly(
      Attempts<? super I> attempts, IdempotencyStore store, Duration keptFor, Results<O> results) {
    this.attempts = attempts;
    this.store = store;
    this.keptFor = keptFor;
    this.results = results;
  }

  @Override
  public O apply(I event, Context context, Handler<I, O> next) throws Exception {
    Instant now = context.clock().instant();
    Attempt attempt = attempts.of(event, context, now);
    Optional<IdempotencyRecord> standing = store.begin(attempt.key(), attempt.claim(), now);
    if (standing.isPresent()) {
      return repeated(attempt, standing.get());
    }
    O result = handled(event, context, next, attempt);
    if (results.isKept(result)) {
      keep(result, attempt, context);
    } else {
      release(attempt, context);
    }
    return result;
  }

  private O repeated(Attempt attempt, IdempotencyRecord standing) {
    String hash = attempt.claim().payloadHash();
    String first = standing.payloadHash();
    if (hash != null && first != null && !hash.equals(first)) {
      throw new IdempotencyException(
          Reason.OTHER_PAYLOAD,
          attempt.key()
              + ": expected the payload with which this key came first, found another one."
              + " Whoever sends another event must give it another key");
    }
    Payload kept = standing.result();
    if (kept == null) {
      throw new IdempotencyException(
          Reason.IN_PROGRESS,
          attempt.key()
              + ": expected that nobody handles this key, found an attempt that may do so until "
              + standing.until() + ". Deliver the event again afterwards");
    }
    return results.read(kept);
  }

  private O handled(I event, Context context, Handler<I, O> next, Attempt attempt)
      throws Exception {
    try {
      return next.handle(event, context);
    } catch (Throwable failure) {
      release(attempt, context);
      throw failure;
    }
  }

  /** A failure is logged only: to throw it would have the work that was done repeated for certain. */
  private void keep(O result, Attempt attempt, Context context) {
    Payload kept = results.write(result);
    Instant until = context.clock().instant().plus(keptFor);
    boolean isOurs;
    try {
      isOurs = store.complete(attempt.key(), attempt.claim().completed(kept, until));
    } catch (Exception e) {
      afterwards(e, attempt, context, "The handler has returned, but a repeat may call it again");
      return;
    }
    if (!isOurs) {
      throw new IdempotencyException(
          Reason.LEASE_LOST,
          attempt.key() + ": expected to complete before " + attempt.claim().until()
              + ", found that another attempt took the key since. Deliver the event again for its result");
    }
  }

  private void release(Attempt attempt, Context context) {
    try {
      store.release(attempt.key(), attempt.claim().holder());
    } catch (Exception e) {
      afterwards(
          e, attempt, context, "The key is blocked until " + attempt.claim().until());
    }
  }

  private static void afterwards(
      Exception failure, Attempt attempt, Context context, String consequence) {
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    context.logger().error("{}: the store failed. {}", attempt.key(), consequence, failure);
  }
}
