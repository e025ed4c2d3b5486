package dev.faas.invoker.environment;

import dev.faas.invoker.isolation.RuntimeProcess;

/** Makes the runtime process of an environment: the first one, and one more after each reset. */
@FunctionalInterface
public interface ProcessMaker {

  /** A process that has not started. */
  RuntimeProcess make(ExecutionEnvironment environment);
}
