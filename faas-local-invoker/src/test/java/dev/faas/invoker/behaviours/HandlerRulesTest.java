package dev.faas.invoker.behaviours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Payload;
import dev.faas.TraceContext;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.SleepingHandlers;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.format.LogFormat;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers and logs see of a handler that is named by a string. */
class HandlerRulesTest {

  private static final FunctionSettings SETTINGS = FunctionSettings.named("Shop");

  private final SimulatedTime time =
      SimulatedTime.startingAt(Instant.parse("2026-03-01T12:00:00Z"));
  private final LocalInvoker invoker = LocalInvoker.builder().timeline(time).build();

  @AfterEach
  void closeInvoker() {
    invoker.close();
  }

  private LocalFunction<Payload, Payload> deploy(Class<?> type, String method) {
    return invoker.deploy(type.getName() + "::" + method, SETTINGS);
  }

  private static Outcome<Payload> invoke(LocalFunction<Payload, Payload> function) {
    return function.invoke(Payload.of("\"a\""));
  }

  /** Has methods without a result. */
  public static final class Silent {
    /** Returns nothing. */
    public void nothing(String event) {}

    /** Returns null. */
    public @Nullable String nothingToSay(String event) {
      return null;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "nothingToSay"})
  @Reproduces("nothing-is-null")
  void nothingIsTheJsonNull(String method) {
    Outcome<Payload> outcome = invoke(deploy(Silent.class, method));

    assertThat(outcome).isInstanceOf(Outcome.Returned.class);
    assertThat(outcome.payload().text()).isEqualTo("null");
  }

  /** Has failed to initialise before it is a function. */
  public static final class Broken {
    static final int ZERO = Integer.parseInt("zero");

    /** Is never called. */
    public static String call() {
      return "";
    }
  }

  @Test
  @Reproduces({"fatal-user-fault-ends-it", "class-cannot-be-loaded"})
  void aFatalFaultIsReportedAndEndsTheProcessEachTime() {
    assertThatThrownBy(() -> Class.forName(Broken.class.getName()))
        .isInstanceOf(ExceptionInInitializerError.class);
    LocalFunction<Payload, Payload> function = deploy(Broken.class, "call");

    for (int i = 0; i < 2; i++) {
      Outcome<Payload> outcome = invoke(function);

      assertThat(outcome.payload().text())
          .startsWith("{\"errorMessage\":\"Error loading class " + Broken.class.getName() + ": ")
          .endsWith("\"errorType\":\"java.lang.NoClassDefFoundError\",\"stackTrace\":null}");
      assertThat(outcome.invocation().coldStart()).isTrue();
      assertThat(texts(outcome)).noneMatch(line -> line.startsWith("INIT_REPORT"));
    }
  }

  @ParameterizedTest
  @EnumSource
  @Reproduces("user-fault-body")
  void aFaultWithoutATypeHasNone(Isolation isolation) {
    FunctionSettings settings =
        SETTINGS.withIsolation(isolation).withTimeout(Duration.ofMinutes(1));
    try (LocalInvoker own = isolation == Isolation.FORKED
        ? LocalInvoker.create()
        : LocalInvoker.builder().timeline(time).build()) {

      Outcome<Payload> outcome = invoke(own.deploy(Silent.class.getName() + "::", settings));

      assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
        assertThat(failed.payload().text()).endsWith("\"errorType\":null,\"stackTrace\":null}");
        assertThat(failed.errorType()).isEmpty();
      });
    }
  }

  @Test
  @Reproduces("old-timeout-line")
  void inOldTextATimeoutHasALineOfItsOwn() {
    Outcome<Payload> outcome = invoke(invoker.deploy(
        SleepingHandlers.Late.class.getName() + "::call",
        SETTINGS
            .withIsolation(Isolation.ISOLATED)
            .withTimeout(Duration.ofSeconds(2))
            .withLogFormat(LogFormat.oldText())));

    String requestId = outcome.invocation().requestId();
    assertThat(LogFormat.oldText().textOf(outcome.invocation().logLines()))
        .containsSubsequence(
            "START RequestId: " + requestId,
            "\n2026-03-01T12:00:02.000Z " + requestId + " Task timed out after 2.00 seconds\n",
            "END RequestId: " + requestId)
        .doesNotContain("Status: ");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Reproduces("trace-line")
  void theReportOfASampledTraceHasASecondLine(boolean isSampled) {
    LocalFunction<Payload, Payload> function = deploy(Silent.class, "nothing");
    String root = "1-5759e988-bd862e3fe1be46a994272793";

    Outcome<Payload> outcome = function.invoke(function
        .requestFor(Payload.of("\"a\""))
        .withTrace(TraceContext.ofXRay(
            "Root=" + root + ";Parent=53995c3f42cd8ad8;Sampled=" + (isSampled ? 1 : 0))));

    String report = texts(outcome).get(texts(outcome).size() - 1);
    assertThat(report.lines().skip(1).toList())
        .isEqualTo(isSampled ? List.of("XRAY TraceId: " + root + "\tSampled: true\t") : List.of());
  }

  private static List<String> texts(Outcome<?> outcome) {
    return outcome.invocation().logLines().stream().map(LogLine::text).toList();
  }
}
