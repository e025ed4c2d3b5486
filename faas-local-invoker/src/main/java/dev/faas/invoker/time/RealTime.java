package dev.faas.invoker.time;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * The time that passes by itself. It reads the system's clock once, when it begins, and counts from
 * there: it is not moved by corrections of the clock.
 */
public final class RealTime implements Timeline {

  private final long origin = System.nanoTime();
  private final Instant start = Instant.now();
  private final SeededRandom random;

  private RealTime(long seed) {
    this.random = new SeededRandom(seed);
  }

  /** A timeline that begins now, with a seed from the system. */
  public static RealTime create() {
    return new RealTime(new SecureRandom().nextLong());
  }

  /** A timeline that begins now, with this seed. */
  public static RealTime seeded(long seed) {
    return new RealTime(seed);
  }

  @Override
  public long nanos() {
    return System.nanoTime() - origin;
  }

  @Override
  public Instant at(long nanos) {
    return start.plusNanos(nanos);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Tasks run one after the other in a daemon thread. What a task throws goes to that thread's
   * handler of uncaught exceptions.
   */
  @Override
  public Timer schedule(Duration delay, Runnable task) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("a delay is never negative, but it is " + delay);
    }
    ScheduledFuture<?> future =
        Timers.EXECUTOR.schedule(reporting(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> future.cancel(false);
  }

  @Override
  public WaitEnd await(BooleanSupplier done, long deadlineNanos, Duration stallLimit) {
    while (!done.getAsBoolean()) {
      if (Thread.currentThread().isInterrupted()) {
        return WaitEnd.INTERRUPT;
      }
      long left = deadlineNanos - nanos();
      if (left <= 0) {
        return WaitEnd.DEADLINE;
      }
      park(done, left);
    }
    return WaitEnd.DONE;
  }

  @Override
  public Activity activity(String name) {
    return new RealActivity(this, name);
  }

  @Override
  public Activity background(String name) {
    return activity(name);
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public Moment momentAt(long nanos) {
    return new Moment(at(nanos), random.state());
  }

  @Override
  public String toString() {
    return "real time since " + start;
  }

  /** For the stall limit, which counts real time under simulated time too. */
  static long stopwatch() {
    return System.nanoTime();
  }

  static void park(Object blocker, long nanos) {
    LockSupport.parkNanos(blocker, nanos);
  }

  private static Runnable reporting(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException | Error thrown) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
      }
    };
  }

  /** Made with the first timer; its thread ends when there was none for a while. */
  private static final class Timers {
    static final ScheduledThreadPoolExecutor EXECUTOR = executor();

    private static ScheduledThreadPoolExecutor executor() {
      ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, Timers::thread);
      executor.setKeepAliveTime(1, TimeUnit.SECONDS);
      executor.allowCoreThreadTimeOut(true);
      executor.setRemoveOnCancelPolicy(true);
      return executor;
    }

    private static Thread thread(Runnable work) {
      Thread thread = new Thread(null, work, "faas timers", 0, false);
      thread.setDaemon(true);
      return thread;
    }
  }
}
