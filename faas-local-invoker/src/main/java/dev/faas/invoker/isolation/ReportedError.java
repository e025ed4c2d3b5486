package dev.faas.invoker.isolation;

import dev.faas.Payload;

/** An error that a runtime reported over the Runtime API, in the form that the caller receives. */
public final class ReportedError extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Payload payload;
  private final String errorType;

  /**
   * An error as it was reported.
   *
   * @param payload the error object as the runtime sent it
   * @param errorType what the runtime's header called it, such as {@code Runtime.UserException}; already
   *     in the form that the service keeps
   * @param message the error's message as the payload has it, or the type where it has none
   */
  public ReportedError(Payload payload, String errorType, String message) {
    super(message, null, false, false);
    this.payload = payload;
    this.errorType = errorType;
  }

  /** The error object as the runtime sent it. */
  public Payload payload() {
    return payload;
  }

  /** What the runtime called it. */
  public String errorType() {
    return errorType;
  }
}
