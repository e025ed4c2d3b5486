package dev.faas;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits for what an {@link AsyncHandler} started. */
final class Stages {

  private Stages() {}

  static <O extends @Nullable Object> O await(@Nullable CompletionStage<O> stage, Context context)
      throws Exception {
    if (stage == null) {
      throw new IllegalStateException("start returned null, where a CompletionStage is due");
    }
    CompletableFuture<O> result = stage.toCompletableFuture();
    try {
      return result(result, context);
    } catch (ExecutionException failed) {
      throw cause(failed);
    } finally {
      result.cancel(true); // does nothing to one that has completed
    }
  }

  /** Under simulated time the clock may stand while this waits, so the time left is asked again. */
  private static <O extends @Nullable Object> O result(CompletableFuture<O> result, Context context)
      throws InterruptedException, ExecutionException, TimeoutException {
    while (true) {
      Duration left = context.remaining();
      try {
        return result.get(left.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException early) {
        if (context.isCancelled() || left.isZero()) {
          throw early;
        }
      }
    }
  }

  private static Exception cause(ExecutionException failed) {
    Throwable cause = failed;
    while ((cause instanceof ExecutionException || cause instanceof CompletionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof Exception exception ? exception : failed;
  }
}
