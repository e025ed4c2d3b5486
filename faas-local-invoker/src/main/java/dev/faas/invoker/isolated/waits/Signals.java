package dev.faas.invoker.isolated.waits;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.faas.invoker.isolated.waits.Waiters.Waiter;
import dev.faas.invoker.isolation.Surroundings;
import java.util.concurrent.locks.Condition;

/** A condition, on which threads wait in simulated time. */
public final class Signals {

  private Signals() {}

  /**
   * Waits until signalled, the deadline or an interrupt; the lock is released meanwhile.
   *
   * @return whether it was signalled
   * @throws IllegalMonitorStateException if the calling thread does not hold the lock
   */
  public static boolean await(Condition condition, long deadline, Surroundings surroundings)
      throws InterruptedException {
    Waiter waiter = Waiters.enter(condition);
    try {
      return Wait.until(surroundings, deadline, nanos -> isWokenWithin(nanos, condition, waiter));
    } catch (InterruptedException e) {
      if (!waiter.isWoken()) {
        throw e;
      }
      Thread.currentThread().interrupt(); // as it was woken, no other thread will be
      return true;
    } finally {
      waiter.leave(condition);
    }
  }

  /** Waits until signalled, also through interrupts. */
  public static void awaitUninterruptibly(Condition condition, Surroundings surroundings) {
    Waiter waiter = Waiters.enter(condition);
    try {
      Wait.uninterruptibly(surroundings, nanos -> isWokenWithin(nanos, condition, waiter));
    } finally {
      waiter.leave(condition);
    }
  }

  /** Wakes who has waited longest; else as {@link Condition#signal}. */
  public static void wakeOne(Condition condition) {
    Waiters waiters = Waiters.on(condition);
    if (waiters == null) {
      condition.signal();
    } else {
      condition.signalAll(); // the others look, and wait on
      waiters.wakeFirst();
    }
  }

  /** Wakes all who wait; else as {@link Condition#signalAll}. */
  public static void wakeAll(Condition condition) {
    condition.signalAll();
    Waiters waiters = Waiters.on(condition);
    if (waiters != null) {
      waiters.wakeAll();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // the loop is that of the engine
  private static boolean isWokenWithin(long nanos, Condition condition, Waiter waiter)
      throws InterruptedException {
    long wakesBefore = waiter.waiters().wakes();
    boolean signalled = condition.await(waiter.isWoken() ? 0 : nanos, NANOSECONDS);
    // Signalled, and nobody came through here: a class that is not redirected has done it.
    return waiter.isWoken() || (signalled && waiter.waiters().wakes() == wakesBefore);
  }
}
