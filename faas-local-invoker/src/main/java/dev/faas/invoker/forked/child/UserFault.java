package dev.faas.invoker.forked.child;

import org.jspecify.annotations.Nullable;

/**
 * The function is not as it should be: the handler string names no handler, or its code cannot be
 * loaded. Rules and words: {@code UserFault} and {@code AWSLambda} of AWS's Java runtime interface
 * client.
 */
final class UserFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final @Nullable String errorType;
  private final boolean isFatal;

  private UserFault(
      String message, @Nullable String errorType, boolean isFatal, @Nullable Throwable cause) {
    super(message, cause, false, false);
    this.errorType = errorType;
    this.isFatal = isFatal;
  }

  /** There is no such class. Each invocation says so; the init phase does not. */
  static UserFault classNotFound(String className, ClassNotFoundException cause) {
    return new UserFault("Class not found: " + className, cause.getClass().getName(), false, cause);
  }

  /** The string is no handler string. Each invocation says so. */
  static UserFault invalidHandler(String handler) {
    return new UserFault("Invalid handler: `" + handler + "'", null, false, null);
  }

  /** The class is no handler. Each invocation says so. */
  static UserFault noHandler(IllegalArgumentException cause) {
    return new UserFault(ErrorReport.messageOf(cause), cause.getClass().getName(), false, cause);
  }

  /** The class could not be loaded or initialised. */
  static UserFault notLoaded(String className, Throwable cause) {
    String reason = cause.getMessage() == null ? "" : ": " + cause.getMessage();
    return new UserFault(
        "Error loading class " + className + reason, cause.getClass().getName(), true, cause);
  }

  /** The handler's constructor threw something. */
  static UserFault notMade(Throwable thrown) {
    return new UserFault(ErrorReport.messageOf(thrown), thrown.getClass().getName(), true, thrown);
  }

  /** The class of the error, or null where there is none. */
  @Nullable
  String errorType() {
    return errorType;
  }

  /** Whether no further invocation is served. */
  boolean isFatal() {
    return isFatal;
  }
}
