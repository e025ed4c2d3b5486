package dev.faas.invoker.isolated.waits;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who waits on a monitor or a condition, in the order of coming. A real wait for a short while does not
 * always tell whether the thread was woken, and misses what happens just as it ends, so that is kept here.
 */
final class Waiters {

  /** Those on which someone waits. */
  private static final IdentityHashMap<Object, Waiters> ALL = new IdentityHashMap<>();

  private final List<Waiter> all = new ArrayList<>();
  private long wakes;

  private Waiters() {}

  /** A thread begins to wait on the object. */
  static Waiter enter(Object object) {
    synchronized (ALL) {
      Waiters waiters = ALL.computeIfAbsent(object, unknown -> new Waiters());
      Waiter waiter = waiters.new Waiter(waiters.all.isEmpty());
      waiters.all.add(waiter);
      return waiter;
    }
  }

  /** Those who wait on the object, or null if nobody does. */
  static @Nullable Waiters on(Object object) {
    synchronized (ALL) {
      return ALL.get(object);
    }
  }

  /** Who has waited longest is woken; it has yet to be told. */
  void wakeFirst() {
    synchronized (ALL) {
      wakes++;
      all.stream().filter(waiter -> !waiter.woken).findFirst().ifPresent(Waiter::wake);
    }
  }

  /** All are woken; they have yet to be told. */
  void wakeAll() {
    synchronized (ALL) {
      wakes++;
      all.forEach(Waiter::wake);
    }
  }

  /** How often someone was woken. */
  long wakes() {
    synchronized (ALL) {
      return wakes;
    }
  }

  /** Whether nobody waits any more. */
  boolean isEmpty() {
    synchronized (ALL) {
      return all.isEmpty();
    }
  }

  /** A thread that waits. */
  final class Waiter {
    private final boolean isFirst;
    private boolean woken;

    private Waiter(boolean isFirst) {
      this.isFirst = isFirst;
    }

    /** Whether nobody waited before. */
    boolean isFirst() {
      return isFirst;
    }

    boolean isWoken() {
      synchronized (ALL) {
        return woken;
      }
    }

    private void wake() {
      woken = true;
    }

    Waiters waiters() {
      return Waiters.this;
    }

    /** It waits no longer. */
    void leave(Object object) {
      synchronized (ALL) {
        all.remove(this);
        if (all.isEmpty()) {
          ALL.remove(object);
        }
      }
    }
  }
}
