package dev.faas.invoker;

import dev.faas.FunctionFactory;
import dev.faas.Invocable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The making of an environment's handler. */
final class InitPhase extends Phase {

  private final DeployedFunction.HandlerBinding binding;
  private final FunctionFactory.World world;
  private @Nullable Invocable invocable;

  InitPhase(
      DeployedFunction.HandlerBinding binding,
      FunctionFactory.World world,
      long startNanos,
      Duration limit) {
    super(startNanos, limit);
    this.binding = binding;
    this.world = world;
  }

  @Override
  void perform() throws Exception {
    invocable = binding.bind(world);
  }

  /** The handler, or null if the phase did not end well. */
  @Nullable
  Invocable invocable() {
    return invocable;
  }
}
