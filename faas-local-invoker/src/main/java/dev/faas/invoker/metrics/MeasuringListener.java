package dev.faas.invoker.metrics;

import dev.faas.invoker.Invocation;
import dev.faas.invoker.InvocationListener;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.async.AsyncInvocation;
import dev.faas.invoker.async.Condition;
import dev.faas.invoker.async.Destination;
import dev.faas.invoker.concurrency.ConcurrencyReading;
import dev.faas.invoker.concurrency.NamedConcurrency;
import java.time.Duration;

/**
 * Turns what a listener is told into values of {@link Metric metrics}, one by one. What extends it says where they
 * go, and must be safe for use by several threads.
 */
public abstract class MeasuringListener implements InvocationListener {

  private static final double NANOS_PER_MILLISECOND = 1e6;

  /** For those that measure. */
  protected MeasuringListener() {}

  /**
   * Takes a value. Called in the thread of the invocation, and should be quick.
   *
   * @param value in the metric's unit
   */
  protected abstract void measured(Metric metric, Dimensions of, double value);

  @Override
  public final void onEnded(Outcome<?> outcome) {
    Invocation ended = outcome.invocation();
    Dimensions of = new Dimensions(ended.functionName(), ended.qualifier(), ended.version());
    if (outcome instanceof Outcome.Throttled) {
      measured(Metric.THROTTLES, of, 1);
      return;
    }
    measured(Metric.INVOCATIONS, of, 1);
    if (!(outcome instanceof Outcome.Returned)) {
      measured(Metric.ERRORS, of, 1);
    }
    if (!(outcome instanceof Outcome.Stalled)) {
      measured(Metric.DURATION, of, milliseconds(ended.duration()));
    }
    Duration init = ended.initDuration();
    if (init != null) {
      measured(Metric.INIT_DURATION, of, milliseconds(init));
    }
  }

  @Override
  public final void onStarted(ConcurrencyReading now) {
    measured(Metric.CONCURRENT_EXECUTIONS, Dimensions.ACCOUNT, now.ofAccount());
    measured(Metric.UNRESERVED_CONCURRENT_EXECUTIONS, Dimensions.ACCOUNT, now.unreserved());
    measured(Metric.CLAIMED_ACCOUNT_CONCURRENCY, Dimensions.ACCOUNT, now.claimed());
    measureConcurrency(now);
    int provisioned = now.provisioned();
    if (provisioned > 0) {
      Dimensions of = new Dimensions(now.functionName(), now.qualifier(), now.version());
      int running = now.provisionedRunning();
      measured(Metric.PROVISIONED_CONCURRENT_EXECUTIONS, of, running);
      measured(Metric.PROVISIONED_CONCURRENCY_UTILIZATION, of, (double) running / provisioned);
      measured(
          now.isProvisioned()
              ? Metric.PROVISIONED_CONCURRENCY_INVOCATIONS
              : Metric.PROVISIONED_CONCURRENCY_SPILLOVER_INVOCATIONS,
          of,
          1);
    }
  }

  private void measureConcurrency(ConcurrencyReading now) {
    String function = now.functionName();
    Metric metric = Metric.CONCURRENT_EXECUTIONS;
    NamedConcurrency.Reading named = now.named();
    measured(metric, Dimensions.ofFunction(function), now.ofFunction());
    measured(metric, Dimensions.ofVersion(function, now.version()), named.ofVersion());
    String qualifier = now.qualifier();
    if (qualifier != null) {
      measured(metric, Dimensions.ofQualifier(function, qualifier), named.ofQualifier());
      measured(metric, new Dimensions(function, qualifier, now.version()), named.ofBoth());
    }
  }

  @Override
  public final void onLoopStopped(String functionName) {
    measured(Metric.RECURSIVE_INVOCATIONS_DROPPED, Dimensions.ofFunction(functionName), 1);
  }

  @Override
  public final void onAccepted(AsyncInvocation event) {
    measured(Metric.ASYNC_EVENTS_RECEIVED, dimensions(event), 1);
  }

  @Override
  public final void onHanded(AsyncInvocation event, Duration age) {
    measured(Metric.ASYNC_EVENT_AGE, dimensions(event), milliseconds(age));
  }

  @Override
  public final void onSettled(AsyncInvocation event) {
    if (event.condition().orElse(Condition.SUCCESS) != Condition.SUCCESS) {
      measured(Metric.ASYNC_EVENTS_DROPPED, dimensions(event), 1);
    }
  }

  @Override
  public final void onNotDelivered(
      AsyncInvocation event, Destination destination, boolean isDeadLetter, Exception why) {
    measured(
        isDeadLetter ? Metric.DEAD_LETTER_ERRORS : Metric.DESTINATION_DELIVERY_FAILURES,
        dimensions(event),
        1);
  }

  private static Dimensions dimensions(AsyncInvocation event) {
    return Dimensions.asNamed(event.functionName(), event.qualifier());
  }

  private static double milliseconds(Duration duration) {
    return duration.toNanos() / NANOS_PER_MILLISECOND;
  }
}
