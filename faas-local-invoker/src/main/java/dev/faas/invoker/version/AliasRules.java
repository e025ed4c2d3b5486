package dev.faas.invoker.version;

import dev.faas.invoker.refusal.RefusedException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What the service refuses in an alias (recorded from it). */
final class AliasRules {

  private static final String NAME_PATTERN = "(?!^[0-9]+$)([a-zA-Z0-9-_]+)";
  private static final Pattern NAME = Pattern.compile(NAME_PATTERN);
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final int MAX_NAME = 128;

  private AliasRules() {}

  static boolean isNumber(String version) {
    return NUMBER.matcher(version).matches();
  }

  static void checkName(String name) {
    if (name.isEmpty() || name.length() > MAX_NAME || !NAME.matcher(name).matches()) {
      throw RefusedException.validation("1 validation error detected: Value '" + name
          + "' at 'name' failed to satisfy constraint:"
          + " Member must satisfy regular expression pattern: " + NAME_PATTERN);
    }
  }

  /**
   * Checks all but the name.
   *
   * @param exists throws for a version that does not exist
   */
  static void check(Alias alias, Consumer<String> exists) {
    Map<String, Double> weights = new TreeMap<>(alias.additionalVersionWeights());
    if (weights.size() > 1) {
      throw RefusedException.invalidParameter(
          "Number of items in AdditionalVersionWeights cannot be greater than 1");
    }
    weights.forEach((version, weight) -> checkWeight(weights, version, weight));
    exists.accept(alias.version());
    if (weights.isEmpty()) {
      return;
    }
    if (alias.version().equals(Versions.LATEST)) {
      throw RefusedException.invalidParameter(
          "$LATEST is not supported for an alias pointing to more than 1 version");
    }
    if (weights.containsKey(alias.version())) {
      throw RefusedException.invalidParameter("Invalid function version " + alias.version()
          + ". Function version " + alias.version()
          + " is already included in routing configuration.");
    }
    weights.keySet().forEach(exists);
  }

  private static void checkWeight(Map<String, Double> weights, String version, double weight) {
    if (!NUMBER.matcher(version).matches()) {
      throw weightsFailed(
          weights,
          "Map keys must satisfy constraint: [Member must have length less than or equal to 1024,"
              + " Member must have length greater than or equal to 1, Member must satisfy regular"
              + " expression pattern: [0-9]+]");
    }
    if (!(weight >= 0 && weight <= 1)) {
      throw weightsFailed(
          weights,
          "Map value must satisfy constraint: [Member must have value less than or equal to 1.0,"
              + " Member must have value greater than or equal to 0.0, Member must not be null]");
    }
  }

  private static RefusedException weightsFailed(Map<String, Double> weights, String constraint) {
    return RefusedException.validation("1 validation error detected: Value '" + weights
        + "' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: "
        + constraint);
  }
}
