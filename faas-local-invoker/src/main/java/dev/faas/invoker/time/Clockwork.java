package dev.faas.invoker.time;

import dev.faas.invoker.time.TimerQueue.Entry;
import dev.faas.invoker.time.TimerQueue.Kind;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Moves simulated time, from one thing that becomes due to the next. One thread at a time does, in its
 * own stack: one that advances time or the first of those that wait.
 */
final class Clockwork {

  private static final long PATIENCE_NANOS = 10_000_000_000L;
  private static final long LOOK_NANOS = 1_000_000;
  private static final long NOBODY = -1;

  private final TimerQueue queue = new TimerQueue();
  private final Drivers drivers = new Drivers();
  private final Baton baton = new Baton(drivers);
  private final ReentrantLock moving = new ReentrantLock(true);
  private volatile long now;

  long now() {
    return now;
  }

  TimerQueue queue() {
    return queue;
  }

  Baton baton() {
    return baton;
  }

  Drivers drivers() {
    return drivers;
  }

  Timer schedule(long delayNanos, Runnable task) {
    synchronized (baton) {
      return add(Kind.TIMER, Math.addExact(now, delayNanos), task);
    }
  }

  /** Adds what becomes due; if only now time has a reason to move, somebody has to look whether it may. */
  Entry add(Kind kind, long dueNanos, Runnable task) {
    boolean hadReason = hasReason();
    Entry entry = queue.add(kind, dueNanos, task);
    if (!hadReason) {
      drivers.wakeFirst();
    }
    return entry;
  }

  /**
   * Moves time to a moment, without regard of the activity that runs when this is called.
   *
   * @throws IllegalStateException if called by a timer
   */
  void advance(long step) {
    if (moving.isHeldByCurrentThread()) {
      throw new IllegalStateException("a timer cannot advance the time that runs it");
    }
    Thrown thrown = new Thrown();
    moving.lock();
    long target = Math.addExact(now, step);
    Driver me = new Driver(target, null, null);
    try {
      long runningTurn;
      synchronized (baton) {
        drivers.addFirst(me);
        runningTurn = baton.holder() == null ? NOBODY : baton.turn();
      }
      moveTo(target, me, runningTurn, thrown);
    } finally {
      synchronized (baton) {
        drivers.remove(me);
        drivers.wakeFirst();
      }
      moving.unlock();
    }
    thrown.rethrow();
  }

  private void moveTo(long target, Driver me, long runningTurn, Consumer<Throwable> thrown) {
    long exempt = runningTurn;
    while (true) {
      exempt = settle(me, exempt);
      Entry due;
      synchronized (baton) {
        due = take(target);
        if (due == null && now >= target) {
          return;
        }
        now = due == null
            ? target
            : now; // then look again: a timer may have been added under the old time
      }
      if (due != null) {
        run(due, thrown);
      }
    }
  }

  /** Waits until nothing runs that runs because of this move; not for ever. */
  private long settle(Driver me, long exemptTurn) {
    long began = RealTime.stopwatch();
    while (true) {
      synchronized (baton) {
        boolean isExempt = baton.holder() != null && baton.turn() == exemptTurn;
        if (isExempt || isQuiet(me)) {
          return exemptTurn;
        }
        if (RealTime.stopwatch() - began >= PATIENCE_NANOS) {
          return baton.turn();
        }
      }
      RealTime.park(this, LOOK_NANOS);
    }
  }

  /** Moves time to the next thing that becomes due if nothing runs and there is a reason. */
  boolean tryMove(Driver me, BooleanSupplier done) {
    boolean isAnothersTurn = !moving.isHeldByCurrentThread() && moving.hasQueuedThreads();
    if (isAnothersTurn || !moving.tryLock()) {
      return false;
    }
    try {
      Entry due;
      synchronized (baton) {
        due = mayMove(me) && !done.getAsBoolean() ? take(Long.MAX_VALUE) : null;
      }
      if (due != null) {
        run(due, Clockwork::report);
      }
      return due != null;
    } finally {
      moving.unlock();
    }
  }

  private boolean mayMove(Driver me) {
    if (!drivers.isFirst(me.thread()) || !isWatched()) {
      return false;
    }
    return isQuiet(me) && hasReason();
  }

  /** When the driver should look again at the latest, in real nanoseconds. */
  long nextLook(Driver me) {
    synchronized (baton) {
      return drivers.isFirst(me.thread()) && isWatched() ? LOOK_NANOS : Long.MAX_VALUE;
    }
  }

  /** Whether it matters that somebody may not run any more. */
  private boolean isWatched() {
    return baton.isWaitedFor() || hasReason();
  }

  private boolean hasReason() {
    return queue.hasReasonBefore(drivers.latestDeadline());
  }

  private boolean isQuiet(Driver me) {
    baton.look();
    return baton.isAtRest() && !drivers.holdUp(now, me);
  }

  private @Nullable Entry take(long limit) {
    Entry due = queue.pollDue(limit);
    if (due != null) {
      now = Math.max(now, due.dueNanos());
      baton.changed();
      if (due.kind() != Kind.TIMER) {
        due.run();
      }
    }
    return due;
  }

  private void run(Entry due, Consumer<Throwable> thrown) {
    if (due.kind() != Kind.TIMER) {
      return;
    }
    try {
      due.run();
    } catch (RuntimeException | Error failure) {
      thrown.accept(failure);
    }
    synchronized (baton) {
      baton.changed();
    }
  }

  private static void report(Throwable thrown) {
    Thread thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
  }
}
