package dev.faas.invoker.isolated;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** The threads that an environment's code has started, as long as anything else knows them. */
final class StartedThreads {

  private final List<WeakReference<Thread>> threads = new ArrayList<>();

  /** Whether it was not known yet. */
  synchronized boolean add(Thread thread) {
    threads.removeIf(known -> known.get() == null);
    if (contains(thread)) {
      return false;
    }
    threads.add(new WeakReference<>(thread));
    return true;
  }

  synchronized boolean contains(Thread thread) {
    return threads.stream().anyMatch(known -> known.refersTo(thread));
  }

  /** So that those which wait come to a place where they end. */
  synchronized void interrupt() {
    for (WeakReference<Thread> known : threads) {
      Thread thread = known.get();
      if (thread != null) {
        thread.interrupt();
      }
    }
  }
}
