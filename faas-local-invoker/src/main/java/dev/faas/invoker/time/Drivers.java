package dev.faas.invoker.time;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads that wait for time to move, and move it: the first of them that does not run in the background.
 * Guarded by the {@link Baton}.
 */
final class Drivers {

  private final List<Driver> waiting = new ArrayList<>(2);

  void add(Driver driver) {
    waiting.add(driver);
  }

  void addFirst(Driver driver) {
    waiting.add(0, driver);
  }

  void remove(Driver driver) {
    waiting.remove(driver);
  }

  /** Whether it is this thread's turn to move time: outside of activities if possible. */
  boolean isFirst(Thread thread) {
    Driver first = first();
    return first != null && first.thread() == thread;
  }

  void wakeFirst() {
    Driver first = first();
    if (first != null) {
      LockSupport.unpark(first.thread());
    }
  }

  private @Nullable Driver first() {
    Driver first = null;
    for (Driver driver : waiting) {
      if (driver.member() == null) {
        return driver;
      }
      if (first == null && !driver.isBackground()) {
        first = driver;
      }
    }
    return first;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  long latestDeadline() {
    long latest = Long.MIN_VALUE;
    for (Driver driver : waiting) {
      latest = driver.isBackground() ? latest : Math.max(latest, driver.deadlineNanos());
    }
    return latest;
  }

  /**
   * Whether another has to go on before this one may move time. Waits further down in the stack of this
   * one cannot.
   */
  boolean holdUp(long now, Driver mover) {
    for (Driver driver : waiting) {
      boolean holdsUp = driver == mover
          ? driver.isHandingOver()
          : driver.holdsUp(now) && driver.thread() != mover.thread();
      if (holdsUp) {
        return true;
      }
    }
    return false;
  }

  /** The calling thread as one that waits for time to move. */
  static final class Driver {

    private final Thread thread = Thread.currentThread();
    private final long deadlineNanos;
    private final @Nullable SimulatedActivity awaited;
    private final @Nullable Member member;

    /**
     * A thread that waits.
     *
     * @param deadlineNanos until when
     * @param awaited the activity whose phase it waits for, if it told
     * @param member the thread's place in the activity in which it runs itself, if any
     */
    Driver(long deadlineNanos, @Nullable SimulatedActivity awaited, @Nullable Member member) {
      this.deadlineNanos = deadlineNanos;
      this.awaited = awaited;
      this.member = member;
    }

    Thread thread() {
      return thread;
    }

    long deadlineNanos() {
      return deadlineNanos;
    }

    @Nullable
    Member member() {
      return member;
    }

    /** Whether nobody waits for what it waits for. */
    boolean isBackground() {
      return member != null && member.activity().isBackground();
    }

    /**
     * Whether time must not move before it has gone on: its deadline has come, it was interrupted, or the
     * phase is over or has just been handed to a thread.
     */
    boolean holdsUp(long now) {
      return deadlineNanos <= now || thread.isInterrupted() || isHandingOver();
    }

    /** Whether its phase is over, or handed to a thread that has not begun it. */
    boolean isHandingOver() {
      return awaited != null && awaited.isIdle();
    }
  }
}
