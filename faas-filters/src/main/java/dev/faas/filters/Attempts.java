package dev.faas.filters;

import dev.faas.Context;
import dev.faas.filters.IdempotencyException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What each attempt to handle an event claims: for which key, until when, in whose name.
 *
 * @param key what identifies an event, or null where nothing does
 * @param payload what must be the same whenever a key comes, or null
 * @param beyondDeadline how much longer than the invocation a lease lasts
 */
record Attempts<I>(
    Function<? super I, @Nullable List<String>> key,
    @Nullable Function<? super I, String> payload,
    Duration beyondDeadline) {

  /** Of all filters, so that two with the same store do not take each other's claim for their own. */
  private static final AtomicLong MADE = new AtomicLong();

  /**
   * One attempt.
   *
   * @param key what the store calls the event
   * @param claim the record that is to stand for it
   */
  record Attempt(String key, IdempotencyRecord claim) {}

  static <I> Attempts<I> by(Function<? super I, @Nullable List<String>> key) {
    return new Attempts<>(key, null, Duration.ZERO);
  }

  <J extends I> Attempts<J> guarding(Function<? super J, String> newPayload) {
    return new Attempts<>(key, newPayload, beyondDeadline);
  }

  Attempts<I> leasedBeyondDeadline(Duration duration) {
    return new Attempts<>(key, payload, duration);
  }

  Attempt of(I event, Context context, Instant now) {
    Instant deadline = context.deadline();
    if (!now.isBefore(deadline)) {
      throw new IdempotencyException(
          Reason.NO_TIME_LEFT,
          "expected to begin before the deadline at " + deadline + ", found it past at " + now
              + ". The handler was not called; give the function a longer timeout");
    }
    String hash = payload == null ? null : Hash.of(List.of(payload.apply(event)));
    return new Attempt(
        name(event, context),
        IdempotencyRecord.inProgress(holder(context), hash, deadline.plus(beyondDeadline)));
  }

  private String name(I event, Context context) {
    List<String> texts = key.apply(event);
    if (texts == null) {
      throw new IdempotencyException(
          Reason.NO_KEY,
          "expected the function given to Idempotency.by to find a key, found none in this event");
    }
    return context.function().name() + "/" + Hash.of(texts);
  }

  /**
   * No other attempt has this name: a retry has the same request id, a duplicate in another environment
   * may even have the same deadline, but not the same log stream.
   */
  private static String holder(Context context) {
    String environment = Objects.toString(context.function().logStream(), "");
    return String.join(
        "/",
        context.requestId(),
        context.deadline().toString(),
        environment,
        Long.toString(MADE.incrementAndGet()));
  }
}
