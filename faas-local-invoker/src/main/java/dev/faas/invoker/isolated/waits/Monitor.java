package dev.faas.invoker.isolated.waits;

import dev.faas.invoker.isolation.Surroundings;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Who waits on an object, in the order of coming. A real wait that ends does not tell whether the thread
 * was notified, so that is kept here. All is done by owners of the object's monitor.
 */
public final class Monitor {

  /** Those on which someone waits. */
  private static final IdentityHashMap<Object, Monitor> ALL = new IdentityHashMap<>();

  private final Object object;
  private final List<Waiter> waiters = new ArrayList<>();
  private long wakes;

  private Monitor(Object object) {
    this.object = object;
  }

  /**
   * Waits until woken, the deadline or an interrupt; the monitor is released meanwhile.
   *
   * @throws IllegalMonitorStateException if the calling thread does not own the monitor
   */
  public static void await(Object object, long deadline, Surroundings surroundings)
      throws InterruptedException {
    mustOwn(object);
    Monitor monitor = of(object);
    Waiter waiter = monitor.enter();
    try {
      Wait.park(surroundings, deadline, waiter::isWokenWithin);
    } catch (InterruptedException e) {
      if (!waiter.woken) {
        throw e;
      }
      Thread.currentThread().interrupt(); // as it was woken, no other thread will be
    } finally {
      monitor.leave(waiter);
    }
  }

  /** Wakes who has waited longest; else as {@link Object#notify}. */
  public static void wakeOne(Object object) {
    mustOwn(object);
    Monitor monitor = find(object);
    if (monitor == null) {
      object.notify();
    } else {
      monitor.wakeFirst();
    }
  }

  /** Wakes all who wait; else as {@link Object#notifyAll}. */
  public static void wakeAll(Object object) {
    mustOwn(object);
    Monitor monitor = find(object);
    if (monitor == null) {
      object.notifyAll();
    } else {
      monitor.wakeAll();
    }
  }

  private static void mustOwn(Object object) {
    if (!Thread.holdsLock(object)) {
      throw new IllegalMonitorStateException("current thread is not owner");
    }
  }

  private static Monitor of(Object object) {
    synchronized (ALL) {
      return ALL.computeIfAbsent(object, Monitor::new);
    }
  }

  private static @Nullable Monitor find(Object object) {
    synchronized (ALL) {
      return ALL.get(object);
    }
  }

  private Waiter enter() {
    Waiter waiter = new Waiter();
    waiters.add(waiter);
    if (waiters.size() == 1) {
      Thread listener = new Thread(null, this::listen, "listener at a monitor", 0, false);
      listener.setDaemon(true);
      listener.start();
    }
    return waiter;
  }

  private void leave(Waiter waiter) {
    waiters.remove(waiter);
    if (waiters.isEmpty()) {
      synchronized (ALL) {
        ALL.remove(object);
      }
      object.notifyAll(); // the listener ends
    }
  }

  private void wakeFirst() {
    waiters.stream().filter(waiter -> !waiter.woken).findFirst().ifPresent(Waiter::wake);
    wakes++;
    object.notifyAll(); // the others look, and wait on
  }

  private void wakeAll() {
    waiters.forEach(Waiter::wake);
    wakes++;
    object.notifyAll();
  }

  /**
   * Waits as long as someone does, and hears who notifies without coming through here: a class that is not
   * redirected, or a thread that ends. The waiters themselves might miss it between two real waits.
   */
  private void listen() {
    synchronized (object) {
      while (!waiters.isEmpty()) {
        long wakesBefore = wakes;
        try {
          object.wait();
        } catch (InterruptedException e) {
          return;
        }
        if (wakes == wakesBefore) {
          wakeAll();
        }
      }
    }
  }

  private final class Waiter {
    private boolean woken;

    private void wake() {
      woken = true;
    }

    private boolean isWokenWithin(long nanos) throws InterruptedException {
      if (!woken && nanos > 0) {
        TimeUnit.NANOSECONDS.timedWait(object, nanos);
      }
      return woken;
    }
  }
}
