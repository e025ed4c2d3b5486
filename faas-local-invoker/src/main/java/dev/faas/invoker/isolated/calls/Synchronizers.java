package dev.faas.invoker.isolated.calls;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.faas.invoker.isolated.waits.Meeting;
import dev.faas.invoker.isolated.waits.Own;
import dev.faas.invoker.isolated.waits.Swap;
import dev.faas.invoker.isolated.waits.Wait;
import dev.faas.invoker.isolation.Surroundings;
import dev.faas.invoker.isolation.Surroundings.Attempt;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Waiting for {@link CountDownLatch}, {@link Semaphore} and {@link Phaser}, and where threads meet: {@link
 * CyclicBarrier} and {@link Exchanger}; all in all forms. Under simulated time an exchanger's partners must
 * both be threads of the user's classes.
 */
public final class Synchronizers {

  private Synchronizers() {}

  @Replaces(CountDownLatch.class)
  public static void await(CountDownLatch latch, Surroundings surroundings)
      throws InterruptedException {
    if (Own.isReal(surroundings, latch, "await", 0)) {
      latch.await();
    } else {
      Wait.until(surroundings, nanos -> latch.await(nanos, NANOSECONDS));
    }
  }

  @Replaces(CountDownLatch.class)
  public static boolean await(
      CountDownLatch latch, long timeout, TimeUnit unit, Surroundings surroundings)
      throws InterruptedException {
    return Own.isReal(surroundings, latch, "await", 2)
        ? latch.await(timeout, unit)
        : Wait.until(
            surroundings,
            Wait.deadline(surroundings, timeout, unit),
            nanos -> latch.await(nanos, NANOSECONDS));
  }

  @Replaces(Semaphore.class)
  public static void acquire(Semaphore semaphore, Surroundings surroundings)
      throws InterruptedException {
    if (Own.isReal(surroundings, semaphore, "acquire", 0)) {
      semaphore.acquire();
    } else {
      Wait.until(surroundings, acquired(semaphore, 1));
    }
  }

  @Replaces(Semaphore.class)
  public static void acquire(Semaphore semaphore, int permits, Surroundings surroundings)
      throws InterruptedException {
    if (Own.isReal(surroundings, semaphore, "acquire", 1)) {
      semaphore.acquire(permits);
    } else {
      Wait.until(surroundings, acquired(semaphore, permits));
    }
  }

  @Replaces(Semaphore.class)
  public static void acquireUninterruptibly(Semaphore semaphore, Surroundings surroundings) {
    if (Own.isReal(surroundings, semaphore, "acquireUninterruptibly", 0)) {
      semaphore.acquireUninterruptibly();
    } else {
      Wait.uninterruptibly(surroundings, acquired(semaphore, 1));
    }
  }

  @Replaces(Semaphore.class)
  public static void acquireUninterruptibly(
      Semaphore semaphore, int permits, Surroundings surroundings) {
    if (Own.isReal(surroundings, semaphore, "acquireUninterruptibly", 1)) {
      semaphore.acquireUninterruptibly(permits);
    } else {
      Wait.uninterruptibly(surroundings, acquired(semaphore, permits));
    }
  }

  @Replaces(Semaphore.class)
  public static boolean tryAcquire(
      Semaphore semaphore, long timeout, TimeUnit unit, Surroundings surroundings)
      throws InterruptedException {
    return Own.isReal(surroundings, semaphore, "tryAcquire", 2)
        ? semaphore.tryAcquire(timeout, unit)
        : Wait.until(
            surroundings, Wait.deadline(surroundings, timeout, unit), acquired(semaphore, 1));
  }

  @Replaces(Semaphore.class)
  public static boolean tryAcquire(
      Semaphore semaphore, int permits, long timeout, TimeUnit unit, Surroundings surroundings)
      throws InterruptedException {
    return Own.isReal(surroundings, semaphore, "tryAcquire", 3)
        ? semaphore.tryAcquire(permits, timeout, unit)
        : Wait.until(
            surroundings, Wait.deadline(surroundings, timeout, unit), acquired(semaphore, permits));
  }

  @Replaces(Phaser.class)
  public static int arriveAndAwaitAdvance(Phaser phaser, Surroundings surroundings) {
    return Own.isReal(surroundings, phaser, "arriveAndAwaitAdvance", 0)
        ? phaser.arriveAndAwaitAdvance()
        : awaitAdvance(phaser, phaser.arrive(), surroundings);
  }

  @Replaces(Phaser.class)
  public static int awaitAdvance(Phaser phaser, int phase, Surroundings surroundings) {
    if (!Own.isReal(surroundings, phaser, "awaitAdvance", 1)) {
      Wait.uninterruptibly(surroundings, advanced(phaser, phase));
    }
    return phaser.awaitAdvance(phase);
  }

  @Replaces(Phaser.class)
  public static int awaitAdvanceInterruptibly(Phaser phaser, int phase, Surroundings surroundings)
      throws InterruptedException {
    if (!Own.isReal(surroundings, phaser, "awaitAdvanceInterruptibly", 1)) {
      Wait.until(surroundings, advanced(phaser, phase));
    }
    return phaser.awaitAdvanceInterruptibly(phase);
  }

  @Replaces(Phaser.class)
  public static int awaitAdvanceInterruptibly(
      Phaser phaser, int phase, long timeout, TimeUnit unit, Surroundings surroundings)
      throws InterruptedException, TimeoutException {
    if (Own.isReal(surroundings, phaser, "awaitAdvanceInterruptibly", 3)) {
      return phaser.awaitAdvanceInterruptibly(phase, timeout, unit);
    }
    long deadline = Wait.deadline(surroundings, timeout, unit);
    if (!Wait.until(surroundings, deadline, advanced(phaser, phase))) {
      throw new TimeoutException();
    }
    return phaser.awaitAdvance(phase);
  }

  @Replaces(CyclicBarrier.class)
  public static int await(CyclicBarrier barrier, Surroundings surroundings)
      throws InterruptedException, BrokenBarrierException {
    if (Own.isReal(surroundings, barrier, "await", 0)) {
      return barrier.await();
    }
    try {
      return Meeting.of(barrier).await(barrier, Wait.NEVER, surroundings);
    } catch (TimeoutException e) {
      throw new IllegalStateException("a wait without deadline ended", e);
    }
  }

  @Replaces(CyclicBarrier.class)
  public static int await(
      CyclicBarrier barrier, long timeout, TimeUnit unit, Surroundings surroundings)
      throws InterruptedException, BrokenBarrierException, TimeoutException {
    return Own.isReal(surroundings, barrier, "await", 2)
        ? barrier.await(timeout, unit)
        : Meeting.of(barrier)
            .await(barrier, Wait.deadline(surroundings, timeout, unit), surroundings);
  }

  @Replaces(CyclicBarrier.class)
  public static void reset(CyclicBarrier barrier, Surroundings surroundings) {
    if (Own.isReal(surroundings, barrier, "reset", 0)) {
      barrier.reset();
    } else {
      Meeting.of(barrier).reset(barrier, surroundings);
    }
  }

  @Replaces(Exchanger.class)
  public static <V extends @Nullable Object> @Nullable V exchange(
      Exchanger<V> exchanger, V item, Surroundings surroundings) throws InterruptedException {
    if (Own.isReal(surroundings, exchanger, "exchange", 1)) {
      return exchanger.exchange(item);
    }
    try {
      return Swap.at(exchanger).exchange(item, Wait.NEVER, surroundings);
    } catch (TimeoutException e) {
      throw new IllegalStateException("a wait without deadline ended", e);
    }
  }

  @Replaces(Exchanger.class)
  public static <V extends @Nullable Object> @Nullable V exchange(
      Exchanger<V> exchanger, V item, long timeout, TimeUnit unit, Surroundings surroundings)
      throws InterruptedException, TimeoutException {
    return Own.isReal(surroundings, exchanger, "exchange", 3)
        ? exchanger.exchange(item, timeout, unit)
        : Swap.at(exchanger)
            .exchange(item, Wait.deadline(surroundings, timeout, unit), surroundings);
  }

  private static Attempt acquired(Semaphore semaphore, int permits) {
    return nanos -> semaphore.tryAcquire(permits, nanos, NANOSECONDS);
  }

  private static Attempt advanced(Phaser phaser, int phase) {
    return nanos -> {
      try {
        phaser.awaitAdvanceInterruptibly(phase, nanos, NANOSECONDS);
        return true;
      } catch (TimeoutException e) {
        return false;
      }
    };
  }
}
