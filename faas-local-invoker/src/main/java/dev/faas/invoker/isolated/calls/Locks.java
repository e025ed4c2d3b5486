package dev.faas.invoker.isolated.calls;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.faas.invoker.isolated.waits.Moments;
import dev.faas.invoker.isolated.waits.Own;
import dev.faas.invoker.isolated.waits.Signals;
import dev.faas.invoker.isolated.waits.Wait;
import dev.faas.invoker.isolation.Surroundings;
import dev.faas.invoker.isolation.Surroundings.Attempt;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * Waiting for a {@link Lock} and on a {@link Condition}, in all forms, and {@link Condition#signal} with
 * {@link Condition#signalAll}. A fair lock is not fair to threads that wait in simulated time. A signal that
 * a library's class gives may be missed. {@code synchronized} is not a call, and stays real.
 */
@SuppressWarnings({"WaitNotInLoop", "JavaUtilDate"}) // as the caller has it
public final class Locks {

  private Locks() {}

  @Replaces(Lock.class)
  public static void lock(Lock lock, Surroundings surroundings) {
    if (Own.isReal(surroundings, lock, "lock", 0)) {
      lock.lock();
    } else if (!lock.tryLock()) {
      Wait.uninterruptibly(surroundings, locked(lock));
    }
  }

  @Replaces(Lock.class)
  public static void lockInterruptibly(Lock lock, Surroundings surroundings)
      throws InterruptedException {
    if (Own.isReal(surroundings, lock, "lockInterruptibly", 0)) {
      lock.lockInterruptibly();
    } else {
      Wait.until(surroundings, locked(lock));
    }
  }

  @Replaces(Lock.class)
  public static boolean tryLock(Lock lock, long time, TimeUnit unit, Surroundings surroundings)
      throws InterruptedException {
    return Own.isReal(surroundings, lock, "tryLock", 2)
        ? lock.tryLock(time, unit)
        : Wait.until(surroundings, Wait.deadline(surroundings, time, unit), locked(lock));
  }

  @Replaces(Condition.class)
  public static void await(Condition condition, Surroundings surroundings)
      throws InterruptedException {
    if (Own.isReal(surroundings, condition, "await", 0)) {
      condition.await();
    } else {
      Signals.await(condition, Wait.NEVER, surroundings);
    }
  }

  @Replaces(Condition.class)
  public static void awaitUninterruptibly(Condition condition, Surroundings surroundings) {
    if (Own.isReal(surroundings, condition, "awaitUninterruptibly", 0)) {
      condition.awaitUninterruptibly();
    } else {
      Signals.awaitUninterruptibly(condition, surroundings);
    }
  }

  @Replaces(Condition.class)
  public static long awaitNanos(Condition condition, long nanos, Surroundings surroundings)
      throws InterruptedException {
    if (Own.isReal(surroundings, condition, "awaitNanos", 1)) {
      return condition.awaitNanos(nanos);
    }
    long deadline = Wait.deadline(surroundings, nanos, NANOSECONDS);
    Signals.await(condition, deadline, surroundings);
    return Math.min(nanos, deadline - surroundings.nanos());
  }

  @Replaces(Condition.class)
  public static boolean await(
      Condition condition, long time, TimeUnit unit, Surroundings surroundings)
      throws InterruptedException {
    return Own.isReal(surroundings, condition, "await", 2)
        ? condition.await(time, unit)
        : Signals.await(condition, Wait.deadline(surroundings, time, unit), surroundings);
  }

  @Replaces(Condition.class)
  public static boolean awaitUntil(Condition condition, Date deadline, Surroundings surroundings)
      throws InterruptedException {
    return Own.isReal(surroundings, condition, "awaitUntil", 1)
        ? condition.awaitUntil(deadline)
        : Signals.await(condition, Moments.atMilli(deadline.getTime(), surroundings), surroundings);
  }

  @Replaces(Condition.class)
  public static void signal(Condition condition, Surroundings surroundings) {
    if (Own.isReal(surroundings, condition, "signal", 0)) {
      condition.signal();
    } else {
      Signals.wakeOne(condition);
    }
  }

  @Replaces(Condition.class)
  public static void signalAll(Condition condition, Surroundings surroundings) {
    if (Own.isReal(surroundings, condition, "signalAll", 0)) {
      condition.signalAll();
    } else {
      Signals.wakeAll(condition);
    }
  }

  private static Attempt locked(Lock lock) {
    return nanos -> lock.tryLock(nanos, NANOSECONDS);
  }
}
