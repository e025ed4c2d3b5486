package dev.faas.invoker.environment;

import dev.faas.FunctionFactory;
import dev.faas.Invocable;
import dev.faas.invoker.isolation.RuntimeProcess;
import org.jspecify.annotations.Nullable;

/** The making of an environment's handler. */
public final class InitPhase extends Phase {

  private final RuntimeProcess process;
  private final FunctionFactory.World world;
  private final boolean isCopy;
  private @Nullable Invocable invocable;

  /**
   * An init phase.
   *
   * @param isCopy whether it repeats what a snapshot holds: then the hooks before the checkpoint follow
   */
  InitPhase(
      RuntimeProcess process,
      FunctionFactory.World world,
      boolean isCopy,
      long startNanos,
      long limitNanos) {
    super(startNanos, limitNanos);
    this.process = process;
    this.world = world;
    this.isCopy = isCopy;
  }

  @Override
  void perform() throws Exception {
    Invocable made = process.start(world);
    made.lifecycle().init(world);
    if (isCopy) {
      made.lifecycle().beforeCheckpoint();
      process.beforeCheckpoint();
    }
    invocable = made;
  }

  /** The handler, or null if the phase did not end well. */
  @Nullable
  Invocable invocable() {
    return invocable;
  }
}
