package dev.faas.invoker.isolated.calls;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.faas.invoker.isolated.tasks.Alarms;
import dev.faas.invoker.isolated.tasks.Completion;
import dev.faas.invoker.isolated.waits.Handover;
import dev.faas.invoker.isolated.waits.Own;
import dev.faas.invoker.isolated.waits.Taken;
import dev.faas.invoker.isolated.waits.Wait;
import dev.faas.invoker.isolation.Surroundings;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Waiting for results: {@link Future#get()}, {@link CompletableFuture#join}, {@link CompletionService}; and
 * the delays of {@link CompletableFuture}, which end in one daemon thread for each environment. {@code
 * ForkJoinTask.join} and {@code invoke} compute, and stay real.
 */
public final class Futures {

  private Futures() {}

  @Replaces(Future.class)
  public static <T extends @Nullable Object> T get(Future<T> future, Surroundings surroundings)
      throws InterruptedException, ExecutionException {
    if (!Own.isReal(surroundings, future, "get", 0)) {
      Wait.until(surroundings, new Completion(future));
    }
    return future.get();
  }

  @Replaces(Future.class)
  public static <T extends @Nullable Object> T get(
      Future<T> future, long timeout, TimeUnit unit, Surroundings surroundings)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (Own.isReal(surroundings, future, "get", 2)) {
      return future.get(timeout, unit);
    }
    if (!Wait.until(
        surroundings, Wait.deadline(surroundings, timeout, unit), new Completion(future))) {
      throw new TimeoutException();
    }
    return future.get();
  }

  /** Not ended by an interrupt, as in the JDK. */
  @Replaces(CompletableFuture.class)
  public static <T extends @Nullable Object> T join(
      CompletableFuture<T> future, Surroundings surroundings) {
    if (!Own.isReal(surroundings, future, "join", 0)) {
      Wait.uninterruptibly(surroundings, new Completion(future));
    }
    return future.join();
  }

  @Replaces(CompletableFuture.class)
  public static <T extends @Nullable Object> CompletableFuture<T> orTimeout(
      CompletableFuture<T> future, long timeout, TimeUnit unit, Surroundings surroundings) {
    return Own.isReal(surroundings, future, "orTimeout", 2)
        ? future.orTimeout(timeout, unit)
        : unlessDone(
            future,
            Wait.deadline(surroundings, timeout, unit),
            () -> future.completeExceptionally(new TimeoutException()),
            surroundings);
  }

  @Replaces(CompletableFuture.class)
  public static <T extends @Nullable Object> CompletableFuture<T> completeOnTimeout(
      CompletableFuture<T> future,
      T value,
      long timeout,
      TimeUnit unit,
      Surroundings surroundings) {
    return Own.isReal(surroundings, future, "completeOnTimeout", 3)
        ? future.completeOnTimeout(value, timeout, unit)
        : unlessDone(
            future,
            Wait.deadline(surroundings, timeout, unit),
            () -> future.complete(value),
            surroundings);
  }

  @Replaces(value = CompletableFuture.class, isStatic = true)
  public static Executor delayedExecutor(long delay, TimeUnit unit, Surroundings surroundings) {
    return surroundings.isSimulated()
        ? delayedExecutor(
            delay, unit, new CompletableFuture<Void>().defaultExecutor(), surroundings)
        : CompletableFuture.delayedExecutor(delay, unit);
  }

  @Replaces(value = CompletableFuture.class, isStatic = true)
  public static Executor delayedExecutor(
      long delay, TimeUnit unit, Executor executor, Surroundings surroundings) {
    if (!surroundings.isSimulated()) {
      return CompletableFuture.delayedExecutor(delay, unit, executor);
    }
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(executor, "executor");
    return task -> Alarms.at(
        surroundings,
        Wait.deadline(surroundings, delay, unit),
        executor,
        () -> Handover.to(executor, task));
  }

  @Replaces(CompletionService.class)
  public static <T> Future<T> take(CompletionService<T> service, Surroundings surroundings)
      throws InterruptedException {
    if (Own.isReal(surroundings, service, "take", 0)) {
      return service.take();
    }
    Taken<Future<T>> taken = new Taken<>(nanos -> service.poll(nanos, NANOSECONDS));
    Wait.until(surroundings, taken);
    return Objects.requireNonNull(taken.element());
  }

  @Replaces(CompletionService.class)
  public static <T> @Nullable Future<T> poll(
      CompletionService<T> service, long timeout, TimeUnit unit, Surroundings surroundings)
      throws InterruptedException {
    if (Own.isReal(surroundings, service, "poll", 2)) {
      return service.poll(timeout, unit);
    }
    Taken<Future<T>> taken = new Taken<>(nanos -> service.poll(nanos, NANOSECONDS));
    Wait.until(surroundings, Wait.deadline(surroundings, timeout, unit), taken);
    return taken.element();
  }

  private static <T extends @Nullable Object> CompletableFuture<T> unlessDone(
      CompletableFuture<T> future, long due, Runnable end, Surroundings surroundings) {
    if (!future.isDone()) {
      Alarms.Alarm alarm = Alarms.at(surroundings, due, future, end::run);
      var unused = future.whenComplete((value, failure) -> alarm.cancel());
    }
    return future;
  }
}
