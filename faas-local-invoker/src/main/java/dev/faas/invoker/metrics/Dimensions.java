package dev.faas.invoker.metrics;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a value is of: the account, a function as a whole, or a version of it under the name by which it was
 * called. Immutable.
 *
 * @param functionName null for the account
 * @param qualifier the version or alias that the caller named, or null
 * @param executedVersion the version that ran or would have; null where it is not known, as for an asynchronous event
 *     to an alias
 */
public record Dimensions(
    @Nullable String functionName,
    @Nullable String qualifier,
    @Nullable String executedVersion) {

  /** The account. */
  public static final Dimensions ACCOUNT = new Dimensions(null, null, null);

  private static final String LATEST = "$LATEST";

  /** A version, by whichever name it was called. */
  static Dimensions ofVersion(String functionName, String version) {
    return new Dimensions(functionName, null, version);
  }

  /** A version or an alias as callers named it, whichever version ran. */
  static Dimensions ofQualifier(String functionName, String qualifier) {
    return new Dimensions(functionName, qualifier, null);
  }

  /** A function as a whole. */
  public static Dimensions ofFunction(String name) {
    return new Dimensions(name, null, null);
  }

  /** A function as its caller named it, before a version is chosen. */
  static Dimensions asNamed(String functionName, @Nullable String qualifier) {
    if (qualifier == null) {
      return new Dimensions(functionName, null, LATEST);
    }
    return new Dimensions(functionName, qualifier, isAlias(qualifier) ? null : qualifier);
  }

  /** Whether this is the name of an alias, and not a version's: those are numbers, or {@code $LATEST}. */
  static boolean isAlias(String qualifier) {
    return !qualifier.equals(LATEST) && !qualifier.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** The service's dimensions of a function. */
  static Map<String, String> named(String functionName) {
    return Map.of("FunctionName", functionName);
  }

  /** The service's dimensions of a version or an alias as callers name it. */
  static Map<String, String> named(String functionName, String qualifier) {
    return Map.of("FunctionName", functionName, "Resource", functionName + ":" + qualifier);
  }

  /** The service's dimensions of a version that ran under an alias. */
  static Map<String, String> named(String functionName, String alias, String executedVersion) {
    return Map.of(
        "FunctionName",
        functionName,
        "Resource",
        functionName + ":" + alias,
        "ExecutedVersion",
        executedVersion);
  }
}
