package dev.faas.invoker.isolated.tasks;

import dev.faas.invoker.isolated.waits.Own;
import dev.faas.invoker.isolated.waits.WeakTable;
import dev.faas.invoker.isolation.Surroundings;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.Timer;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutorService;

/**
 * The pools and timers of an environment. An interrupt does not end their idle threads, which would outlive
 * it and keep its classes.
 */
public final class Leftovers {

  private static final WeakTable<Surroundings, Set<Object>> ALL = new WeakTable<>();

  private Leftovers() {}

  /** The pool or timer ends with the environment. */
  public static <T> T ending(T owner, Surroundings surroundings) {
    ALL.get(surroundings, () -> Collections.synchronizedSet(weakSet())).add(owner);
    return owner;
  }

  private static Set<Object> weakSet() {
    return Collections.newSetFromMap(new WeakHashMap<>());
  }

  /** Ends them, but not where that would call the user's own code. */
  public static void endAllOf(Surroundings surroundings) {
    Set<Object> known = ALL.get(surroundings);
    if (known == null) {
      return;
    }
    List<Object> all;
    synchronized (known) {
      all = List.copyOf(known);
    }
    for (Object owner : all) {
      if (owner instanceof Timer timer && !Own.brings(timer, "cancel", 0)) {
        timer.cancel();
      } else if (owner instanceof ExecutorService pool && !bringsAnEnd(pool)) {
        pool.shutdownNow();
      }
    }
  }

  private static boolean bringsAnEnd(ExecutorService pool) {
    return Own.brings(pool, "shutdownNow", 0) || Own.brings(pool, "terminated", 0);
  }
}
