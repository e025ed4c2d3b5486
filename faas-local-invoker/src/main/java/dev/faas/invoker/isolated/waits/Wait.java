package dev.faas.invoker.isolated.waits;

import dev.faas.invoker.isolation.Surroundings;
import dev.faas.invoker.isolation.Surroundings.Attempt;
import java.util.concurrent.TimeUnit;

/** Waits in simulated time: the real method is tried for short whiles until it succeeds. */
public final class Wait {

  /** The deadline of a wait without one. */
  public static final long NEVER = Long.MAX_VALUE;

  private Wait() {}

  /** The end of a timeout that begins now; one that is not positive has ended. */
  public static long deadline(Surroundings surroundings, long timeout, TimeUnit unit) {
    long now = surroundings.nanos();
    long end = now + Math.max(0, unit.toNanos(timeout));
    return end < now ? NEVER : end;
  }

  /**
   * Waits, unless the attempt succeeds at once or the deadline has passed. One last attempt is made at
   * the deadline, as the JDK's own methods do.
   */
  public static boolean until(Surroundings surroundings, long deadline, Attempt attempt)
      throws InterruptedException {
    if (attempt.within(0)) {
      return true;
    }
    if (deadline <= surroundings.nanos()) {
      return false;
    }
    return park(surroundings, deadline, attempt) || attempt.within(0);
  }

  /** Waits without a deadline. */
  public static void until(Surroundings surroundings, Attempt attempt) throws InterruptedException {
    if (!until(surroundings, NEVER, attempt)) {
      throw new IllegalStateException("a wait without deadline ended, and nothing has come");
    }
  }

  /** Waits without a deadline, also through interrupts; the thread's interrupt status is kept. */
  public static void uninterruptibly(Surroundings surroundings, Attempt attempt) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          until(surroundings, attempt);
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits for a moment and nothing else. */
  public static void pass(Surroundings surroundings, long deadline) throws InterruptedException {
    Handover.settleOfThisThread();
    surroundings.sleepUntil(deadline);
  }

  /** Waits, without an attempt before. */
  public static boolean park(Surroundings surroundings, long deadline, Attempt attempt)
      throws InterruptedException {
    Handover.settleOfThisThread();
    return surroundings.await(attempt, deadline);
  }
}
