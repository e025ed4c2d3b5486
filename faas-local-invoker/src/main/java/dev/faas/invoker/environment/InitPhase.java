package dev.faas.invoker.environment;

import dev.faas.FunctionFactory;
import dev.faas.Invocable;
import dev.faas.invoker.isolation.ProcessExit;
import dev.faas.invoker.isolation.RuntimeProcess;
import dev.faas.invoker.time.Activity;
import org.jspecify.annotations.Nullable;

/** The making of an environment's handler. */
public final class InitPhase extends Phase {

  private final RuntimeProcess process;
  private final FunctionFactory.World world;
  private final Activity activity;
  private final Kind kind;
  private @Nullable Invocable invocable;

  /** What it is for. */
  enum Kind {
    /** Before the first invocation, or for a snapshot. */
    BEFORE,
    /** Inside an invocation. A process that crashes is not reported but lasts until the deadline. */
    INSIDE,
    /** Repeats what a snapshot holds: the hooks before the checkpoint follow. */
    COPY
  }

  /**
   * An init phase.
   *
   * @param activity in whose time it waits
   */
  InitPhase(
      RuntimeProcess process,
      FunctionFactory.World world,
      Activity activity,
      Kind kind,
      long startNanos,
      long limitNanos) {
    super(startNanos, limitNanos);
    this.process = process;
    this.world = world;
    this.activity = activity;
    this.kind = kind;
  }

  @Override
  void perform() throws Exception {
    Invocable made = start();
    made.lifecycle().init(world);
    if (kind == Kind.COPY) {
      made.lifecycle().beforeCheckpoint();
      process.beforeCheckpoint();
    }
    invocable = made;
  }

  private Invocable start() throws Exception {
    try {
      return process.start(world);
    } catch (ProcessExit exit) {
      if (kind == Kind.INSIDE && exit.isCrash()) {
        activity.sleepUntil(deadlineNanos());
      }
      throw exit;
    }
  }

  /** The handler, or null if the phase did not end well. */
  @Nullable
  Invocable invocable() {
    return invocable;
  }
}
