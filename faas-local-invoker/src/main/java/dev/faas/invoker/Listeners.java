package dev.faas.invoker;

import dev.faas.invoker.async.AsyncInvocation;
import dev.faas.invoker.async.Destination;
import dev.faas.invoker.concurrency.ConcurrencyReading;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Who is told of every invocation. Nothing that one of them throws reaches the engine. */
record Listeners(List<InvocationListener> all) implements InvocationListener {

  boolean isEmpty() {
    return all.isEmpty();
  }

  @Override
  public void onEnded(Outcome<?> outcome) {
    for (int i = 0; i < all.size(); i++) { // each invocation: no lambda, no iterator
      try {
        all.get(i).onEnded(outcome);
      } catch (RuntimeException | Error thrown) {
        report(thrown);
      }
    }
  }

  @Override
  public void onStarted(ConcurrencyReading now) {
    tell(listener -> listener.onStarted(now));
  }

  @Override
  public void onLoopStopped(String functionName) {
    tell(listener -> listener.onLoopStopped(functionName));
  }

  @Override
  public void onAccepted(AsyncInvocation event) {
    tell(listener -> listener.onAccepted(event));
  }

  @Override
  public void onHanded(AsyncInvocation event, Duration age) {
    tell(listener -> listener.onHanded(event, age));
  }

  @Override
  public void onSettled(AsyncInvocation event) {
    tell(listener -> listener.onSettled(event));
  }

  @Override
  public void onNotDelivered(
      AsyncInvocation event, Destination destination, boolean isDeadLetter, Exception why) {
    tell(listener -> listener.onNotDelivered(event, destination, isDeadLetter, why));
  }

  private void tell(Consumer<? super InvocationListener> what) {
    for (int i = 0; i < all.size(); i++) {
      try {
        what.accept(all.get(i));
      } catch (RuntimeException | Error thrown) {
        report(thrown);
      }
    }
  }

  private static void report(Throwable thrown) {
    Thread thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
  }
}
