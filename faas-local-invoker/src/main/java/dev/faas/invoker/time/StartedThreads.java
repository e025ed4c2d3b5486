package dev.faas.invoker.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The first threads that an activity started. Safe for use by several threads. */
final class StartedThreads {

  private static final int KEPT = 10;

  private volatile List<String> texts = List.of();

  void started(Thread thread, Instant when) {
    add(thread, " started at ", when);
  }

  /** Nobody told of its start. */
  void found(Thread thread, Instant when) {
    add(thread, " started no later than ", when);
  }

  private synchronized void add(Thread thread, String what, Instant when) {
    if (texts.size() < KEPT) {
      List<String> more = new ArrayList<>(texts);
      more.add("thread " + thread.getName() + what + when);
      texts = List.copyOf(more);
    }
  }

  List<String> texts() {
    return texts;
  }
}
