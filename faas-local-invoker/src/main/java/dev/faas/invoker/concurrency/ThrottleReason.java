package dev.faas.invoker.concurrency;

/** Why the service refuses an invocation with status 429 (Lambda API reference, "Invoke": {@code Reason}). */
public enum ThrottleReason {
  /** The account's concurrency is used up, as far as it is not reserved for other functions. */
  ACCOUNT("ConcurrentInvocationLimitExceeded"),

  /** The concurrency reserved for the function is used up, or is zero. */
  RESERVED("ReservedFunctionConcurrentInvocationLimitExceeded"),

  /**
   * The function asks for more new execution environments than 1,000 in 10 seconds. Which reason the service
   * gives for this is not known.
   */
  SCALING_RATE("FunctionInvocationRateLimitExceeded");

  private final String wireName;

  ThrottleReason(String wireName) {
    this.wireName = wireName;
  }

  /** The service's name. */
  public String wireName() {
    return wireName;
  }
}
