package dev.faas.invoker.metrics;

import dev.faas.invoker.metrics.Metric.Scope;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts and times what an invoker does, by the rules and under the names of the real service's metrics ("Types of
 * metrics for Lambda functions"). Safe for use by several threads.
 *
 * <pre>{@code
 * Metrics metrics = Metrics.create();
 * LocalInvoker invoker = LocalInvoker.builder().listener(metrics).build();
 * …
 * metrics.of("Orders").errors();
 * metrics.of("Orders").alias("live").duration().p99();
 * }</pre>
 *
 * <p>Durations are in the service's time, so under simulated time they are simulated. There is no series over time:
 * values are of all that happened since the creation, or since {@link #reset}.
 */
public final class Metrics extends MeasuringListener {

  private volatile Map<Dimensions, Map<Metric, Tally>> tallies = new ConcurrentHashMap<>();

  private Metrics() {}

  /** Nothing measured yet; may be given to several invokers, which then are one account. */
  public static Metrics create() {
    return new Metrics();
  }

  @Override
  protected void measured(Metric metric, Dimensions of, double value) {
    Map<Metric, Tally> ofThis = tallies.get(of);
    if (ofThis == null) {
      ofThis = tallies.computeIfAbsent(of, dimensions -> new ConcurrentHashMap<>());
    }
    Tally tally = ofThis.get(metric);
    if (tally == null) {
      tally = ofThis.computeIfAbsent(metric, Tally::new);
    }
    tally.add(value);
  }

  /**
   * The metrics of a function as they are now; what happens while this reads may be in it in part.
   *
   * @param functionName where it is no function's, nothing was measured
   */
  public FunctionMetrics of(String functionName) {
    return of(functionName, account());
  }

  private static FunctionMetrics of(String functionName, MetricSet account) {
    return new FunctionMetrics(
        functionName, account.filtered(each -> functionName.equals(each.functionName())));
  }

  /** The metrics of all functions together as they are now. */
  public MetricSet account() {
    Map<Dimensions, Map<Metric, Statistics>> values = new HashMap<>();
    tallies.forEach((dimensions, ofThis) -> {
      Map<Metric, Statistics> read = new EnumMap<>(Metric.class);
      ofThis.forEach((metric, tally) -> read.put(metric, tally.read()));
      values.put(dimensions, read);
    });
    return new MetricSet("account", Scope.ACCOUNT, Dimensions.ACCOUNT, values);
  }

  /**
   * All metrics that have values, as the service lists them: of the account, of each function, of each version and
   * alias that was named, and of each version that ran under an alias.
   */
  public List<MetricDatum> data() {
    MetricSet account = account();
    List<MetricDatum> data = new ArrayList<>();
    addAll(data, Map.of(), account);
    for (String name : functions(account)) {
      FunctionMetrics function = of(name, account);
      addAll(data, Dimensions.named(name), function);
      for (String qualifier : function.qualifiers()) {
        addAll(data, Dimensions.named(name, qualifier), function.named(qualifier));
        if (Dimensions.isAlias(qualifier)) {
          for (String version : function.versionsUnder(qualifier)) {
            addAll(
                data,
                Dimensions.named(name, qualifier, version),
                function.alias(qualifier, version));
          }
        }
      }
    }
    return List.copyOf(data);
  }

  private static void addAll(
      List<MetricDatum> data, Map<String, String> dimensions, MetricSet metrics) {
    for (Metric metric : Metric.values()) {
      if (metrics.isKnown(metric) && !metrics.get(metric).isEmpty()) {
        data.add(MetricDatum.of(dimensions, metrics.get(metric)));
      }
    }
  }

  /** The functions of which something was measured, in the order of their names. */
  public Set<String> functions() {
    return functions(account());
  }

  private static Set<String> functions(MetricSet account) {
    Set<String> names = new TreeSet<>();
    for (Dimensions each : account.dimensions()) {
      names.add(Objects.requireNonNullElse(each.functionName(), ""));
    }
    names.remove("");
    return names;
  }

  /**
   * Forgets everything, in one step. An invocation that runs is counted when it ends; what it counted when it began is
   * forgotten.
   */
  public void reset() {
    tallies = new ConcurrentHashMap<>();
  }

  /** A table: the account, and each function. */
  @Override
  public String toString() {
    MetricSet account = account();
    MetricTable table = new MetricTable();
    for (String name : functions(account)) {
      table.add(name, of(name, account));
    }
    table.add("all", account);
    return table.toString();
  }
}
