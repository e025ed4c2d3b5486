package dev.faas.invoker;

import static dev.faas.invoker.TextFormat.TEXT;

import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.Handler;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.OutputLine;
import dev.faas.invoker.log.PlatformLine;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;

/** An invoker under simulated time, and words to test it with. */
abstract class InvokerTest {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final FunctionSettings SETTINGS = FunctionSettings.named("Echo");

  final SimulatedTime time = SimulatedTime.startingAt(NOON);
  final LocalInvoker invoker = LocalInvoker.builder().timeline(time).build();

  @AfterEach
  void closeInvoker() {
    invoker.close();
  }

  LocalFunction<String, String> deploy(Handler<String, String> handler) {
    return deploy(invoker, handler);
  }

  static LocalFunction<String, String> deploy(
      LocalInvoker invoker, Handler<String, String> handler) {
    return invoker.deploy(
        FunctionDefinition.of(String.class, String.class, handler), TEXT, SETTINGS);
  }

  static <O> Outcome.Returned<O> returned(Outcome<O> outcome) {
    return as(Outcome.Returned.class, outcome);
  }

  static <O> Outcome.Failed<O> failed(Outcome<O> outcome) {
    return as(Outcome.Failed.class, outcome);
  }

  static <O> Outcome.TimedOut<O> timedOut(Outcome<O> outcome) {
    return as(Outcome.TimedOut.class, outcome);
  }

  static <O> Outcome.Stalled<O> stalled(Outcome<O> outcome) {
    return as(Outcome.Stalled.class, outcome);
  }

  @SuppressWarnings("unchecked")
  private static <T> T as(Class<?> type, Outcome<?> outcome) {
    if (!type.isInstance(outcome)) {
      throw new AssertionError("expected " + type.getSimpleName() + ", but " + outcome);
    }
    return (T) outcome;
  }

  /** Without the line with which an environment begins. */
  static List<String> texts(Outcome<?> outcome) {
    return lines(outcome.invocation().logLines()).stream().map(LogLine::text).toList();
  }

  /** Without the line with which an environment begins. */
  static List<LogLine> lines(List<LogLine> lines) {
    return lines.stream()
        .filter(line -> !(line instanceof PlatformLine.InitStart))
        .toList();
  }

  /** What the function printed or logged. */
  static List<String> output(Outcome<?> outcome) {
    return outcome.invocation().logLines().stream()
        .filter(OutputLine.class::isInstance)
        .map(line -> ((OutputLine) line).headline())
        .toList();
  }

  static <T> CompletableFuture<T> inThread(Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread = new Thread(() -> {
      try {
        result.complete(work.call());
      } catch (Throwable failure) {
        result.completeExceptionally(failure);
      }
    });
    thread.setDaemon(true);
    thread.start();
    return result;
  }

  /** A handler that says when it has begun, and then blocks until it is interrupted or released. */
  static final class Blocking implements Handler<String, String> {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch released = new CountDownLatch(1);
    final CountDownLatch interrupted = new CountDownLatch(1);
    volatile Thread thread;

    @Override
    public String handle(String event, Context context) throws InterruptedException {
      thread = Thread.currentThread();
      begun.countDown();
      try {
        released.await();
      } catch (InterruptedException interrupt) {
        interrupted.countDown();
        throw interrupt;
      }
      return event;
    }
  }

  /** Invokes in another thread, lets the deadline pass while the handler runs, and waits. */
  Outcome<String> invokeBeyondDeadline(LocalFunction<String, String> function, CountDownLatch begun)
      throws InterruptedException {
    CompletableFuture<Outcome<String>> outcome = inThread(() -> function.invoke("x"));
    begun.await();
    time.advance(Duration.ofSeconds(3));
    return outcome.join();
  }
}
