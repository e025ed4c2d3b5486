package dev.faas.invoker.metrics;

import dev.faas.invoker.metrics.Metric.Scope;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The metrics of an account, a function, a version or an alias as they were when they were asked for. Immutable.
 */
public class MetricSet {

  private final String of;
  private final Scope scope;
  private final Dimensions itself;
  private final Map<Dimensions, Map<Metric, Statistics>> values;

  MetricSet(
      String of, Scope scope, Dimensions itself, Map<Dimensions, Map<Metric, Statistics>> values) {
    this.of = of;
    this.scope = scope;
    this.itself = itself;
    this.values = values;
  }

  /** Some of these. */
  final MetricSet only(
      String part, Scope itsScope, Dimensions ofPart, Predicate<Dimensions> filter) {
    return new MetricSet(part, itsScope, ofPart, filtered(filter));
  }

  final Map<Dimensions, Map<Metric, Statistics>> filtered(Predicate<Dimensions> filter) {
    Map<Dimensions, Map<Metric, Statistics>> some = new LinkedHashMap<>();
    values.forEach((dimensions, measured) -> {
      if (filter.test(dimensions)) {
        some.put(dimensions, measured);
      }
    });
    return some;
  }

  /** What there are values of. */
  final Iterable<Dimensions> dimensions() {
    return values.keySet();
  }

  /** Whether such a metric is known of this. */
  final boolean isKnown(Metric metric) {
    return scope.compareTo(metric.scope()) <= 0;
  }

  /**
   * The values of one metric; empty if nothing was measured.
   *
   * @throws UnsupportedOperationException if this metric is known of larger things only, such as what is unreserved
   */
  public final Statistics get(Metric metric) {
    if (!isKnown(metric)) {
      throw new UnsupportedOperationException(metric.wireName() + " is known of "
          + metric.scope().inWords() + ", not of " + of + ". Ask there.");
    }
    boolean isOfItself = metric.isOfEachItself();
    return Statistics.of(
        metric,
        values.entrySet().stream()
            .filter(entry -> !isOfItself || entry.getKey().equals(itself))
            .map(entry -> entry.getValue().get(metric))
            .filter(found -> found != null && !found.isEmpty())
            .toList());
  }

  private long count(Metric metric) {
    return get(metric).samples();
  }

  /** {@link Metric#INVOCATIONS}: calls that ran, well or not, throttled ones not included. */
  public final long invocations() {
    return count(Metric.INVOCATIONS);
  }

  /** {@link Metric#ERRORS}: invocations that ended with an error. */
  public final long errors() {
    return count(Metric.ERRORS);
  }

  /** {@link Metric#THROTTLES}: calls that did not run, since too many did. */
  public final long throttles() {
    return count(Metric.THROTTLES);
  }

  /** {@link Metric#DURATION} of handlers, in milliseconds. */
  public final Statistics duration() {
    return get(Metric.DURATION);
  }

  /** {@link Metric#INIT_DURATION}: init phases before invocations, in milliseconds. */
  public final Statistics initDuration() {
    return get(Metric.INIT_DURATION);
  }

  /**
   * {@link Metric#CONCURRENT_EXECUTIONS}: how many invocations ran at the same time; the maximum is what one wants to
   * know.
   */
  public final Statistics concurrentExecutions() {
    return get(Metric.CONCURRENT_EXECUTIONS);
  }

  /** {@link Metric#ASYNC_EVENTS_RECEIVED}: asynchronous events that were accepted. */
  public final long asyncEventsReceived() {
    return count(Metric.ASYNC_EVENTS_RECEIVED);
  }

  /** {@link Metric#ASYNC_EVENT_AGE} when they were handed to the function, in milliseconds. */
  public final Statistics asyncEventAge() {
    return get(Metric.ASYNC_EVENT_AGE);
  }

  /** {@link Metric#ASYNC_EVENTS_DROPPED}: asynchronous events that were given up. */
  public final long asyncEventsDropped() {
    return count(Metric.ASYNC_EVENTS_DROPPED);
  }

  /** What was measured, a line for each metric. */
  @Override
  public final String toString() {
    return of
        + Arrays.stream(Metric.values())
            .filter(this::isKnown)
            .map(this::get)
            .filter(statistics -> !statistics.isEmpty())
            .map(statistics -> "\n  " + statistics)
            .collect(Collectors.joining());
  }
}
