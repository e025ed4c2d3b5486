package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Context;
import dev.faas.Payload;
import dev.faas.RawHandler;
import dev.faas.invoker.async.AsyncInvocation;
import dev.faas.invoker.async.AsyncSettings;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.LogStream;
import dev.faas.invoker.log.OutputLine;
import dev.faas.invoker.log.PlatformLine;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever overlaps in an environment, everybody gets what is theirs. */
class OverlapPropertiesTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  /**
   * A call that is accepted, and how long nothing happens before.
   *
   * @param steps what the handler does: a number of milliseconds to sleep, {@code say}, {@code throw} or {@code deep}
   */
  record Call(List<String> steps, int pauseMillis) {}

  /** Does the steps of the event. */
  public static final class Doing implements RawHandler {
    @Override
    public Payload handle(Payload event, Context context) throws Exception {
      System.out.println("begins " + context.requestId());
      for (String step : event.text().replace("\"", "").split(" ")) {
        switch (step) {
          case "" -> {}
          case "say" -> context.logger().info("says {}", context.requestId());
          case "throw" -> throw new IllegalStateException("thrown in " + context.requestId());
          case "deep" -> throw new StackOverflowError("deep in " + context.requestId());
          default -> SleepingHandlers.sleepMillis(Long.parseLong(step));
        }
      }
      System.out.println("ends " + context.requestId());
      return Payload.of('"' + context.requestId() + '"');
    }
  }

  @Property(tries = 60)
  void noCallIsLostNoEnvironmentServesTooManyAndNoLineIsOfAnother(
      @ForAll("calls") List<Call> calls, @ForAll @IntRange(min = 2, max = 4) int max) {
    SimulatedTime time = SimulatedTime.startingAt(Instant.parse("2026-03-01T12:00:00Z"), 1);
    List<Outcome<?>> outcomes = new ArrayList<>();
    try (LocalInvoker invoker =
        LocalInvoker.builder().timeline(time).listener(outcomes::add).build()) {
      LocalFunction<Payload, Payload> function = invoker.deploy(
          Doing.class.getName(),
          FunctionSettings.named("F")
              .withMemoryMegabytes(2048)
              .withTimeout(TIMEOUT)
              .withIsolation(Isolation.ISOLATED)
              .withMaxConcurrencyPerEnvironment(max));
      function.configureAsync(AsyncSettings.DEFAULT.withMaximumRetryAttempts(0));
      List<AsyncInvocation> events = new ArrayList<>();
      for (Call call : calls) {
        time.advance(Duration.ofMillis(call.pauseMillis()));
        events.add(function.invokeAsync(Payload.of('"' + String.join(" ", call.steps()) + '"')));
      }
      invoker.settle();
      time.advance(Duration.ofMinutes(2));

      assertThat(outcomes).hasSameSizeAs(calls);
      assertThat(events).allSatisfy(event -> assertThat(event.lastAnswer()).isPresent());
      assertThat(function.logGroup().lines()).allSatisfy(OverlapPropertiesTest::isOfItsOwn);
      function.logGroup().streams().forEach(stream -> checkOverlap(stream, max));
      outcomes.forEach(OverlapPropertiesTest::checkLines);
    }
  }

  private static void isOfItsOwn(LogLine line) {
    if (line instanceof OutputLine output) {
      assertThat(output.message()).contains(String.valueOf(output.requestId()));
    }
  }

  /** An invocation is there from its start until its code has ended. */
  private static void checkOverlap(LogStream stream, int max) {
    Set<String> running = new HashSet<>();
    Set<String> late = new HashSet<>();
    for (LogLine line : stream.lines()) {
      String id = String.valueOf(line.requestId());
      if (line instanceof PlatformLine.Start) {
        assertThat(running.add(id)).isTrue();
        assertThat(running.size() + late.size()).isLessThanOrEqualTo(max);
      } else if (line instanceof PlatformLine.Report report) {
        assertThat(running.remove(id)).isTrue();
        if (PlatformLine.Failure.TIMEOUT.equals(report.failure())) {
          late.add(id);
        }
      } else if (line instanceof PlatformLine.Notice) {
        assertThat(late.remove(id)).isTrue();
      }
    }
    assertThat(running).isEmpty();
    assertThat(late).isEmpty();
  }

  private static void checkLines(Outcome<?> outcome) {
    Map<Class<?>, Integer> counts = new HashMap<>();
    for (LogLine line : outcome.invocation().logLines()) {
      if (line.requestId() != null) {
        assertThat(line.requestId()).isEqualTo(outcome.invocation().requestId());
        counts.merge(line.getClass(), 1, Integer::sum);
      }
    }
    assertThat(counts)
        .containsEntry(PlatformLine.Start.class, 1)
        .containsEntry(PlatformLine.End.class, 1)
        .containsEntry(PlatformLine.Report.class, 1);
  }

  @Provide
  Arbitrary<List<Call>> calls() {
    Arbitrary<String> step = Arbitraries.of(
        "0", "1", "500", "1000", "1000", "2000", "4000", "say", "say", "throw", "deep");
    Arbitrary<Integer> pauses = Arbitraries.of(0, 0, 0, 1, 500, 1_000, 700_000);
    return Combinators.combine(step.list().ofMaxSize(4), pauses)
        .as(Call::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(15);
  }
}
