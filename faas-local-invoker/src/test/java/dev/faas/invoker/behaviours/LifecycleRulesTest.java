package dev.faas.invoker.behaviours;

import static dev.faas.invoker.behaviours.JsonFormat.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.Handler;
import dev.faas.Lifecycle;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import dev.faas.invoker.Extensions;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The life of an execution environment: its init phase, what it sees and keeps, what is billed, its end. */
class LifecycleRulesTest {

  private static final Duration INIT_LIMIT = Duration.ofSeconds(10);

  private final SimulatedTime time =
      SimulatedTime.startingAt(Instant.parse("2026-03-01T12:00:00Z"));
  private final LocalInvoker invoker = LocalInvoker.builder()
      .timeline(time)
      .idleLimit(Duration.ofMinutes(5))
      .ageLimit(Duration.ofHours(1))
      .build();

  @AfterEach
  void closeInvoker() {
    invoker.close();
  }

  /** Echoes. */
  private static final class Echo implements Handler<JsonValue, JsonValue> {
    @Override
    public JsonValue handle(JsonValue event, Context context) {
      return event;
    }
  }

  @Test
  @Reproduces({"init-limit", "init-timeout-is-reported", "init-report-of-a-timeout"})
  void anInitPhaseOfTenSecondsTimesOutAndIsRepeated() {
    Outcome<JsonValue> outcome = invoke(withInitPhases(INIT_LIMIT, Duration.ofSeconds(1)));

    assertThat(texts(outcome))
        .contains("INIT_REPORT Init Duration: 10000.00 ms\tPhase: init\tStatus: timeout");
    assertThat(outcome).isInstanceOf(Outcome.Returned.class);
    assertThat(outcome.invocation().duration()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  @Reproduces("init-limit")
  void anInitPhaseOfJustUnderTenSecondsIsInTime() {
    Outcome<JsonValue> outcome = invoke(withInitPhases(INIT_LIMIT.minusNanos(1)));

    assertThat(outcome.invocation().initDuration()).isEqualTo(INIT_LIMIT.minusNanos(1));
    assertThat(texts(outcome)).noneMatch(text -> text.startsWith("INIT_REPORT"));
  }

  @Test
  @Reproduces({"init-is-repeated", "init-report-inside-an-invocation"})
  void anInitPhaseThatIsTooSlowInsideTheInvocationAsWellTimesOutAtTheFunctionsTimeout() {
    Outcome<JsonValue> outcome = invoke(withInitPhases(INIT_LIMIT, Duration.ofSeconds(4)));

    assertThat(outcome).isInstanceOf(Outcome.TimedOut.class);
    assertThat(texts(outcome))
        .contains("INIT_REPORT Init Duration: 3000.00 ms\tPhase: invoke\tStatus: timeout");
  }

  /** Counts its events, and is late if it is told so. */
  private final class Counting implements Handler<JsonValue, JsonValue> {
    private int count;

    @Override
    public JsonValue handle(JsonValue event, Context context) {
      count++;
      if (event.text().equals("late")) {
        time.advance(Duration.ofSeconds(3));
      }
      return JsonValue.of(count);
    }
  }

  @Test
  @Reproduces({"state-survives", "reset-loses-the-handler"})
  void aHandlerCountsUntilATimeoutAndThenFromTheBeginning() {
    LocalFunction<JsonValue, JsonValue> function =
        deploy("Counts", FunctionDefinition.of(Counting.class).madeBy(world -> new Counting()));

    assertThat(function.invoke(JsonValue.of("a")).payload().text()).isEqualTo("1");
    assertThat(function.invoke(JsonValue.of("b")).payload().text()).isEqualTo("2");
    assertThat(function.invoke(JsonValue.of("late"))).isInstanceOf(Outcome.TimedOut.class);
    assertThat(function.invoke(JsonValue.of("c")).payload().text()).isEqualTo("1");
  }

  /** Cannot be loaded. */
  private static final class Unloadable implements Handler<JsonValue, JsonValue> {
    static final JsonValue TABLE = Optional.<JsonValue>empty().orElseThrow();

    @Override
    public JsonValue handle(JsonValue event, Context context) {
      return TABLE;
    }
  }

  @Test
  @Reproduces("bad-function-code")
  void aStaticInitialiserThatThrowsIsBadFunctionCode() {
    Outcome<JsonValue> outcome = invoke(deploy(
        "Broken", FunctionDefinition.of(Unloadable.class).madeBy(world -> new Unloadable())));

    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(texts(outcome))
        .contains(
            "INIT_REPORT Init Duration: 0.00 ms\tPhase: init\tStatus: error\tError Type: Runtime.BadFunctionCode");
  }

  @Test
  @Reproduces("billed-with-init")
  void handlerAndInitPhaseAreBilledTogetherAndRoundedUp() {
    FunctionDefinition<JsonValue, JsonValue> definition = FunctionDefinition.of(
            JsonValue.class, JsonValue.class, (event, context) -> event)
        .filteredBy((event, context, next) -> {
          time.advance(Duration.ofNanos(1_233_960_000));
          return next.handle(event, context);
        });
    LocalFunction<JsonValue, JsonValue> warm = deploy("Warm", definition);
    LocalFunction<JsonValue, JsonValue> cold = deploy(
        "Cold",
        FunctionDefinition.of(Echo.class)
            .filteredBy((event, context, next) -> {
              time.advance(Duration.ofNanos(1_233_960_000));
              return next.handle(event, context);
            })
            .madeBy(world -> {
              time.advance(Duration.ofNanos(463_512_000));
              return new Echo();
            }));

    assertThat(invoke(cold).invocation().billedDuration()).isEqualTo(Duration.ofMillis(1698));
    assertThat(invoke(warm).invocation().billedDuration()).isEqualTo(Duration.ofMillis(1234));
  }

  @Test
  @Reproduces("environments-age")
  void anEnvironmentLivesAsLongAsItsLimitsSay() {
    LocalFunction<JsonValue, JsonValue> function =
        deploy("Echo", FunctionDefinition.of(JsonValue.class, JsonValue.class, new Echo()));
    invoke(function);

    time.advance(Duration.ofMinutes(5).minusNanos(1));
    assertThat(invoke(function).invocation().coldStart()).isFalse();
    time.advance(Duration.ofMinutes(5));
    assertThat(invoke(function).invocation().coldStart()).isTrue();
    for (int minute = 4; minute <= 60; minute += 4) {
      time.advance(Duration.ofMinutes(4));
      assertThat(invoke(function).invocation().coldStart()).isFalse();
    }
    assertThat(invoke(function).invocation().coldStart()).isTrue();
  }

  /** Does something at its shutdown. */
  private record Closing(Runnable atShutdown) implements Handler<JsonValue, JsonValue>, Lifecycle {
    @Override
    public JsonValue handle(JsonValue event, Context context) {
      return event;
    }

    @Override
    public void shutdown() {
      atShutdown.run();
    }
  }

  @ParameterizedTest
  @CsvSource({"INTERNAL, 150", "EXTERNAL, 600"})
  @Reproduces({"shutdown-window", "shutdown-share"})
  void aHandlersShutdownIsAbandonedAfterThirtyPercentOfTheWindowThatExtensionsGive(
      Extensions extensions, long millis) {
    List<String> seen = new ArrayList<>();
    Runnable atShutdown = () -> {
      time.advance(Duration.ofMillis(millis - 1));
      seen.add(Thread.currentThread().isInterrupted() ? "too late" : "in time");
      time.advance(Duration.ofMillis(1));
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException abandoned) {
        seen.add("abandoned");
      }
    };
    LocalFunction<JsonValue, JsonValue> function = invoker.deploy(
        FunctionDefinition.of(Closing.class).madeBy(world -> new Closing(atShutdown)),
        JSON,
        FunctionSettings.named("Closes").withExtensions(extensions));
    invoke(function);

    function.dropEnvironments();

    assertThat(seen).containsExactly("in time", "abandoned");
  }

  @Test
  @Reproduces({"variables-of-the-service", "directories-of-the-service", "no-trace-variable"})
  void theFunctionSeesTheVariablesThatTheServiceSets() {
    LocalFunction<JsonValue, JsonValue> function = deploy(
        "Shows",
        FunctionDefinition.of(
            JsonValue.class,
            JsonValue.class,
            (event, context) ->
                JsonValue.of(context.environmentVariables().get(event.text()).orElse("absent"))));

    Map.of(
            "LAMBDA_TASK_ROOT", "/var/task",
            "LAMBDA_RUNTIME_DIR", "/var/runtime",
            "AWS_LAMBDA_FUNCTION_NAME", "Shows",
            "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand",
            "_X_AMZN_TRACE_ID", "absent")
        .forEach((name, value) -> assertThat(
                function.invoke(JsonValue.of(name)).payload().text())
            .as(name)
            .isEqualTo("\"" + value + "\""));
    assertThat(function.invoke(JsonValue.of("_HANDLER")).payload().text())
        .contains("LifecycleRulesTest");
  }

  /** A function whose init phases take so long, one after the other. */
  private LocalFunction<JsonValue, JsonValue> withInitPhases(Duration... durations) {
    Deque<Duration> left = new ArrayDeque<>(List.of(durations));
    return deploy("Slow", FunctionDefinition.of(Echo.class).madeBy(world -> {
      time.advance(left.removeFirst());
      return new Echo();
    }));
  }

  private LocalFunction<JsonValue, JsonValue> deploy(
      String name, FunctionDefinition<JsonValue, JsonValue> definition) {
    return invoker.deploy(definition, JSON, FunctionSettings.named(name));
  }

  private static Outcome<JsonValue> invoke(LocalFunction<JsonValue, JsonValue> function) {
    return function.invoke(JsonObject.EMPTY);
  }

  private static List<String> texts(Outcome<?> outcome) {
    return outcome.invocation().logLines().stream().map(LogLine::text).toList();
  }
}
