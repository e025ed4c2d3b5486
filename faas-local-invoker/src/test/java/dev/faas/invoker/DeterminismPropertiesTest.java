package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Payload;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The same seed gives the same run for handlers that start no threads. */
class DeterminismPropertiesTest {

  /**
   * An invocation and what comes before it.
   *
   * @param function which of the functions
   * @param pause how long nothing happens before
   */
  record Call(int function, List<SleepingHandlers.Step> steps, Duration pause) {
    String event() {
      return "\"" + String.join(" ", steps.stream().map(Enum::name).toList()) + "\"";
    }
  }

  @Property(tries = 40)
  void theSameSeedGivesTheSameLogLines(@ForAll("calls") List<Call> calls, @ForAll long seed) {
    List<String> once = run(calls, seed);

    assertThat(run(calls, seed)).isEqualTo(once);
    assertThat(once).hasSizeGreaterThanOrEqualTo(3 * calls.size());
  }

  private static List<String> run(List<Call> calls, long seed) {
    SimulatedTime time = SimulatedTime.startingAt(Instant.parse("2026-03-01T12:00:00Z"), seed);
    List<String> all = new ArrayList<>();
    try (LocalInvoker invoker = LocalInvoker.builder().timeline(time).build()) {
      List<LocalFunction<Payload, Payload>> functions = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        functions.add(invoker.deploy(
            SleepingHandlers.Doing.class.getName(),
            FunctionSettings.named("F" + i)
                .withTimeout(Duration.ofSeconds(1))
                .withIsolation(Isolation.ISOLATED)));
      }
      for (Call call : calls) {
        time.advance(call.pause());
        Outcome<Payload> outcome = functions.get(call.function()).invoke(Payload.of(call.event()));
        all.add(outcome.getClass().getSimpleName() + " " + outcome.payload().text());
      }
      for (LocalFunction<?, ?> function : functions) {
        function.logGroup().streams().forEach(stream -> all.add(stream.name()));
        for (LogLine line : function.logGroup().lines()) {
          all.add(line.time() + " " + line.text());
        }
      }
    }
    return all;
  }

  @Provide
  Arbitrary<List<Call>> calls() {
    Arbitrary<List<SleepingHandlers.Step>> steps =
        Arbitraries.of(SleepingHandlers.Step.class).list().ofMaxSize(5);
    Arbitrary<Duration> pauses =
        Arbitraries.of(0, 1, 60, 601, 20_000).map(seconds -> Duration.ofSeconds(seconds));
    return Combinators.combine(Arbitraries.integers().between(0, 2), steps, pauses)
        .as(Call::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }
}
