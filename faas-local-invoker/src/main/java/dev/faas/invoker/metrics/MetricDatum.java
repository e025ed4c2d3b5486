package dev.faas.invoker.metrics;

import java.util.Map;
import java.util.TreeMap;

/**
 * A metric as the service has it in its list: a name, what it is of, and the values. Immutable.
 *
 * @param name such as {@code Invocations}
 * @param dimensions {@code FunctionName}; {@code Resource}, such as {@code Orders:live}; {@code ExecutedVersion} beside an
 *     alias. Empty for the account
 * @param unit such as {@code Milliseconds}
 * @param statistics its values
 */
public record MetricDatum(
    String name, Map<String, String> dimensions, String unit, Statistics statistics) {

  /** Keeps the dimensions as they are. */
  public MetricDatum {
    dimensions = Map.copyOf(dimensions);
  }

  static MetricDatum of(Map<String, String> dimensions, Statistics statistics) {
    Metric metric = statistics.metric();
    return new MetricDatum(metric.wireName(), dimensions, metric.unit().wireName(), statistics);
  }

  /** The dimensions, and the values in words. */
  @Override
  public String toString() {
    return new TreeMap<>(dimensions) + " " + statistics;
  }
}
