package dev.faas.invoker.isolated.calls;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.faas.invoker.isolated.tasks.VirtualThreads;
import dev.faas.invoker.isolated.waits.Arguments;
import dev.faas.invoker.isolated.waits.Wait;
import dev.faas.invoker.isolation.Surroundings;
import dev.faas.invoker.isolation.Surroundings.Attempt;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Threads: a start is announced to the environment, under real time too, and {@link Thread#join()} waits in
 * all its forms. {@code Thread.Builder.start} is not announced; {@code unstarted} followed by {@code
 * start} is.
 */
public final class Threads {

  private Threads() {}

  @Replaces(Thread.class)
  public static void start(Thread thread, Surroundings surroundings) {
    if (thread.getState() == Thread.State.NEW) {
      surroundings.starting(thread);
    }
    thread.start();
  }

  /** From JDK 21. */
  @Replaces(value = Thread.class, isStatic = true)
  public static Thread startVirtualThread(Runnable task, Surroundings surroundings) {
    Thread thread = VirtualThreads.unstarted(task);
    start(thread, surroundings);
    return thread;
  }

  @Replaces(Thread.class)
  public static void join(Thread thread, Surroundings surroundings) throws InterruptedException {
    if (surroundings.isSimulated()) {
      Wait.until(surroundings, ended(thread));
    } else {
      thread.join();
    }
  }

  @Replaces(Thread.class)
  public static void join(Thread thread, long millis, Surroundings surroundings)
      throws InterruptedException {
    if (surroundings.isSimulated()) {
      Arguments.notNegative(millis, "timeout value is negative");
      long deadline = millis == 0 ? Wait.NEVER : Wait.deadline(surroundings, millis, MILLISECONDS);
      Wait.until(surroundings, deadline, ended(thread));
    } else {
      thread.join(millis);
    }
  }

  @Replaces(Thread.class)
  public static void join(Thread thread, long millis, int nanos, Surroundings surroundings)
      throws InterruptedException {
    if (surroundings.isSimulated()) {
      join(thread, Arguments.wholeMillis(millis, nanos), surroundings);
    } else {
      thread.join(millis, nanos);
    }
  }

  /** From JDK 19. */
  @Replaces(Thread.class)
  public static boolean join(Thread thread, Duration duration, Surroundings surroundings)
      throws InterruptedException {
    if (thread.getState() == Thread.State.NEW) {
      throw new IllegalThreadStateException("Thread not started");
    }
    timedJoin(NANOSECONDS, thread, NANOSECONDS.convert(duration), surroundings);
    return !thread.isAlive();
  }

  @Replaces(TimeUnit.class)
  public static void timedJoin(
      TimeUnit unit, Thread thread, long timeout, Surroundings surroundings)
      throws InterruptedException {
    if (!surroundings.isSimulated()) {
      unit.timedJoin(thread, timeout);
    } else if (timeout > 0) {
      Wait.until(surroundings, Wait.deadline(surroundings, timeout, unit), ended(thread));
    }
  }

  private static Attempt ended(Thread thread) {
    return nanos -> {
      NANOSECONDS.timedJoin(thread, nanos);
      return !thread.isAlive();
    };
  }
}
