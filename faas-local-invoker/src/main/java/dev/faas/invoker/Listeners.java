package dev.faas.invoker;

import java.util.List;

/** Who is told of every invocation. */
record Listeners(List<InvocationListener> all) {

  void tell(Outcome<?> outcome) {
    for (int i = 0; i < all.size(); i++) {
      try {
        all.get(i).onEnded(outcome);
      } catch (RuntimeException | Error thrown) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
      }
    }
  }
}
