package dev.faas.filters;

import dev.faas.Payload;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a store knows of one key. Immutable. It is in progress until it has a result; either way it is
 * live until a moment, after which anybody may take the key.
 *
 * @param holder the attempt that holds or held the lease, unlike that of any other
 * @param payloadHash the hash of the payload, or null where no payload is compared
 * @param until the end of the lease, or of the time for which the result is kept; exclusive
 * @param result the result's bytes, empty for a handler without result; null while in progress
 */
public record IdempotencyRecord(
    String holder,
    @Nullable String payloadHash,
    Instant until,
    @Nullable Payload result) {

  /** A claim: somebody handles the event, and has until then. */
  static IdempotencyRecord inProgress(String holder, @Nullable String payloadHash, Instant until) {
    return new IdempotencyRecord(holder, payloadHash, until, null);
  }

  /** This attempt, completed: the result is kept until then. */
  IdempotencyRecord completed(Payload newResult, Instant newUntil) {
    return new IdempotencyRecord(holder, payloadHash, newUntil, newResult);
  }

  /** Whether the handler has returned. */
  public boolean isCompleted() {
    return result != null;
  }

  /** Whether the record still stands in the way of others: {@code until} is in the future. */
  public boolean isLiveAt(Instant now) {
    return now.isBefore(until);
  }

  /** Everything but the result, which may be personal. */
  @Override
  public String toString() {
    String state = result == null ? "in progress" : "completed with " + result.size() + " bytes";
    return state + " by " + holder + ", until " + until;
  }
}
