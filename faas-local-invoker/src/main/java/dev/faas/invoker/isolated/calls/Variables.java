package dev.faas.invoker.isolated.calls;

import dev.faas.invoker.isolation.Surroundings;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Environment variables. System properties are not among this: they are those of this process, and what
 * an environment sets all others see. The service has no rule for them that a test could rely on.
 */
public final class Variables {

  private Variables() {}

  /** The environment variables of the function; cannot be changed. */
  @Replaces(value = System.class, isStatic = true)
  public static Map<String, String> getenv(Surroundings surroundings) {
    return Collections.unmodifiableMap(surroundings.environmentVariables());
  }

  /** An environment variable of the function, or null. */
  @Replaces(value = System.class, isStatic = true)
  public static @Nullable String getenv(String name, Surroundings surroundings) {
    return surroundings.environmentVariables().get(Objects.requireNonNull(name));
  }
}
