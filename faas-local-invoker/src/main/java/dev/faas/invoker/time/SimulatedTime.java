package dev.faas.invoker.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The time that stands still until it is moved by {@link #advance}. The same seed gives the same random
 * numbers and ids.
 *
 * <p>It does not know yet when a handler waits, so a handler that blocks is ended by whichever comes
 * first: an {@link #advance} from another thread past its deadline, or the stall limit in real time.
 */
public final class SimulatedTime implements Timeline {

  /** The seed where none is given. */
  public static final long DEFAULT_SEED = 42;

  private final Instant start;
  private final long seed;
  private final RandomGenerator random;
  private final TimerQueue timers = new TimerQueue();
  private final ReentrantLock advancing = new ReentrantLock(true);
  private volatile long now;

  private SimulatedTime(Instant start, long seed) {
    this.start = start;
    this.seed = seed;
    this.random = new SeededRandom(seed);
  }

  /** A timeline that stands at this moment, with {@link #DEFAULT_SEED}. */
  public static SimulatedTime startingAt(Instant start) {
    return new SimulatedTime(start, DEFAULT_SEED);
  }

  /** A timeline that stands at this moment, with this seed. */
  public static SimulatedTime startingAt(Instant start, long seed) {
    return new SimulatedTime(start, seed);
  }

  /**
   * Moves the clock. Timers that become due run in the calling thread in the order of their due times,
   * equal ones in the order in which they were scheduled, each with the clock at its due time; what they
   * schedule in turn runs as well if it becomes due. Several threads advance one after the other, in the
   * order in which they came.
   *
   * <p>What a timer throws is thrown from here when the clock has arrived and all other timers have run;
   * further exceptions are suppressed in the first.
   *
   * @param step how far; zero runs what is due now
   * @throws IllegalArgumentException if the step is negative
   * @throws IllegalStateException if called by a timer
   */
  public void advance(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("time does not go back, but the step is " + step);
    }
    if (advancing.isHeldByCurrentThread()) {
      throw new IllegalStateException("a timer cannot advance the time that runs it");
    }
    advancing.lock();
    try {
      runTimersUntil(Math.addExact(now, step.toNanos()));
    } finally {
      advancing.unlock();
    }
  }

  private void runTimersUntil(long target) {
    Throwable thrown = null;
    while (true) {
      TimerQueue.Entry due = timers.pollDue(target);
      if (due != null) {
        now = Math.max(now, due.dueNanos());
        try {
          due.run();
        } catch (RuntimeException | Error failure) {
          thrown = addTo(thrown, failure);
        }
      } else if (now < target) {
        now = target; // then look again: a timer may have been added under the old time
      } else {
        break;
      }
    }
    rethrow(thrown);
  }

  private static void rethrow(@Nullable Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private static Throwable addTo(@Nullable Throwable first, Throwable next) {
    if (first == null) {
      return next;
    }
    if (first != next) {
      first.addSuppressed(next);
    }
    return first;
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public Instant at(long nanos) {
    return start.plusNanos(nanos);
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("a delay is never negative, but it is " + delay);
    }
    return timers.add(Math.addExact(now, delay.toNanos()), task);
  }

  @Override
  public WaitEnd await(BooleanSupplier done, long deadlineNanos, Duration stallLimit) {
    Thread waiter = Thread.currentThread();
    Timer wake = timers.add(deadlineNanos, () -> LockSupport.unpark(waiter));
    try {
      long began = RealTime.stopwatch();
      while (!done.getAsBoolean()) {
        if (waiter.isInterrupted()) {
          return WaitEnd.INTERRUPT;
        }
        if (now >= deadlineNanos) {
          return WaitEnd.DEADLINE;
        }
        long left = stallLimit.toNanos() - (RealTime.stopwatch() - began);
        if (left <= 0) {
          return WaitEnd.STALL;
        }
        RealTime.park(done, left);
      }
      return WaitEnd.DONE;
    } finally {
      wake.cancel();
    }
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  /** How many timers are waiting. */
  int waitingTimers() {
    return timers.size();
  }

  /** The present moment and the seed. */
  @Override
  public String toString() {
    return "simulated time " + instant() + ", seed " + seed;
  }
}
