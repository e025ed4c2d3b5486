package dev.faas.invoker.environment;

import dev.faas.invoker.isolation.RuntimeProcess;
import dev.faas.invoker.isolation.Surroundings;
import java.util.function.Supplier;

/** Makes the runtime process of an environment: the first one, and one more after each reset. */
@FunctionalInterface
public interface ProcessMaker {

  /**
   * A process that has not started.
   *
   * @param surroundings made when they are asked for
   */
  RuntimeProcess make(ExecutionEnvironment environment, Supplier<Surroundings> surroundings);
}
