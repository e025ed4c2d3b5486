package dev.faas.filters;

import dev.faas.Context;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where {@link Parameters} come from: a parameter store or a store of secrets of the platform, a file, a
 * map. It must be safe for use by several threads.
 */
@FunctionalInterface
public interface ParameterSource {

  /**
   * Fetches a value.
   *
   * @param name the parameter's name
   * @param context the invocation that asks, with the time that it has left
   * @return empty if there is no parameter of this name
   * @throws Exception if it is not known whether there is one, or what its value is; keep values out of
   *     messages
   */
  Optional<String> fetch(String name, Context context) throws Exception;

  /** These values, name to value. */
  static ParameterSource local(Map<String, String> values) {
    Map<String, String> copy = new TreeMap<>(values);
    return (name, context) -> Optional.ofNullable(copy.get(name));
  }

  /** The environment variables of the function that asks. */
  static ParameterSource environmentVariables() {
    return (name, context) -> context.environmentVariables().get(name);
  }

  /** This source, and another one for the names that it does not know. Failures are not covered up. */
  default ParameterSource or(ParameterSource other) {
    return (name, context) -> {
      Optional<String> found = fetch(name, context);
      return found.isPresent() ? found : other.fetch(name, context);
    };
  }
}
