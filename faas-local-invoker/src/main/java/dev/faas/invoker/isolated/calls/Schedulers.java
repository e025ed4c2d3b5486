package dev.faas.invoker.isolated.calls;

import dev.faas.invoker.isolated.tasks.Leftovers;
import dev.faas.invoker.isolated.tasks.Schedule;
import dev.faas.invoker.isolated.tasks.SimulatedPool;
import dev.faas.invoker.isolated.waits.Own;
import dev.faas.invoker.isolation.Surroundings;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Schedules of a {@link ScheduledExecutorService} and its makers in {@link Executors}. The delays of a
 * {@link ScheduledThreadPoolExecutor} are waits in simulated time, however it was made; its policies,
 * cancellation and {@code getDelay} are those of the JDK. Schedules of other JDK schedulers, and {@code
 * unconfigurableScheduledExecutorService} of a pool that was not made by {@link Executors}, are refused
 * under simulated time. A library's own scheduler is called as it is.
 */
public final class Schedulers {

  private Schedulers() {}

  @Replaces(ScheduledExecutorService.class)
  public static ScheduledFuture<?> schedule(
      ScheduledExecutorService executor,
      Runnable task,
      long delay,
      TimeUnit unit,
      Surroundings surroundings) {
    ScheduledThreadPoolExecutor pool = realPool(executor, "schedule", 3, surroundings);
    return pool == null
        ? executor.schedule(task, delay, unit)
        : Schedule.once(pool, Executors.callable(task), delay, unit, surroundings);
  }

  @Replaces(ScheduledExecutorService.class)
  public static <V> ScheduledFuture<V> schedule(
      ScheduledExecutorService executor,
      Callable<V> task,
      long delay,
      TimeUnit unit,
      Surroundings surroundings) {
    ScheduledThreadPoolExecutor pool = realPool(executor, "schedule", 3, surroundings);
    return pool == null
        ? executor.schedule(task, delay, unit)
        : Schedule.once(pool, task, delay, unit, surroundings);
  }

  @Replaces(ScheduledExecutorService.class)
  public static ScheduledFuture<?> scheduleAtFixedRate(
      ScheduledExecutorService executor,
      Runnable task,
      long delay,
      long period,
      TimeUnit unit,
      Surroundings surroundings) {
    ScheduledThreadPoolExecutor pool = realPool(executor, "scheduleAtFixedRate", 4, surroundings);
    return pool == null
        ? executor.scheduleAtFixedRate(task, delay, period, unit)
        : Schedule.atFixedRate(pool, task, delay, period, unit, surroundings);
  }

  @Replaces(ScheduledExecutorService.class)
  public static ScheduledFuture<?> scheduleWithFixedDelay(
      ScheduledExecutorService executor,
      Runnable task,
      long delay,
      long pause,
      TimeUnit unit,
      Surroundings surroundings) {
    ScheduledThreadPoolExecutor pool =
        realPool(executor, "scheduleWithFixedDelay", 4, surroundings);
    return pool == null
        ? executor.scheduleWithFixedDelay(task, delay, pause, unit)
        : Schedule.withFixedDelay(pool, task, delay, pause, unit, surroundings);
  }

  @Replaces(value = Executors.class, isStatic = true)
  public static ScheduledExecutorService newScheduledThreadPool(
      int threads, Surroundings surroundings) {
    return newScheduledThreadPool(threads, Executors.defaultThreadFactory(), surroundings);
  }

  @Replaces(value = Executors.class, isStatic = true)
  public static ScheduledExecutorService newScheduledThreadPool(
      int threads, ThreadFactory factory, Surroundings surroundings) {
    ThreadFactory announcing = Pools.announcing(factory, surroundings);
    return Leftovers.ending(
        surroundings.isSimulated()
            ? new SimulatedPool(threads, announcing, surroundings)
            : Executors.newScheduledThreadPool(threads, announcing),
        surroundings);
  }

  @Replaces(value = Executors.class, isStatic = true)
  public static ScheduledExecutorService newSingleThreadScheduledExecutor(
      Surroundings surroundings) {
    return newSingleThreadScheduledExecutor(Executors.defaultThreadFactory(), surroundings);
  }

  @Replaces(value = Executors.class, isStatic = true)
  public static ScheduledExecutorService newSingleThreadScheduledExecutor(
      ThreadFactory factory, Surroundings surroundings) {
    return Executors.unconfigurableScheduledExecutorService(
        newScheduledThreadPool(1, factory, surroundings));
  }

  @Replaces(value = Executors.class, isStatic = true)
  public static ScheduledExecutorService unconfigurableScheduledExecutorService(
      ScheduledExecutorService executor, Surroundings surroundings) {
    if (surroundings.isSimulated()
        && executor instanceof ScheduledThreadPoolExecutor
        && !(executor instanceof SimulatedPool)) {
      throw new UnsupportedOperationException(
          "under simulated time only a pool of Executors.newScheduledThreadPool can be made"
              + " unconfigurable, but this one is a " + executor.getClass().getName());
    }
    return Executors.unconfigurableScheduledExecutorService(executor);
  }

  /** The pool of the JDK whose delays would be real; null where the executor is called as it is. */
  private static @Nullable ScheduledThreadPoolExecutor realPool(
      ScheduledExecutorService executor, String method, int parameters, Surroundings surroundings) {
    if (executor instanceof ScheduledThreadPoolExecutor pool) {
      Leftovers.ending(pool, surroundings);
    }
    if (Own.isReal(surroundings, executor, method, parameters)) {
      return null;
    }
    if ((Object) executor instanceof ForkJoinPool) {
      throw new UnsupportedOperationException(
          "a ForkJoinPool keeps real time; schedule on Executors.newScheduledThreadPool instead");
    }
    return executor instanceof ScheduledThreadPoolExecutor real && !(real instanceof SimulatedPool)
        ? real
        : null;
  }
}
