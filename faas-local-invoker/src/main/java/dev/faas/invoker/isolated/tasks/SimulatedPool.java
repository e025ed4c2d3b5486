package dev.faas.invoker.isolated.tasks;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.faas.invoker.isolation.Surroundings;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** A pool whose delays are waits in simulated time, whoever schedules. */
public final class SimulatedPool extends ScheduledThreadPoolExecutor {

  private final Surroundings surroundings;

  /** A pool with so many threads, made by this factory when needed. */
  public SimulatedPool(int threads, ThreadFactory factory, Surroundings surroundings) {
    super(threads, factory);
    this.surroundings = surroundings;
  }

  @Override
  public void execute(Runnable task) {
    var unused = task == ScheduledRun.NOTHING
        ? super.schedule(task, 0, NANOSECONDS)
        : schedule(task, 0, NANOSECONDS);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    return Schedule.once(this, Executors.callable(task), delay, unit, surroundings);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
    return Schedule.once(this, task, delay, unit, surroundings);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable task, long delay, long period, TimeUnit unit) {
    return Schedule.atFixedRate(this, task, delay, period, unit, surroundings);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable task, long delay, long pause, TimeUnit unit) {
    return Schedule.withFixedDelay(this, task, delay, pause, unit, surroundings);
  }
}
