package dev.faas.invoker.isolated.tasks;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.faas.invoker.isolated.waits.Taken;
import dev.faas.invoker.isolated.waits.Wait;
import dev.faas.invoker.isolation.Surroundings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** {@code invokeAll} and {@code invokeAny} in simulated time. Whatever happens, no task is left running. */
public final class ManyTasks<T extends @Nullable Object> {

  private final ExecutorService executor;
  private final long deadline;
  private final Surroundings surroundings;
  private final List<Future<T>> futures = new ArrayList<>();

  /** Tasks of which none has started. */
  public ManyTasks(ExecutorService executor, long deadline, Surroundings surroundings) {
    this.executor = executor;
    this.deadline = deadline;
    this.surroundings = surroundings;
  }

  /** All are done when it returns; those that were too late are cancelled. */
  public List<Future<T>> all(Collection<? extends Callable<T>> tasks) throws InterruptedException {
    try {
      List<FutureTask<T>> waiting = new ArrayList<>();
      for (Callable<T> task : tasks) {
        waiting.add(new FutureTask<>(task));
      }
      futures.addAll(waiting);
      for (FutureTask<T> task : waiting) {
        if (isLate()) {
          return futures;
        }
        executor.execute(task);
      }
      for (Future<T> future : futures) {
        if (!isDoneInTime(future)) {
          return futures;
        }
      }
      return futures;
    } finally {
      cancel();
    }
  }

  /** The first result. Each task is started when none of those before has one yet. */
  public T any(Collection<? extends Callable<T>> tasks)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException();
    }
    ExecutorCompletionService<T> completions = new ExecutorCompletionService<>(executor);
    Iterator<? extends Callable<T>> rest = tasks.iterator();
    ExecutionException failure = null;
    try {
      for (int active = 0; rest.hasNext() || active > 0; ) {
        Future<T> first = completions.poll();
        if (first == null && rest.hasNext()) {
          futures.add(completions.submit(rest.next()));
          active++;
          continue;
        }
        if (first == null) {
          first = next(completions);
        }
        active--;
        try {
          return first.get();
        } catch (ExecutionException e) {
          failure = e;
        } catch (CancellationException e) {
          failure = new ExecutionException(e);
        }
      }
      throw failure == null ? new ExecutionException(null) : failure;
    } finally {
      cancel();
    }
  }

  private Future<T> next(ExecutorCompletionService<T> completions)
      throws InterruptedException, TimeoutException {
    Taken<Future<T>> taken = new Taken<>(nanos -> completions.poll(nanos, NANOSECONDS));
    Wait.until(surroundings, deadline, taken);
    Future<T> next = taken.element();
    if (next == null) {
      throw new TimeoutException();
    }
    return next;
  }

  private boolean isDoneInTime(Future<T> future) throws InterruptedException {
    return Wait.until(surroundings, deadline, new Completion(future));
  }

  private boolean isLate() {
    return deadline != Wait.NEVER && deadline <= surroundings.nanos();
  }

  private void cancel() {
    futures.forEach(future -> future.cancel(true));
  }
}
