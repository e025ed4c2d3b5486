package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.Handler;
import dev.faas.invoker.time.RealTime;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallerThreadTest {

  private final SimulatedTime time = SimulatedTime.startingAt(InvokerTest.NOON);
  private final LocalInvoker invoker =
      LocalInvoker.builder().timeline(time).onCallerThread().build();

  @AfterEach
  void closeInvoker() {
    invoker.close();
    Thread.interrupted();
  }

  @Test
  void handlerRunsInItsCallersThreadWhichIsGivenBackAsItWas() {
    List<Thread> threads = new ArrayList<>();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    LocalFunction<String, String> function = InvokerTest.deploy(invoker, (event, context) -> {
      threads.add(Thread.currentThread());
      Thread.currentThread().setContextClassLoader(null);
      System.out.println("printed " + event);
      return event;
    });

    Outcome<String> first = function.invoke("a");
    Outcome<String> second = function.invoke("b");

    assertThat(threads).containsOnly(Thread.currentThread());
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    assertThat(InvokerTest.output(first)).containsExactly("printed a");
    assertThat(second.invocation().coldStart()).isFalse();
    assertThat(InvokerTest.returned(second).result()).isEqualTo("b");
  }

  @Test
  void simulatedDeadlineInterruptsAndTimesOutWhenTheHandlerReturns() {
    LocalFunction<String, String> function = InvokerTest.deploy(invoker, (event, context) -> {
      time.advance(Duration.ofSeconds(4));
      return Thread.currentThread().isInterrupted() + " " + context.isCancelled();
    });

    Outcome<String> outcome = function.invoke("a");

    assertThat(InvokerTest.timedOut(outcome).invocation().duration())
        .isEqualTo(Duration.ofSeconds(3));
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(function.invoke("b").invocation().coldStart()).isTrue();
  }

  @Test
  void realDeadlineInterruptsAWaitingHandlerAndNoInterruptLeaks() {
    try (LocalInvoker real =
        LocalInvoker.builder().timeline(RealTime.create()).onCallerThread().build()) {
      LocalFunction<String, String> function = real.deploy(
          FunctionDefinition.of(String.class, String.class, CallerThreadTest::waitForEver),
          TextFormat.TEXT,
          InvokerTest.SETTINGS.withTimeout(Duration.ofSeconds(1)));

      Outcome<String> outcome = function.invoke("a");

      assertThat(InvokerTest.timedOut(outcome).stack())
          .extracting(StackTraceElement::getMethodName)
          .contains("waitForEver");
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  private static String waitForEver(String event, Context context) throws InterruptedException {
    new CountDownLatch(1).await();
    return event;
  }

  @Test
  void failureHasTheStackThatItHasInTheThreadOfAnEnvironment() {
    Handler<String, String> failing = (event, context) -> {
      throw new IllegalStateException("no stock");
    };
    try (LocalInvoker usual = LocalInvoker.builder().timeline(time).build()) {
      Outcome<String> expected = InvokerTest.deploy(usual, failing).invoke("a");

      Outcome<String> outcome = InvokerTest.deploy(invoker, failing).invoke("a");

      assertThat(InvokerTest.failed(outcome).payload().text())
          .isEqualTo(InvokerTest.failed(expected).payload().text())
          .doesNotContain("CallerThreadTest.failureHasTheStack");
    }
  }

  @Test
  void closingTheInvokerInterruptsTheHandlerOfAnotherThread() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    LocalFunction<String, String> function = InvokerTest.deploy(invoker, (event, context) -> {
      begun.countDown();
      return waitForEver(event, context);
    });
    CompletableFuture<Outcome<String>> outcome = InvokerTest.inThread(() -> function.invoke("a"));
    begun.await();

    invoker.close();

    assertThat(InvokerTest.failed(outcome.get()).errorType()).isEqualTo("Sandbox.Failure");
  }

  @Test
  void interruptFlagThatAHandlerLeavesDoesNotLeakToTheCaller() {
    LocalFunction<String, String> function = InvokerTest.deploy(invoker, (event, context) -> {
      Thread.currentThread().interrupt();
      return event;
    });

    assertThat(InvokerTest.returned(function.invoke("a")).result()).isEqualTo("a");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void interruptedCallerIsNotKeptAndStaysInterrupted() {
    LocalFunction<String, String> function = InvokerTest.deploy(invoker, (event, context) -> event);
    function.invoke("warm");
    Thread.currentThread().interrupt();

    assertThat(InvokerTest.failed(function.invoke("a")).errorType()).isEqualTo("Sandbox.Failure");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void noTimeLimitEndsAHandlerThatIsLookedAtStepByStep() {
    try (LocalInvoker debugged =
        LocalInvoker.builder().timeline(time).onCallerThread().debugged(true).build()) {
      LocalFunction<String, String> function = InvokerTest.deploy(debugged, (event, context) -> {
        time.advance(Duration.ofDays(3));
        return event;
      });

      assertThat(InvokerTest.returned(function.invoke("a")).result()).isEqualTo("a");
    }
  }
}
