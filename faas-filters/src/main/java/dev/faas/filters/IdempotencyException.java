package dev.faas.filters;

/**
 * An event that {@link Idempotency} refuses, so that the platform delivers it again or the caller learns
 * why. Messages name keys by their hash only.
 */
public final class IdempotencyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why an event is refused. */
  public enum Reason {
    /**
     * The event has no identity, or the function of the key answered nothing. Repeating does not help.
     */
    NO_KEY,
    /** Another attempt handles the same key. Repeating helps when that one has ended. */
    IN_PROGRESS,
    /** The key came before with another payload. Repeating does not help. */
    OTHER_PAYLOAD,
    /** The invocation's deadline had passed before the handler was called. Repeating helps. */
    NO_TIME_LEFT,
    /**
     * The handler has returned, but after the end of its lease, and meanwhile another attempt took the
     * key. Repeating answers that one's result.
     */
    LEASE_LOST
  }

  IdempotencyException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why the event was refused. */
  public Reason reason() {
    return reason;
  }
}
