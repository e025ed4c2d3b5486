package dev.faas.invoker.isolated.tasks;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.faas.invoker.isolation.Surroundings.Attempt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/**
 * An attempt to see the end of a task, whether it is a result or a failure.
 *
 * @param future the task
 */
public record Completion(Future<?> future) implements Attempt {

  @Override
  public boolean within(long nanos) throws InterruptedException {
    try {
      future.get(nanos, NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return future.isDone();
    } catch (ExecutionException | RuntimeException e) {
      return true; // the caller asks again, and gets it
    }
  }
}
