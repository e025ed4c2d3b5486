package dev.faas.invoker.environment;

import dev.faas.Payload;
import dev.faas.invoker.handler.GuardedFormat;
import dev.faas.invoker.handler.UserFault;

/**
 * What the Java runtime reports of something thrown.
 *
 * @param errorType the class's name; empty where the payload has null
 * @param errorMessage its message, or the class's name where it has none
 * @param payload the error as the caller gets it
 * @param cause what the user should see: behind a failure of the wire format the failure itself
 */
public record ErrorReport(String errorType, String errorMessage, Payload payload, Throwable cause) {

  /** The report of something thrown, of which the runtime's frames are cut off. */
  public static ErrorReport of(Throwable thrown) {
    StackTrace.cutAll(thrown);
    if (thrown instanceof UserFault fault) {
      return of(fault);
    }
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

  /** The report of something thrown in an init phase: without a stack trace, and the runtime's frames are cut off. */
  public static ErrorReport ofInit(Throwable thrown) {
    StackTrace.cutAll(thrown);
    if (thrown instanceof UserFault fault) {
      return of(fault);
    }
    String type = thrown.getClass().getName();
    String message = messageOf(thrown);
    return new ErrorReport(type, message, Json.userFault(type, message), thrown);
  }

  private static ErrorReport of(UserFault fault) {
    String message = messageOf(fault);
    String type = fault.errorType();
    Throwable cause = fault.getCause();
    return new ErrorReport(
        type == null ? "" : type,
        message,
        Json.userFault(type, message),
        cause == null ? fault : cause);
  }

  private static String messageOf(Throwable thrown) {
    String className = thrown.getClass().getName();
    try {
      String message = thrown.getLocalizedMessage();
      return message != null ? message : className;
    } catch (RuntimeException | Error failure) {
      return className + " (its message failed with " + failure.getClass().getName() + ")";
    }
  }
}
