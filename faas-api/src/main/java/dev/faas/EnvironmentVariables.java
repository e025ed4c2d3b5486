package dev.faas;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The environment variables of a function, as a value. Immutable; names are case-sensitive.
 *
 * <p>{@link #toString} shows names only, since values are often secrets.
 */
public final class EnvironmentVariables {

  private static final EnvironmentVariables NONE = new EnvironmentVariables(Map.of());

  private final Map<String, String> values;

  private EnvironmentVariables(Map<String, String> values) {
    this.values = values;
  }

  /** No variables at all. */
  public static EnvironmentVariables none() {
    return NONE;
  }

  /**
   * These variables.
   *
   * @param values name to value; copied
   */
  public static EnvironmentVariables of(Map<String, String> values) {
    return values.isEmpty() ? NONE : new EnvironmentVariables(Map.copyOf(values));
  }

  /** The value of a variable, empty if it is not set. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * The value of a variable that the function cannot do without.
   *
   * @throws IllegalStateException if it is not set; the message names it and those that are set
   */
  public String require(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("environment variable " + name + " is not set; set are "
          + names() + ". Set it in the function's configuration, or in the settings of the test.");
    }
    return value;
  }

  /** These variables with one more, or one replaced. */
  public EnvironmentVariables with(String name, String value) {
    Map<String, String> copy = new TreeMap<>(values);
    copy.put(name, value);
    return of(copy);
  }

  /** All variables, unmodifiable. */
  public Map<String, String> asMap() {
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EnvironmentVariables that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return "EnvironmentVariables" + names();
  }

  private Iterable<String> names() {
    return new TreeMap<>(values).keySet();
  }
}
