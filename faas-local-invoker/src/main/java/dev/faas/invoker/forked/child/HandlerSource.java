package dev.faas.invoker.forked.child;

import dev.faas.FunctionFactory;
import dev.faas.Invocable;

/** Finds the handler that a handler string names. */
@FunctionalInterface
interface HandlerSource {

  /**
   * Makes the handler, in the init phase.
   *
   * @param handler what {@code _HANDLER} says, such as {@code com.example.Orders}
   * @throws Throwable what ends the init phase
   */
  Invocable find(String handler, FunctionFactory.World world) throws Throwable;
}
