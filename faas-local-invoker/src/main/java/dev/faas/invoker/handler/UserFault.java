package dev.faas.invoker.handler;

import org.jspecify.annotations.Nullable;

/**
 * A handler that cannot be found or made, as AWS's Java runtime reports it: with a message and a type, and
 * without a stack trace. Thrown by each invocation, or by {@link HandlerString#bind} where the service lets
 * the init phase fail.
 */
public final class UserFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String errorType;
  private final boolean isDeferred;
  private final boolean isFatal;

  private UserFault(
      String message, @Nullable Throwable cause, boolean isDeferred, boolean isFatal) {
    this(message, cause == null ? null : cause.getClass().getName(), cause, isDeferred, isFatal);
  }

  private UserFault(
      String message,
      @Nullable String errorType,
      @Nullable Throwable cause,
      boolean isDeferred,
      boolean isFatal) {
    super(message, cause, false, false);
    this.errorType = errorType;
    this.isDeferred = isDeferred;
    this.isFatal = isFatal;
  }

  /** What every invocation fails with; no exception stands behind it. */
  static UserFault deferred(String message) {
    return new UserFault(message, null, null, true, false);
  }

  /** What every invocation fails with, as if this had been thrown. */
  static UserFault deferred(String message, String errorType) {
    return new UserFault(message, errorType, null, true, false);
  }

  /** What every invocation fails with, because of this. */
  static UserFault deferred(String message, Throwable cause) {
    return new UserFault(message, cause, true, false);
  }

  /** What every invocation fails with, because of this; the runtime ends each time. */
  static UserFault fatal(String message, Throwable cause) {
    return new UserFault(message, cause, true, true);
  }

  /** What the init phase fails with, because of this. */
  static UserFault atInit(String message, Throwable cause) {
    return new UserFault(message, cause, false, true);
  }

  /** The {@code errorType} of the answer, a class's name; null where the service says null. */
  public @Nullable String errorType() {
    return errorType;
  }

  /** Whether every invocation fails with it, and not the init phase. */
  public boolean isDeferred() {
    return isDeferred;
  }

  /** Whether the runtime ends after it has reported it, so that the next invocation is a cold start. */
  public boolean isFatal() {
    return isFatal;
  }
}
