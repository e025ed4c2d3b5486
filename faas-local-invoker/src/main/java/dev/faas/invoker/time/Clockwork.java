package dev.faas.invoker.time;

import dev.faas.invoker.time.Drivers.Driver;
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

  private static final long LOOK_NANOS = 1_000_000;

  private final TimerQueue queue = new TimerQueue();
  private final Drivers drivers = new Drivers();
  private final Baton baton = new Baton(drivers);
  private final long patienceNanos;
  private final ReentrantLock moving = new ReentrantLock(true);
  private volatile long now;

  /**
   * A clockwork that stands at zero.
   *
   * @param patienceNanos how long, in real time, one that advances time waits for those whom it wakes
   */
  Clockwork(long patienceNanos) {
    this.patienceNanos = patienceNanos;
  }

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
   * Moves time by hand. A handler that does so takes so long; while another moves time, it waits for that
   * one to come so far.
   *
   * @throws IllegalStateException if called by a timer
   */
  void advance(long step) {
    if (moving.isHeldByCurrentThread()) {
      throw new IllegalStateException("a timer cannot advance the time that runs it");
    }
    SimulatedActivity handler = runningActivity();
    if (handler == null) {
      moving.lock();
    } else if (!moving.tryLock()) {
      sleep(handler, step);
      return;
    }
    try {
      new Advance(this, Math.addExact(now, step), patienceNanos).run();
    } finally {
      moving.unlock();
    }
  }

  private @Nullable SimulatedActivity runningActivity() {
    synchronized (baton) {
      Member member = baton.runningMember(Thread.currentThread());
      return member == null ? null : member.activity();
    }
  }

  private void sleep(SimulatedActivity handler, long step) {
    try {
      handler.sleepUntil(Math.addExact(now, step));
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
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

  /** Whether nothing runs or is about to; with the baton's monitor. */
  boolean isQuiet(Driver me) {
    baton.look();
    return baton.isAtRest() && !drivers.holdUp(now, me);
  }

  /** Moves time to the next thing that is due at the limit, or to the limit. With the baton's monitor. */
  @Nullable
  Entry takeUntil(long limit) {
    Entry due = take(limit);
    now = due == null ? Math.max(now, limit) : now;
    return due;
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

  /** Runs a timer; other things have been done when they were taken. */
  void run(Entry due, Consumer<Throwable> thrown) {
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
