package dev.faas.invoker.forked;

/**
 * A call that the Runtime API refuses, in the words of the Runtime Interface Emulator ({@code
 * rendering/render_error.go}).
 */
final class RefusedCall extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String errorType;

  private RefusedCall(int status, String errorType, String message) {
    super(message, null, false, false);
    this.status = status;
    this.errorType = errorType;
  }

  /** A call at the wrong time. */
  static RefusedCall outOfOrder(String from, String to) {
    return new RefusedCall(
        403,
        "InvalidStateTransition",
        "State transition from " + from + " to " + to
            + " failed for runtime. Error: State transition is not allowed");
  }

  /** An answer to another invocation than the present one. */
  static RefusedCall wrongRequestId() {
    return new RefusedCall(400, "InvalidRequestID", "Invalid request ID");
  }

  /** A response whose mode is none. */
  static RefusedCall invalidMode() {
    return new RefusedCall(400, "InvalidFunctionResponseMode", "Invalid function response mode");
  }

  /** A response that broke off. */
  static RefusedCall truncated() {
    return new RefusedCall(400, "TruncatedHTTPRequest", "HTTP request detected as truncated");
  }

  /** A response that is larger than the service takes. */
  static RefusedCall tooLarge(int limit) {
    return new RefusedCall(
        413,
        "RequestEntityTooLarge",
        "Exceeded maximum allowed payload size (" + limit + " bytes).");
  }

  /** The HTTP status. */
  int status() {
    return status;
  }

  /** The body of the HTTP response. None of its texts needs escaping. */
  String body() {
    return "{\"errorMessage\":\"" + getMessage() + "\",\"errorType\":\"" + errorType + "\"}\n";
  }
}
