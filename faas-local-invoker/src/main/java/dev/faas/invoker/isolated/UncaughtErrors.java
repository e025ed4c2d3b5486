package dev.faas.invoker.isolated;

import dev.faas.invoker.isolated.calls.EnvironmentEnded;
import dev.faas.invoker.isolated.calls.PretendedProcess;
import dev.faas.invoker.isolation.ProcessExit;

/**
 * What becomes of errors that nothing catches in a thread of an environment: the end of the environment
 * is silent, others are printed to its standard error output, as a JVM does.
 */
final class UncaughtErrors implements Thread.UncaughtExceptionHandler {

  private final PretendedProcess process;

  private UncaughtErrors(PretendedProcess process) {
    this.process = process;
  }

  /** Attends to a thread that the user's code has given no handler of its own. */
  static void in(Thread thread, PretendedProcess process) {
    if (thread.getUncaughtExceptionHandler() instanceof ThreadGroup group
        && group.getClass() == ThreadGroup.class) {
      thread.setUncaughtExceptionHandler(new UncaughtErrors(process));
    }
  }

  @Override
  public void uncaughtException(Thread thread, Throwable error) {
    if (error instanceof EnvironmentEnded || error instanceof ProcessExit) {
      return;
    }
    Thread.UncaughtExceptionHandler ofAll = process.uncaughtExceptionHandler();
    if (ofAll != null) {
      ofAll.uncaughtException(thread, error);
    } else {
      process.err().print("Exception in thread \"" + thread.getName() + "\" ");
      error.printStackTrace(process.err());
    }
  }
}
