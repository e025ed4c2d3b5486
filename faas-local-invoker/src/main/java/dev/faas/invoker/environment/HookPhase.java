package dev.faas.invoker.environment;

/** Hooks of the function around its invocations. */
public final class HookPhase extends Phase {

  private final Hooks hooks;

  /** What the function wants to do. */
  @FunctionalInterface
  interface Hooks {
    void run() throws Exception;
  }

  HookPhase(Hooks hooks, long startNanos, long limitNanos) {
    super(startNanos, limitNanos);
    this.hooks = hooks;
  }

  /** Those of a shutdown would have a thread of their own. */
  @Override
  boolean takesInterrupt() {
    return false;
  }

  @Override
  void perform() throws Exception {
    hooks.run();
  }
}
