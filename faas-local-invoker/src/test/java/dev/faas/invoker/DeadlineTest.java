package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.FunctionDefinition;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.log.PlatformLine;
import dev.faas.invoker.time.RealTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DeadlineTest extends InvokerTest {

  @Test
  @Reproduces({
    "reset-loses-the-handler",
    "reset-repeats-init",
    "timeout-body",
    "error-types-of-the-engine"
  })
  void timedOutInvocationResetsItsEnvironmentAndTheNextOnePaysTheInitInItsDuration()
      throws Exception {
    Blocking blocking = new Blocking();
    LocalFunction<String, String> function = deploy(blocking);

    Outcome<String> outcome = invokeBeyondDeadline(function, blocking.begun);

    Invocation invocation = timedOut(outcome).invocation();
    assertThat(invocation.duration()).isEqualTo(Duration.ofSeconds(3));
    assertThat(outcome.payload().text())
        .isEqualTo("{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"RequestId: "
            + invocation.requestId() + " Error: Task timed out after 3.00 seconds\"}");
    blocking.interrupted.await();
    blocking.thread.join();
    blocking.released.countDown();
    Outcome<String> next = function.invoke("next");
    assertThat(returned(next).result()).isEqualTo("next");
    assertThat(next.invocation().coldStart()).isTrue();
    assertThat(next.invocation().initDuration()).isNull();
    assertThat(next.invocation().logStream()).isEqualTo(invocation.logStream());
  }

  @Test
  void timedOutInvocationTellsWhatTheHandlerWasDoing() throws Exception {
    Blocking blocking = new Blocking();

    Outcome<String> outcome = invokeBeyondDeadline(deploy(blocking), blocking.begun);

    assertThat(timedOut(outcome).stack())
        .extracting(StackTraceElement::getMethodName)
        .endsWith("handle");
  }

  @Test
  void theStackReachesThroughAnInvocationOfAnotherFunctionToTheHandler() throws Exception {
    Blocking blocking = new Blocking();
    LocalFunction<String, String> inner = invoker.deploy(
        FunctionDefinition.of(String.class, String.class, blocking),
        TextFormat.TEXT,
        FunctionSettings.named("Inner").withTimeout(Duration.ofMinutes(1)));
    LocalFunction<String, String> outer = deploy((event, context) -> callInner(inner, event));

    Outcome<String> outcome = invokeBeyondDeadline(outer, blocking.begun);

    assertThat(timedOut(outcome).stack())
        .extracting(StackTraceElement::getMethodName)
        .contains("invoke", "callInner");
    blocking.interrupted.await();
  }

  private static String callInner(LocalFunction<String, String> inner, String event) {
    return inner.invoke(event).toString();
  }

  @Test
  @Reproduces({"report-of-a-timeout", "duration-of-a-timeout"})
  void timedOutInvocationIsReportedAtItsDeadlineHoweverFarTimeWentOn() throws Exception {
    Blocking blocking = new Blocking();
    LocalFunction<String, String> function = deploy(blocking);
    CompletableFuture<Outcome<String>> outcome = inThread(() -> function.invoke("x"));
    blocking.begun.await();

    time.advance(Duration.ofHours(1));

    PlatformLine.Report report = lastReport(outcome.get());
    assertThat(report.time()).isEqualTo(NOON.plusSeconds(3));
    assertThat(report.text())
        .contains("\tDuration: 3000.00 ms\tBilled Duration: 3000 ms\t")
        .endsWith("\tStatus: timeout");
  }

  @Test
  @Reproduces("timeout-covers-the-invoke-phase")
  void aResultAfterTheDeadlineIsLate() {
    LocalFunction<String, String> function = deploy((event, context) -> {
      time.advance(Duration.ofSeconds(3));
      return "too late";
    });

    Outcome<String> outcome = function.invoke("x");

    assertThat(timedOut(outcome).invocation().duration()).isEqualTo(Duration.ofSeconds(3));
    assertThat(function.invoke("x").invocation().coldStart()).isTrue();
  }

  @Test
  void aResultJustBeforeTheDeadlineIsInTime() {
    LocalFunction<String, String> function = deploy((event, context) -> {
      time.advance(Duration.ofSeconds(3).minusNanos(1));
      return context.remaining() + " " + context.isCancelled();
    });

    Outcome<String> outcome = function.invoke("x");

    assertThat(returned(outcome).result()).isEqualTo("PT0.000000001S false");
    assertThat(outcome.invocation().duration()).isEqualTo(Duration.ofSeconds(3).minusNanos(1));
    assertThat(outcome.invocation().billedDuration()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  @Reproduces("context-remaining-time")
  void contextTellsDeadlineAndCancellation() throws Exception {
    CompletableFuture<String> told = new CompletableFuture<>();
    LocalFunction<String, String> function = deploy((event, context) -> {
      String deadline = context.deadline().toString();
      time.advance(Duration.ofSeconds(1));
      String before = context.remaining() + " " + context.isCancelled();
      time.advance(Duration.ofSeconds(5));
      told.complete(
          deadline + ", " + before + ", " + context.remaining() + " " + context.isCancelled());
      return "x";
    });

    timedOut(function.invoke("x"));

    assertThat(told.get()).isEqualTo("2026-03-01T12:00:03Z, PT2S false, PT0S true");
  }

  @Test
  void outputFromTheDeadlineOnIsNotKept() {
    LocalFunction<String, String> function = deploy((event, context) -> {
      System.out.println("in time");
      time.advance(Duration.ofSeconds(3));
      System.out.println("late");
      return "x";
    });

    assertThat(output(timedOut(function.invoke("x")))).containsExactly("in time");
  }

  @Test
  void anAbandonedHandlerWritesNothingMore() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch written = new CountDownLatch(1);
    LocalFunction<String, String> function = deploy((event, context) -> {
      System.out.println("working");
      begun.countDown();
      try {
        return new CompletableFuture<String>().get();
      } finally {
        System.out.println("cleaning up");
        context.logger().info("cleaning up");
        written.countDown();
      }
    });

    Outcome<String> outcome = invokeBeyondDeadline(function, begun);
    written.await();

    assertThat(output(outcome)).containsExactly("working");
    assertThat(lines(function.logGroup().lines())).hasSize(4);
  }

  @Test
  void aHandlerThatIgnoresInterruptsForEverBlocksNobody() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    LocalFunction<String, String> function = deploy((event, context) -> {
      begun.countDown();
      while (end.getCount() > 0) {
        try {
          end.await();
        } catch (InterruptedException ignored) {
          context.logger().warn("not now");
        }
      }
      return "late";
    });

    timedOut(invokeBeyondDeadline(function, begun));
    invoker.close();

    end.countDown();
  }

  @Test
  @Reproduces("timeout-format")
  void inRealTimeTheDeadlinePassesByItself() throws Exception {
    Blocking blocking = new Blocking();
    try (LocalInvoker real = LocalInvoker.builder().timeline(RealTime.create()).build()) {
      LocalFunction<String, String> function = real.deploy(
          FunctionDefinition.of(String.class, String.class, blocking),
          TextFormat.TEXT,
          SETTINGS.withTimeout(Duration.ofSeconds(1)));

      Outcome<String> outcome = function.invoke("x");

      assertThat(timedOut(outcome).invocation().duration()).isEqualTo(Duration.ofSeconds(1));
      assertThat(outcome.payload().text()).contains("Task timed out after 1.00 seconds");
      blocking.interrupted.await();
      blocking.thread.join();
    }
  }

  private static PlatformLine.Report lastReport(Outcome<?> outcome) {
    var lines = outcome.invocation().logLines();
    return (PlatformLine.Report) lines.get(lines.size() - 1);
  }
}
