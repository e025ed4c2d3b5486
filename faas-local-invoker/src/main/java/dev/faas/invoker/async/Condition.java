package dev.faas.invoker.async;

/** What has become of an asynchronous event (recorded from the service). */
public enum Condition {
  /** The function returned. */
  SUCCESS("Success"),

  /** It failed, and may not be tried again. */
  RETRIES_EXHAUSTED("RetriesExhausted"),

  /** It would be too old at the next attempt. */
  EVENT_AGE_EXCEEDED("EventAgeExceeded"),

  /** It was never tried, since no concurrency at all is reserved for the function. */
  ZERO_RESERVED_CONCURRENCY("ZeroReservedConcurrency");

  private final String wireName;

  Condition(String wireName) {
    this.wireName = wireName;
  }

  /** The service's name. */
  public String wireName() {
    return wireName;
  }
}
