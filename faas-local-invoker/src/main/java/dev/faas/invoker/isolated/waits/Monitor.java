package dev.faas.invoker.isolated.waits;

import dev.faas.invoker.isolated.waits.Waiters.Waiter;
import dev.faas.invoker.isolation.Surroundings;
import java.util.concurrent.TimeUnit;

/** The monitor of an object, on which threads wait in simulated time. */
public final class Monitor {

  private Monitor() {}

  /**
   * Waits until woken, the deadline or an interrupt; the monitor is released meanwhile.
   *
   * @throws IllegalMonitorStateException if the calling thread does not own the monitor
   */
  public static void await(Object object, long deadline, Surroundings surroundings)
      throws InterruptedException {
    mustOwn(object);
    Waiter waiter = Waiters.enter(object);
    if (waiter.isFirst()) {
      startListener(object, waiter.waiters());
    }
    try {
      Wait.park(surroundings, deadline, nanos -> isWokenWithin(nanos, object, waiter));
    } catch (InterruptedException e) {
      if (!waiter.isWoken()) {
        throw e;
      }
      Thread.currentThread().interrupt(); // as it was woken, no other thread will be
    } finally {
      waiter.leave(object);
      if (waiter.waiters().isEmpty()) {
        object.notifyAll(); // the listener ends
      }
    }
  }

  /** Wakes who has waited longest; else as {@link Object#notify}. */
  public static void wakeOne(Object object) {
    mustOwn(object);
    Waiters waiters = Waiters.on(object);
    if (waiters == null) {
      object.notify();
    } else {
      waiters.wakeFirst();
      object.notifyAll(); // the others look, and wait on
    }
  }

  /** Wakes all who wait; else as {@link Object#notifyAll}. */
  public static void wakeAll(Object object) {
    mustOwn(object);
    Waiters waiters = Waiters.on(object);
    if (waiters != null) {
      waiters.wakeAll();
    }
    object.notifyAll();
  }

  private static void mustOwn(Object object) {
    if (!Thread.holdsLock(object)) {
      throw new IllegalMonitorStateException("current thread is not owner");
    }
  }

  private static boolean isWokenWithin(long nanos, Object object, Waiter waiter)
      throws InterruptedException {
    if (!waiter.isWoken() && nanos > 0) {
      TimeUnit.NANOSECONDS.timedWait(object, nanos);
    }
    return waiter.isWoken();
  }

  private static void startListener(Object object, Waiters waiters) {
    Thread listener =
        new Thread(null, () -> listen(object, waiters), "listener at a monitor", 0, false);
    listener.setDaemon(true);
    listener.start();
  }

  /**
   * Waits as long as someone does, and hears who notifies without coming through here: a class that is not
   * redirected, or a thread that ends. The waiters themselves might miss it between two real waits.
   */
  private static void listen(Object object, Waiters waiters) {
    synchronized (object) {
      while (!waiters.isEmpty()) {
        long wakesBefore = waiters.wakes();
        try {
          object.wait();
        } catch (InterruptedException e) {
          return;
        }
        if (waiters.wakes() == wakesBefore) {
          waiters.wakeAll();
          object.notifyAll();
        }
      }
    }
  }
}
