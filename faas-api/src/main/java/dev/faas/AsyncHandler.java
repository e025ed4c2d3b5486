package dev.faas;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A handler whose result comes later. The function's result is {@code O}, not the {@link
 * CompletionStage}: an invocation lasts until the stage has completed.
 *
 * @param <I> the event
 * @param <O> the result
 */
@FunctionalInterface
public interface AsyncHandler<I extends @Nullable Object, O extends @Nullable Object>
    extends Handler<I, O> {

  /**
   * Starts to handle one event.
   *
   * @param event the event, decoded
   * @param context what is known about this invocation; valid until the stage has completed
   * @return completes with the result, or exceptionally when the event could not be handled; it must
   *     support {@link CompletionStage#toCompletableFuture}
   * @throws Exception when the event could not be handled; the same as a stage that failed with it
   */
  CompletionStage<O> start(I event, Context context) throws Exception;

  /**
   * Calls {@link #start} and waits for its stage, at most until the invocation is {@linkplain
   * Context#isCancelled() cancelled} or its deadline has passed. What the stage failed with is thrown
   * itself, without the {@link java.util.concurrent.CompletionException} around it. When the wait ends
   * early the stage is cancelled.
   *
   * @throws InterruptedException if the platform interrupts the waiting thread
   * @throws java.util.concurrent.TimeoutException if the deadline has passed
   */
  @Override
  @SuppressWarnings("FunctionalInterfaceMethodChanged") // another method is the point of it
  default O handle(I event, Context context) throws Exception {
    return Stages.await(start(event, context), context);
  }
}
