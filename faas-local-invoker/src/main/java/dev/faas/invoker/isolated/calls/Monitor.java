package dev.faas.invoker.isolated.calls;

import dev.faas.invoker.isolation.Surroundings;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Who waits on an object, in the order of coming. A real wait that ends does not tell whether the thread was
 * notified, so that is kept here. All methods are called by the owner of the object's monitor.
 */
final class Monitor {

  /** Those on which someone waits. */
  private static final IdentityHashMap<Object, Monitor> ALL = new IdentityHashMap<>();

  private final List<Waiter> waiters = new ArrayList<>();
  private long wakes;

  private Monitor() {}

  static void await(Object object, long deadline, Surroundings surroundings)
      throws InterruptedException {
    mustOwn(object);
    Monitor monitor = of(object);
    Waiter waiter = monitor.new Waiter(object);
    monitor.waiters.add(waiter);
    try {
      Wait.park(surroundings, deadline, waiter::isWokenWithin);
    } catch (InterruptedException e) {
      if (!waiter.woken) {
        throw e;
      }
      Thread.currentThread().interrupt(); // as it was woken, no other thread will be
    } finally {
      monitor.leave(object, waiter);
    }
  }

  static void wakeOne(Object object) {
    mustOwn(object);
    Monitor monitor = find(object);
    if (monitor == null) {
      object.notify();
    } else {
      monitor.wakeFirst();
      object.notifyAll(); // the others look, and wait on
    }
  }

  static void wakeAll(Object object) {
    mustOwn(object);
    Monitor monitor = find(object);
    if (monitor != null) {
      monitor.wakes++;
      monitor.waiters.forEach(waiter -> waiter.woken = true);
    }
    object.notifyAll();
  }

  private void wakeFirst() {
    wakes++;
    for (Waiter waiter : waiters) {
      if (!waiter.woken) {
        waiter.woken = true;
        return;
      }
    }
  }

  private static void mustOwn(Object object) {
    if (!Thread.holdsLock(object)) {
      throw new IllegalMonitorStateException("current thread is not owner");
    }
  }

  private static Monitor of(Object object) {
    synchronized (ALL) {
      return ALL.computeIfAbsent(object, unknown -> new Monitor());
    }
  }

  private static @Nullable Monitor find(Object object) {
    synchronized (ALL) {
      return ALL.get(object);
    }
  }

  private void leave(Object object, Waiter waiter) {
    waiters.remove(waiter);
    if (waiters.isEmpty()) {
      synchronized (ALL) {
        ALL.remove(object);
      }
    }
  }

  private final class Waiter {
    private final Object object;
    private boolean woken;

    private Waiter(Object object) {
      this.object = object;
    }

    private boolean isWokenWithin(long nanos) throws InterruptedException {
      if (woken || nanos <= 0) {
        return woken;
      }
      long wakesBefore = wakes;
      long began = System.nanoTime();
      TimeUnit.NANOSECONDS.timedWait(object, nanos);
      boolean early = System.nanoTime() - began < nanos;
      // Early, and nobody called wakeOne or wakeAll: a class that is not redirected has notified.
      return woken || (early && wakes == wakesBefore);
    }
  }
}
