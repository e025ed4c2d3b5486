package dev.faas.invoker.isolated;

import dev.faas.invoker.isolated.calls.Life;
import dev.faas.invoker.isolation.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The shutdown hooks of one environment, with the rules of {@link Runtime#addShutdownHook}. */
final class ShutdownHooks {

  private final List<Thread> hooks = new ArrayList<>();
  private boolean haveBegun;

  synchronized void add(Thread hook) {
    refuseIfBegun();
    if (hooks.contains(hook)) {
      throw new IllegalArgumentException("Hook previously registered");
    }
    if (hook.getState() != Thread.State.NEW) {
      throw new IllegalArgumentException("Hook already running");
    }
    hooks.add(hook);
  }

  synchronized boolean remove(Thread hook) {
    refuseIfBegun();
    return hooks.remove(hook);
  }

  private void refuseIfBegun() {
    if (haveBegun) {
      throw new IllegalStateException("Shutdown in progress");
    }
  }

  private synchronized List<Thread> begin() {
    List<Thread> all = haveBegun ? List.of() : List.copyOf(hooks);
    haveBegun = true;
    hooks.clear();
    return all;
  }

  /** Starts all at once and waits for their ends; does nothing the second time. */
  void run(Surroundings surroundings, long deadlineNanos) {
    List<Thread> all = begin();
    for (Thread hook : all) {
      surroundings.starting(hook);
      hook.start();
    }
    for (Thread hook : all) {
      Life.await(surroundings, nanos -> hasEnded(hook, nanos), deadlineNanos);
    }
  }

  private static boolean hasEnded(Thread hook, long nanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.timedJoin(hook, nanos);
    return !hook.isAlive();
  }

  synchronized void clear() {
    haveBegun = true;
    hooks.clear();
  }
}
