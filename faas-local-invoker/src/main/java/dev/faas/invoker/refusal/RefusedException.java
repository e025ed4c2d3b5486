package dev.faas.invoker.refusal;

/**
 * The service refused what it was asked for, such as an invocation, and did nothing: there is no outcome, and
 * nothing in a log. Code, status and message are those of AWS Lambda's API.
 */
public final class RefusedException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final int httpStatus;

  /**
   * A refusal in the service's words.
   *
   * @param code such as {@code ResourceNotFoundException}
   * @param httpStatus with which the service answers over HTTP
   */
  public RefusedException(String code, int httpStatus, String message) {
    super(message);
    this.code = code;
    this.httpStatus = httpStatus;
  }

  /** What was asked for contradicts itself or something else, or a limit. */
  public static RefusedException invalidParameter(String message) {
    return new RefusedException("InvalidParameterValueException", 400, message);
  }

  /** A value has not the form of its kind. */
  public static RefusedException validation(String message) {
    return new RefusedException("ValidationException", 400, message);
  }

  /** There is no such thing. */
  public static RefusedException notFound(String message) {
    return new RefusedException("ResourceNotFoundException", 404, message);
  }

  /** There is one already. */
  public static RefusedException conflict(String message) {
    return new RefusedException("ResourceConflictException", 409, message);
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
