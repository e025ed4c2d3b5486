package dev.faas.invoker.isolation;

/** How an execution environment gets its classes and its process. */
public enum Isolation {

  /**
   * The classes of this process, with a new handler in each environment: for debugging and coverage.
   * Statics are shared by all environments and live as long as this process. {@code System.exit} and
   * {@code Runtime.halt} cannot be caught: they end this process. Waits and clocks that do not come from
   * the context are real.
   */
  SHARED,

  /**
   * A class loader for each environment, so that statics start fresh at each cold start. In the user's
   * own classes the calls to exit, environment variables, clocks, sleeps, waits and standard streams go
   * to the environment instead of this process.
   */
  ISOLATED,

  /** A process for each environment, over the Lambda Runtime API: real memory limit, exit codes, kill. */
  FORKED
}
