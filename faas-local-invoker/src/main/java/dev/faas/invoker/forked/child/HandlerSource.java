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
   * @throws UserFault if the function is not as it should be; it says whether that ends the init phase
   * @throws Throwable what the handler's own code threw: that always ends the init phase
   */
  Invocable find(String handler, FunctionFactory.World world) throws Throwable;
}
