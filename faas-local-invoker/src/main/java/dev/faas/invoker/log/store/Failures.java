package dev.faas.invoker.log.store;

import dev.faas.invoker.log.OutputCapture;
import org.jspecify.annotations.Nullable;

/** What went wrong with lines after they were written; the function that wrote them is not to blame. */
final class Failures {

  private Failures() {}

  /** Tells the thread's handler of uncaught exceptions, whose own output is nobody's. */
  static void tell(String message, @Nullable Throwable cause) {
    Thread thread = Thread.currentThread();
    OutputCapture.outside(() -> thread
        .getUncaughtExceptionHandler()
        .uncaughtException(thread, new IllegalStateException(message, cause)));
  }
}
