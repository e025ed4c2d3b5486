package dev.faas.invoker.environment;

import dev.faas.Payload;

/**
 * What the Java runtime reports of something thrown.
 *
 * @param errorType the class's name
 * @param errorMessage its message, or the class's name where it has none
 * @param payload the error as the caller gets it
 * @param cause what the user should see: behind a failure of the wire format the failure itself
 */
public record ErrorReport(String errorType, String errorMessage, Payload payload, Throwable cause) {

  /** The report of something thrown. */
  public static ErrorReport of(Throwable thrown) {
    Throwable cause = thrown;
    String type = thrown.getClass().getName();
    if (thrown instanceof GuardedFormat.FormatFailure && thrown.getCause() != null) {
      cause = thrown.getCause();
      type = RuntimeException.class.getName();
    }
    String message = messageOf(thrown);
    return new ErrorReport(
        type, message, Json.exception(type, message, StackTrace.of(thrown)), cause);
  }

  private static String messageOf(Throwable thrown) {
    String className = thrown.getClass().getName();
    try {
      String message = thrown.getLocalizedMessage();
      return message != null ? message : className;
    } catch (RuntimeException failure) {
      return className + " (its message failed with " + failure.getClass().getName() + ")";
    }
  }
}
