package dev.faas.invoker.metrics;

import dev.faas.invoker.metrics.Metric.Scope;
import java.util.Map;
import java.util.TreeSet;

/** The metrics of a function, all versions and aliases together, as they were when they were asked for. Immutable. */
public final class FunctionMetrics extends MetricSet {

  private final String name;

  FunctionMetrics(String name, Map<Dimensions, Map<Metric, Statistics>> values) {
    super("function " + name, Scope.FUNCTION, Dimensions.ofFunction(name), values);
    this.name = name;
  }

  /**
   * Those of what this version ran, under whichever name it was called. An asynchronous event to an alias belongs to
   * the version that handles it only once it does, so its own metrics are not among these.
   *
   * @param version a number, or {@code $LATEST}
   */
  public MetricSet version(String version) {
    return only(
        "version " + version + " of function " + name,
        Scope.VERSION,
        Dimensions.ofVersion(name, version),
        each -> version.equals(each.executedVersion()));
  }

  /** Those of calls that named this alias, whichever version ran. */
  public MetricSet alias(String alias) {
    return named(alias);
  }

  /** Those of calls that named this alias and that this version ran: of the two that share it. */
  public MetricSet alias(String alias, String version) {
    return only(
        "version " + version + " under " + name + ":" + alias,
        Scope.VERSION,
        new Dimensions(name, alias, version),
        each -> alias.equals(each.qualifier()) && version.equals(each.executedVersion()));
  }

  /** Those of calls that named this version or alias. */
  MetricSet named(String qualifier) {
    return only(
        name + ":" + qualifier,
        Scope.VERSION,
        Dimensions.ofQualifier(name, qualifier),
        each -> qualifier.equals(each.qualifier()));
  }

  /** The versions and aliases that were named. */
  Iterable<String> qualifiers() {
    TreeSet<String> qualifiers = new TreeSet<>();
    for (Dimensions each : dimensions()) {
      String qualifier = each.qualifier();
      if (qualifier != null) {
        qualifiers.add(qualifier);
      }
    }
    return qualifiers;
  }

  /** The versions that ran under an alias. */
  Iterable<String> versionsUnder(String alias) {
    TreeSet<String> versions = new TreeSet<>();
    for (Dimensions each : dimensions()) {
      String version = each.executedVersion();
      if (version != null && alias.equals(each.qualifier())) {
        versions.add(version);
      }
    }
    return versions;
  }
}
