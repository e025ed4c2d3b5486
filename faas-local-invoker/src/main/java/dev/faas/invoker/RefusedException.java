package dev.faas.invoker;

/**
 * The service refused an invocation, so that the function never ran: there is no outcome, and nothing in
 * its log. Code, status and message are those of AWS Lambda's Invoke API.
 */
public final class RefusedException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final int httpStatus;

  RefusedException(String code, int httpStatus, String message) {
    super(message);
    this.code = code;
    this.httpStatus = httpStatus;
  }

  /** The error's code, such as {@code ResourceNotFoundException}. */
  public String code() {
    return code;
  }

  /** The status with which the service answers over HTTP. */
  public int httpStatus() {
    return httpStatus;
  }
}
