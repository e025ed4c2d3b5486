package dev.faas.invoker.version;

import java.util.Map;
import java.util.TreeMap;

/**
 * A name for a version of a function, or for two of which chance decides between at each invocation. Immutable.
 *
 * @param name letters, digits, {@code -} and {@code _}; not only digits
 * @param version what it points to: a number, or {@code $LATEST}
 * @param additionalVersionWeights how often another version is taken instead, from 0 to 1; at most one
 * @param description may be empty
 */
public record Alias(
    String name, String version, Map<String, Double> additionalVersionWeights, String description) {

  /** Keeps the weights as they are; {@link Versions} checks all of it in the service's words. */
  public Alias {
    additionalVersionWeights = Map.copyOf(additionalVersionWeights);
  }

  /** An alias of one version. */
  public static Alias of(String name, String version) {
    return new Alias(name, version, Map.of(), "");
  }

  /** The same alias of another version; what was additional stays so. */
  public Alias withVersion(String newVersion) {
    return new Alias(name, newVersion, additionalVersionWeights, description);
  }

  /**
   * The same alias with one more version, or another weight for it.
   *
   * @param additional a version's number
   * @param weight how often it is taken: 0.1 for every tenth invocation
   */
  public Alias withWeight(String additional, double weight) {
    Map<String, Double> weights = new TreeMap<>(additionalVersionWeights);
    weights.put(additional, weight);
    return new Alias(name, version, weights, description);
  }

  /** The same alias without additional versions. */
  public Alias withoutWeights() {
    return new Alias(name, version, Map.of(), description);
  }

  /** The same alias with another description. */
  public Alias withDescription(String newDescription) {
    return new Alias(name, version, additionalVersionWeights, newDescription);
  }
}
