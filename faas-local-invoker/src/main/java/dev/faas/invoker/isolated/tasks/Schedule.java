package dev.faas.invoker.isolated.tasks;

import dev.faas.invoker.isolated.waits.Wait;
import dev.faas.invoker.isolation.Surroundings;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The ways to schedule, in simulated time. */
public final class Schedule {

  private Schedule() {}

  /** As {@code ScheduledExecutorService.schedule}. */
  public static <V> ScheduledFuture<V> once(
      ScheduledThreadPoolExecutor pool,
      Callable<V> task,
      long delay,
      TimeUnit unit,
      Surroundings surroundings) {
    long due = Wait.deadline(surroundings, delay, unit);
    return new ScheduledRun<>(pool, Objects.requireNonNull(task), due, 0, surroundings).enqueue();
  }

  /** As {@code ScheduledExecutorService.scheduleAtFixedRate}. */
  public static ScheduledFuture<?> atFixedRate(
      ScheduledThreadPoolExecutor pool,
      Runnable task,
      long delay,
      long period,
      TimeUnit unit,
      Surroundings surroundings) {
    return periodic(pool, task, delay, period, unit, 1, surroundings);
  }

  /** As {@code ScheduledExecutorService.scheduleWithFixedDelay}. */
  public static ScheduledFuture<?> withFixedDelay(
      ScheduledThreadPoolExecutor pool,
      Runnable task,
      long delay,
      long pause,
      TimeUnit unit,
      Surroundings surroundings) {
    return periodic(pool, task, delay, pause, unit, -1, surroundings);
  }

  private static ScheduledFuture<?> periodic(
      ScheduledThreadPoolExecutor pool,
      Runnable task,
      long delay,
      long period,
      TimeUnit unit,
      int sign,
      Surroundings surroundings) {
    Callable<?> callable = Executors.callable(task);
    long due = Wait.deadline(surroundings, delay, unit);
    if (period <= 0) {
      throw new IllegalArgumentException();
    }
    long nanos = sign * unit.toNanos(period);
    return new ScheduledRun<>(pool, callable, due, nanos, surroundings).enqueue();
  }
}
