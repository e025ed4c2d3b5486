package dev.faas.invoker.metrics;

/**
 * What is measured, by the service's names ("Types of metrics for Lambda functions"), and the init phase's
 * duration.
 */
public enum Metric {
  /** Calls that ran, well or not. A throttled call did not. */
  INVOCATIONS("Invocations", Unit.COUNT, Scope.VERSION),

  /** Invocations that ended with an error: thrown, timed out, exited. A throttled call is none. */
  ERRORS("Errors", Unit.COUNT, Scope.VERSION),

  /** Calls that were refused since too many ran, attempts with asynchronous events included. */
  THROTTLES("Throttles", Unit.COUNT, Scope.VERSION),

  /** How long handlers took, without an init phase before; of a stalled invocation nobody knows. */
  DURATION("Duration", Unit.MILLISECONDS, Scope.VERSION),

  /**
   * How long init phases before invocations took. The service writes it into REPORT lines only, and has no such
   * metric.
   */
  INIT_DURATION("InitDuration", Unit.MILLISECONDS, Scope.VERSION),

  /**
   * How many invocations ran at the same time, read whenever one began: of the account, of a function, of a version by
   * whichever name, of a version or alias as callers named it, and of a version under an alias.
   */
  CONCURRENT_EXECUTIONS("ConcurrentExecutions", Unit.COUNT, Scope.VERSION),

  /** How many of those were of functions without concurrency of their own; known of the account. */
  UNRESERVED_CONCURRENT_EXECUTIONS("UnreservedConcurrentExecutions", Unit.COUNT, Scope.ACCOUNT),

  /**
   * How much of the account's concurrency was not to be had on demand, read whenever an invocation began: the
   * unreserved concurrent executions, and all that is reserved and provisioned ("Monitoring concurrency"). What is
   * provisioned for a function that has reserved concurrency is part of that, and counts once.
   */
  CLAIMED_ACCOUNT_CONCURRENCY("ClaimedAccountConcurrency", Unit.COUNT, Scope.ACCOUNT),

  /** How many invocations ran at the same time in provisioned concurrency, read whenever one began. */
  PROVISIONED_CONCURRENT_EXECUTIONS("ProvisionedConcurrentExecutions", Unit.COUNT, Scope.VERSION),

  /** Invocations that began in provisioned concurrency. */
  PROVISIONED_CONCURRENCY_INVOCATIONS(
      "ProvisionedConcurrencyInvocations", Unit.COUNT, Scope.VERSION),

  /**
   * Invocations that began beside provisioned concurrency, since all of it was in use. One that gets no new
   * environment then, since there were too many of late, is throttled and counted here all the same.
   */
  PROVISIONED_CONCURRENCY_SPILLOVER_INVOCATIONS(
      "ProvisionedConcurrencySpilloverInvocations", Unit.COUNT, Scope.VERSION),

  /** Which part of the provisioned concurrency was in use, from 0 to 1, read whenever one began. */
  PROVISIONED_CONCURRENCY_UTILIZATION(
      "ProvisionedConcurrencyUtilization", Unit.NONE, Scope.VERSION),

  /** Asynchronous events that were accepted. */
  ASYNC_EVENTS_RECEIVED("AsyncEventsReceived", Unit.COUNT, Scope.VERSION),

  /** How old asynchronous events were when they were handed to the function, at each attempt. */
  ASYNC_EVENT_AGE("AsyncEventAge", Unit.MILLISECONDS, Scope.VERSION),

  /** Asynchronous events that were given up. */
  ASYNC_EVENTS_DROPPED("AsyncEventsDropped", Unit.COUNT, Scope.VERSION),

  /** Events that a dead-letter queue did not take. */
  DEAD_LETTER_ERRORS("DeadLetterErrors", Unit.COUNT, Scope.VERSION),

  /** Messages that a destination did not take. */
  DESTINATION_DELIVERY_FAILURES("DestinationDeliveryFailures", Unit.COUNT, Scope.VERSION),

  /** Calls that were refused since the function called itself in a loop. */
  RECURSIVE_INVOCATIONS_DROPPED("RecursiveInvocationsDropped", Unit.COUNT, Scope.FUNCTION);

  /** The smallest thing of which a metric is known; the order is from large to small. */
  enum Scope {
    ACCOUNT,
    FUNCTION,
    VERSION;

    String inWords() {
      return switch (this) {
        case ACCOUNT -> "the account";
        case FUNCTION -> "the account and its functions";
        case VERSION -> "versions and aliases";
      };
    }
  }

  private final String wireName;
  private final Unit unit;
  private final Scope scope;

  Metric(String wireName, Unit unit, Scope scope) {
    this.wireName = wireName;
    this.unit = unit;
    this.scope = scope;
  }

  /** The service's name of it, such as {@code ConcurrentExecutions}. */
  public String wireName() {
    return wireName;
  }

  /** What its values are counted in. */
  public Unit unit() {
    return unit;
  }

  Scope scope() {
    return scope;
  }

  /** Whether its values are measured of each thing by itself, and those of its parts say nothing of the whole. */
  boolean isOfEachItself() {
    return this == CONCURRENT_EXECUTIONS;
  }

  /** Whether each value is one thing that happened, and the sum is what one wants to know. */
  public boolean isCounter() {
    return switch (this) {
      case CONCURRENT_EXECUTIONS,
          UNRESERVED_CONCURRENT_EXECUTIONS,
          CLAIMED_ACCOUNT_CONCURRENCY,
          PROVISIONED_CONCURRENT_EXECUTIONS -> false;
      default -> unit == Unit.COUNT;
    };
  }
}
