package dev.faas.invoker.concurrency;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts up to a limit. */
final class Counter {

  private Counter() {}

  /** Counts one more, unless there are as many as the limit. */
  static boolean take(AtomicInteger count, int limit) {
    int before = count.get();
    while (before < limit) {
      if (count.compareAndSet(before, before + 1)) {
        return true;
      }
      before = count.get();
    }
    return false;
  }
}
