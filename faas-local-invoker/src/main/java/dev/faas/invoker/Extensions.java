package dev.faas.invoker;

import java.time.Duration;

/**
 * What is registered beside the function's runtime. The extensions themselves are not simulated; what
 * they change for the function is: without one, the service kills the runtime at once when an environment
 * is shut down, so that no hook runs (Lambda developer guide, "Lambda execution environment lifecycle").
 */
public enum Extensions {

  /** None: no shutdown hook ever runs. */
  NONE(0),

  /** One inside the runtime's process: 500 ms for the shutdown, of which the runtime has 30 %. */
  INTERNAL(500),

  /** One in a process of its own: 2 s for the shutdown, of which the runtime has 30 %. */
  EXTERNAL(2000);

  private final int shutdownMillis;

  Extensions(int shutdownMillis) {
    this.shutdownMillis = shutdownMillis;
  }

  /** How long the shutdown of an environment may take in all. */
  public Duration shutdownWindow() {
    return Duration.ofMillis(shutdownMillis);
  }
}
