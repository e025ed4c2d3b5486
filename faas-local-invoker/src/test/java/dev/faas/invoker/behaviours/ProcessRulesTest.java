package dev.faas.invoker.behaviours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.faas.Context;
import dev.faas.Payload;
import dev.faas.RawHandler;
import dev.faas.invoker.Extensions;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.SleepingHandlers;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.format.LogFormat;
import dev.faas.invoker.time.RealTime;
import dev.faas.invoker.time.SimulatedTime;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The end of a process, where an environment has one of its own: what it takes with it, and what it leaves. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ProcessRulesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static LocalInvoker invokerFor(Isolation isolation) {
    return LocalInvoker.builder()
        .timeline(
            isolation == Isolation.FORKED
                ? RealTime.create()
                : SimulatedTime.startingAt(Instant.parse("2026-03-01T12:00:00Z")))
        .build();
  }

  private static LocalFunction<Payload, Payload> deploy(
      LocalInvoker invoker, Class<? extends RawHandler> handler, Isolation isolation) {
    return invoker.deploy(
        handler.getName(), FunctionSettings.named("Shop").withIsolation(isolation));
  }

  private static Outcome<Payload> invoke(LocalFunction<Payload, Payload> function, String word) {
    return function.invoke(Payload.of("\"" + word + "\""));
  }

  @ParameterizedTest
  @CsvSource({
    "ISOLATED, late",
    "ISOLATED, exit",
    "ISOLATED, crash",
    "FORKED, late",
    "FORKED, exit",
    "FORKED, crash"
  })
  @Reproduces({"tmp-survives", "reset-loses-statics", "reset-keeps-tmp"})
  void theEndOfAProcessTakesItsStaticsAndLeavesItsFiles(Isolation isolation, String end) {
    try (LocalInvoker invoker = invokerFor(isolation)) {
      LocalFunction<Payload, Payload> function =
          deploy(invoker, SleepingHandlers.Keeper.class, isolation);

      assertThat(invoke(function, "a").payload().text()).isEqualTo("[1,\"nothing\"]");
      assertThat(invoke(function, "b").payload().text()).isEqualTo("[2,\"a\"]");
      assertThat(invoke(function, end)).isNotInstanceOf(Outcome.Returned.class);
      assertThat(invoke(function, "c").payload().text()).isEqualTo("[1,\"b\"]");
    }
  }

  /** Exits before it is a handler. */
  public static final class NeverMade implements RawHandler {
    /** Exits. */
    public NeverMade() {
      System.exit(0);
    }

    @Override
    public Payload handle(Payload event, Context context) {
      return event;
    }
  }

  @ParameterizedTest
  @EnumSource(value = Isolation.class, names = "SHARED", mode = EnumSource.Mode.EXCLUDE)
  @Reproduces("exit-without-status")
  void anExitInTheInitPhaseReachesTheCallerAsTheExitOfTheRuntime(Isolation isolation) {
    try (LocalInvoker invoker = invokerFor(isolation)) {
      Outcome<Payload> outcome = invoke(deploy(invoker, NeverMade.class, isolation), "a");

      assertThat(outcome).isInstanceOf(Outcome.Exited.class);
      assertThat(outcome.payload().text())
          .isEqualTo("{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"RequestId: "
              + outcome.invocation().requestId()
              + " Error: Runtime exited without providing a reason\"}");
      assertThat(texts(outcome))
          .filteredOn(line -> line.startsWith("INIT_REPORT"))
          .hasSize(2)
          .allMatch(line -> line.endsWith("\tStatus: error\tError Type: Runtime.ExitError"));
    }
  }

  /** Crashes before it is a handler. */
  public static final class Crashing implements RawHandler {
    /**
     * Crashes.
     *
     * @throws Exception never
     */
    public Crashing() throws Exception {
      String pid = String.valueOf(ProcessHandle.current().pid());
      new ProcessBuilder("kill", "-ABRT", pid).start().waitFor();
      new CompletableFuture<Void>().join();
    }

    @Override
    public Payload handle(Payload event, Context context) {
      return event;
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @Reproduces("init-crash-loop")
  void aCrashInEveryInitPhaseEndsAsATimeoutOfTheFunction() {
    try (LocalInvoker invoker = invokerFor(Isolation.FORKED)) {
      LocalFunction<Payload, Payload> function = invoker.deploy(
          Crashing.class.getName(),
          FunctionSettings.named("Shop")
              .withIsolation(Isolation.FORKED)
              .withTimeout(Duration.ofSeconds(1)));

      Outcome<Payload> outcome = invoke(function, "a");

      assertThat(outcome).isInstanceOf(Outcome.TimedOut.class);
      assertThat(outcome.payload().text())
          .isEqualTo("{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"RequestId: "
              + outcome.invocation().requestId()
              + " Error: Task timed out after 1.00 seconds\"}");
      assertThat(outcome.invocation().duration()).isEqualTo(Duration.ofSeconds(1));
      assertThat(texts(outcome))
          .filteredOn(line -> line.startsWith("INIT_REPORT"))
          .satisfiesExactly(
              first -> assertThat(first).endsWith("Error Type: Runtime.ExitError"),
              second -> assertThat(second).endsWith("Phase: invoke\tStatus: timeout"));
    }
  }

  /** Takes more memory than the function has, and is killed for it as the kernel does. */
  public static final class Hungry implements RawHandler {
    private static final int MEGABYTES = 100;
    private final List<ByteBuffer> taken = new ArrayList<>();

    @Override
    public Payload handle(Payload event, Context context) throws Exception {
      while (taken.size() < MEGABYTES) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1024 * 1024);
        for (int page = 0; page < buffer.capacity(); page += 4096) {
          buffer.put(page, (byte) 1);
        }
        taken.add(buffer);
      }
      if (event.text().equals("\"kill\"")) {
        String kill = "sleep 1; kill -KILL " + ProcessHandle.current().pid();
        new ProcessBuilder("sh", "-c", kill).start().waitFor();
      }
      return event;
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @Reproduces({"report-of-memory-used-up", "exit-by-signal", "error-types-of-a-process"})
  void aProcessThatIsKilledForItsMemoryHasUsedAllOfItEvenInItsFirstInvocation() {
    try (LocalInvoker invoker = invokerFor(Isolation.FORKED)) {
      LocalFunction<Payload, Payload> function = invoker.deploy(
          Hungry.class.getName(),
          FunctionSettings.named("Shop").withIsolation(Isolation.FORKED).withTimeout(PATIENCE));

      Outcome<Payload> outcome = invoke(function, "kill");

      assertThat(outcome).asInstanceOf(type(Outcome.Exited.class)).satisfies(exited -> {
        assertThat(exited.errorType()).isEqualTo("Runtime.OutOfMemory");
        assertThat(exited.signal()).isEqualTo("killed");
        assertThat(exited.errorMessage())
            .endsWith(" Error: Runtime exited with error: signal: killed");
      });
      assertThat(texts(outcome))
          .last()
          .asString()
          .contains("\tMemory Size: 128 MB\tMax Memory Used: 128 MB\t")
          .endsWith("\tStatus: error\tError Type: Runtime.OutOfMemory");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ISOLATED | exit | Error: Runtime exited with error: exit status 3 | Runtime.ExitError
      FORKED   | exit | Error: Runtime exited with error: exit status 3 | Runtime.ExitError
      FORKED   | kill | Error: Runtime exited with error: signal: killed | Runtime.OutOfMemory
      """)
  @EnabledOnOs(OS.LINUX)
  @Reproduces({"old-crash-line", "old-memory-line"})
  void inOldTextTheEndOfAProcessHasALineOfItsOwn(
      Isolation isolation, String end, String line, String errorType) {
    try (LocalInvoker invoker = invokerFor(isolation)) {
      LocalFunction<Payload, Payload> function = invoker.deploy(
          (end.equals("kill") ? Hungry.class : SleepingHandlers.Keeper.class).getName(),
          FunctionSettings.named("Shop")
              .withIsolation(isolation)
              .withTimeout(PATIENCE)
              .withLogFormat(LogFormat.oldText()));
      if (end.equals("kill")) {
        invoke(function, "live"); // fills the memory
      }

      Outcome<Payload> outcome = invoke(function, end);

      String requestId = outcome.invocation().requestId();
      assertThat(LogFormat.oldText().textOf(outcome.invocation().logLines()))
          .containsSubsequence(
              "START RequestId: " + requestId,
              "\nRequestId: " + requestId + " " + line + "\n" + errorType,
              "\nEND RequestId: " + requestId,
              "\nREPORT RequestId: " + requestId)
          .doesNotContain("Status: ");
    }
  }

  @ParameterizedTest
  @CsvSource({"NONE, 0, false", "EXTERNAL, 0, true", "EXTERNAL, 1900, false"})
  @Reproduces({"shutdown-share", "shutdown-without-extensions"})
  void hooksOfTheProcessAreKilledBeforeTheEndOfTheWindowThatExtensionsGive(
      Extensions extensions, String millis, boolean isDone) {
    try (LocalInvoker invoker = invokerFor(Isolation.FORKED)) {
      LocalFunction<Payload, Payload> function = invoker.deploy(
          SleepingHandlers.Leaving.class.getName(),
          FunctionSettings.named("Shop")
              .withIsolation(Isolation.FORKED)
              .withExtensions(extensions)
              .withEnvironmentVariable("MILLIS", millis));
      invoke(function, "a");

      function.dropEnvironments();

      assertThat(function.logGroup().lines())
          .extracting(LogLine::text)
          .filteredOn(line -> line.endsWith("done"))
          .hasSize(isDone ? 1 : 0);
    }
  }

  private static List<String> texts(Outcome<?> outcome) {
    return outcome.invocation().logLines().stream().map(LogLine::text).toList();
  }
}
