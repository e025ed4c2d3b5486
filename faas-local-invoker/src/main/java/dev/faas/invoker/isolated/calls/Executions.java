package dev.faas.invoker.isolated.calls;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.faas.invoker.isolated.tasks.ManyTasks;
import dev.faas.invoker.isolated.waits.Own;
import dev.faas.invoker.isolated.waits.Wait;
import dev.faas.invoker.isolation.Surroundings;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waiting for an {@link ExecutorService}: its end, and the results of many tasks. */
public final class Executions {

  private Executions() {}

  @Replaces(ExecutorService.class)
  public static boolean awaitTermination(
      ExecutorService executor, long timeout, TimeUnit unit, Surroundings surroundings)
      throws InterruptedException {
    return Own.isReal(surroundings, executor, "awaitTermination", 2)
        ? executor.awaitTermination(timeout, unit)
        : Wait.until(
            surroundings,
            Wait.deadline(surroundings, timeout, unit),
            nanos -> executor.awaitTermination(nanos, NANOSECONDS));
  }

  /** From JDK 19. Under real time in the same steps, as this is compiled for a JDK that has it not. */
  @Replaces(ExecutorService.class)
  public static void close(ExecutorService executor, Surroundings surroundings) {
    if (Own.brings(executor, "close", 0) && (Object) executor instanceof AutoCloseable own) {
      closeOwn(own);
    } else if (executor != ForkJoinPool.commonPool()) {
      shutDown(executor, surroundings);
    }
  }

  private static void closeOwn(AutoCloseable own) {
    try {
      own.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("ExecutorService.close declares no exception", e);
    }
  }

  private static void shutDown(ExecutorService executor, Surroundings surroundings) {
    boolean interrupted = false;
    executor.shutdown();
    while (!executor.isTerminated()) {
      try {
        awaitTermination(executor, 1, TimeUnit.DAYS, surroundings);
      } catch (InterruptedException e) {
        executor.shutdownNow();
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Replaces(ExecutorService.class)
  public static <T> List<Future<T>> invokeAll(
      ExecutorService executor, Collection<? extends Callable<T>> tasks, Surroundings surroundings)
      throws InterruptedException {
    return Own.isReal(surroundings, executor, "invokeAll", 1)
        ? executor.invokeAll(tasks)
        : new ManyTasks<T>(executor, Wait.NEVER, surroundings).all(tasks);
  }

  @Replaces(ExecutorService.class)
  public static <T> List<Future<T>> invokeAll(
      ExecutorService executor,
      Collection<? extends Callable<T>> tasks,
      long timeout,
      TimeUnit unit,
      Surroundings surroundings)
      throws InterruptedException {
    return Own.isReal(surroundings, executor, "invokeAll", 3)
        ? executor.invokeAll(tasks, timeout, unit)
        : new ManyTasks<T>(executor, Wait.deadline(surroundings, timeout, unit), surroundings)
            .all(tasks);
  }

  @Replaces(ExecutorService.class)
  public static <T extends @Nullable Object> T invokeAny(
      ExecutorService executor, Collection<? extends Callable<T>> tasks, Surroundings surroundings)
      throws InterruptedException, ExecutionException {
    if (Own.isReal(surroundings, executor, "invokeAny", 1)) {
      return executor.invokeAny(tasks);
    }
    try {
      return new ManyTasks<T>(executor, Wait.NEVER, surroundings).any(tasks);
    } catch (TimeoutException e) {
      throw new IllegalStateException("a wait without deadline ended", e);
    }
  }

  @Replaces(ExecutorService.class)
  public static <T extends @Nullable Object> T invokeAny(
      ExecutorService executor,
      Collection<? extends Callable<T>> tasks,
      long timeout,
      TimeUnit unit,
      Surroundings surroundings)
      throws InterruptedException, ExecutionException, TimeoutException {
    return Own.isReal(surroundings, executor, "invokeAny", 3)
        ? executor.invokeAny(tasks, timeout, unit)
        : new ManyTasks<T>(executor, Wait.deadline(surroundings, timeout, unit), surroundings)
            .any(tasks);
  }
}
