package dev.faas.invoker;

import static dev.faas.invoker.TextFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.Handler;
import dev.faas.Lifecycle;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.PlatformLine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapStartTest extends InvokerTest {

  private static final FunctionSettings SNAP_START = SETTINGS.withSnapStart(true);

  /** What a handler does around its snapshot; says it, too. */
  private static class Hooks {
    void made() {}

    void beforeCheckpoint() {}

    void afterRestore() {}
  }

  /** A handler with hooks. */
  static final class Hooked implements Handler<String, String>, Lifecycle {
    private final Hooks hooks;

    Hooked(Hooks hooks) {
      this.hooks = hooks;
      System.out.println("made");
      hooks.made();
    }

    @Override
    public String handle(String event, Context context) {
      return context.environmentVariables().require("AWS_LAMBDA_INITIALIZATION_TYPE");
    }

    @Override
    public void beforeCheckpoint() {
      System.out.println("before checkpoint");
      hooks.beforeCheckpoint();
    }

    @Override
    public void afterRestore() {
      System.out.println("after restore");
      hooks.afterRestore();
    }
  }

  private LocalFunction<String, String> deployed(Hooks hooks) {
    return invoker
        .deploy(
            FunctionDefinition.of(Hooked.class).madeBy(world -> new Hooked(hooks)),
            TEXT,
            SNAP_START)
        .publish();
  }

  @Test
  @Reproduces("init-report-of-snapshots")
  void theSnapshotIsMadeWhenAVersionIsPublished() {
    LocalFunction<String, String> function = deployed(new Hooks() {
      @Override
      void made() {
        time.advance(Duration.ofSeconds(100));
      }

      @Override
      void beforeCheckpoint() {
        time.advance(Duration.ofSeconds(29));
      }
    });

    assertThat(texts(function))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("INIT_START Runtime Version: java:"),
            line -> assertThat(line).endsWith("made"),
            line -> assertThat(line).endsWith("before checkpoint"),
            last -> assertThat(last).isEqualTo("INIT_REPORT Init Duration: 129000.00 ms"));
  }

  @Test
  void theInitPhaseAndTheHooksBeforeTheCheckpointHaveOneLimitForBoth() {
    assertThatIllegalStateException()
        .isThrownBy(() -> deployed(new Hooks() {
          @Override
          void made() {
            time.advance(Duration.ofSeconds(100));
          }

          @Override
          void beforeCheckpoint() {
            time.advance(Duration.ofSeconds(31));
          }
        }))
        .withMessageEndingWith(
            "\nINIT_REPORT Init Duration: 130000.00 ms\tPhase: init\tStatus: timeout\n");
  }

  private static List<String> texts(LocalFunction<?, ?> function) {
    return function.logGroup().lines().stream().map(LogLine::text).toList();
  }

  @Test
  @Reproduces({"order-of-a-restore", "report-after-a-restore"})
  void anEnvironmentIsRestoredAndTheRestoreIsCharged() {
    LocalFunction<String, String> function = deployed(new Hooks() {
      @Override
      void afterRestore() {
        time.advance(Duration.ofNanos(181_500_000));
      }
    });

    Outcome<String> first = function.invoke("x");
    Outcome<String> second = function.invoke("x");

    assertThat(returned(first).result()).isEqualTo("snap-start");
    assertThat(first.invocation().coldStart()).isTrue();
    assertThat(first.invocation().initDuration()).isNull();
    assertThat(first.invocation().billedDuration()).isEqualTo(Duration.ofMillis(182));
    assertThat(texts(first))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("RESTORE_START Runtime Version: java:"),
            line -> assertThat(line).endsWith("after restore"),
            line -> assertThat(line).isEqualTo("RESTORE_REPORT Restore Duration: 181.50 ms"),
            line -> assertThat(line).startsWith("START RequestId: "),
            line -> assertThat(line).startsWith("END RequestId: "),
            line -> assertThat(line)
                .endsWith("\tDuration: 0.00 ms\tBilled Duration: 182 ms\tMemory Size: 128 MB"
                    + "\tMax Memory Used: 0 MB\tRestore Duration: 181.50 ms"
                    + "\tBilled Restore Duration: 182 ms\t"));
    assertThat(texts(second)).hasSize(3).last().asString().doesNotContain("Restore");
  }

  @Test
  void whatTheHooksBeforeTheCheckpointPreparedIsThereInEveryCopy() {
    LocalFunction<String, String> function = invoker
        .deploy(FunctionDefinition.of(Primed.class).madeBy(world -> new Primed()), TEXT, SNAP_START)
        .publish();

    assertThat(returned(function.invoke("x")).result()).isEqualTo("primed");
  }

  /** Prepares something before its snapshot. */
  static final class Primed implements Handler<String, String>, Lifecycle {
    private String state = "cold";

    @Override
    public void beforeCheckpoint() {
      state = "primed";
    }

    @Override
    public String handle(String event, Context context) {
      return state;
    }
  }

  @Test
  @Reproduces({"restore-limit", "restore-report-line"})
  void aRestoreThatTakesTooLongFailsInTheWordsOfTheService() {
    LocalFunction<String, String> function = deployed(new Hooks() {
      @Override
      void afterRestore() {
        time.advance(Duration.ofSeconds(10));
      }
    });

    Outcome.Failed<String> outcome = failed(function.invoke("x"));

    assertThat(outcome.errorType()).isEqualTo("SnapStartTimeoutException");
    assertThat(texts(outcome))
        .contains("RESTORE_REPORT Restore Duration: 10000.00 ms\tStatus: timeout"
            + "\tError Type: SnapStartTimeoutException");
  }

  @Test
  @Reproduces({"error-types-of-java", "restore-error"})
  void aHookThatFailsAfterTheRestoreFailsTheInvocationAndResetsTheEnvironment() {
    LocalFunction<String, String> function = deployed(new Hooks() {
      @Override
      void afterRestore() {
        throw new IllegalStateException("no connection");
      }
    });

    Outcome.Failed<String> outcome = failed(function.invoke("x"));

    assertThat(outcome.errorType()).isEqualTo("java.lang.IllegalStateException");
    assertThat(outcome.errorMessage()).isEqualTo("no connection");
    assertThat(texts(outcome))
        .contains("RESTORE_REPORT Restore Duration: 0.00 ms\tStatus: error"
            + "\tError Type: Runtime.AfterRestoreError");
    assertThat(failed(function.invoke("x")).invocation().coldStart()).isTrue();
  }

  @Test
  @Reproduces({"error-types-of-java", "checkpoint-error"})
  void aVersionWhoseSnapshotCannotBeMadeIsNotPublished() {
    assertThatIllegalStateException()
        .isThrownBy(() -> deployed(new Hooks() {
          @Override
          void beforeCheckpoint() {
            throw new IllegalStateException("connection is open");
          }
        }))
        .withMessageStartingWith(
            "the snapshot of Echo cannot be made, so the version is not published."
                + " Its log:\nINIT_START ")
        .withMessageContaining("\nconnection is open: java.lang.IllegalStateException\n")
        .withMessageEndingWith("\nINIT_REPORT Init Duration: 0.00 ms\tPhase: init\tStatus: error"
            + "\tError Type: Runtime.BeforeCheckpointError\n")
        .havingCause()
        .withMessage("connection is open");
    assertThat(invoker.functions().get(0).publishedVersions()).isEmpty();
  }

  @Test
  void aConstructorThatFailsPreventsTheSnapshotToo() {
    assertThatIllegalStateException()
        .isThrownBy(() -> deployed(new Hooks() {
          @Override
          void made() {
            throw new IllegalStateException("no table");
          }
        }))
        .withMessageContaining("Error Type: Runtime.BadFunctionCode");
  }

  @Test
  void theRepeatedInitPhaseOfARestoredEnvironmentIsNotHeard() {
    LocalFunction<String, String> function = deployed(new Hooks());
    function.invoke("x");

    assertThat(output(function.invoke("x"))).isEmpty();
    assertThat(texts(function)).filteredOn(line -> line.endsWith("made")).hasSize(1);
  }

  @Test
  void anInitPhaseThatGoesWellHasItsLineInJson() {
    LocalFunction<String, String> function = invoker.deploy(
        FunctionDefinition.of(String.class, String.class, (event, context) -> event),
        TEXT,
        SETTINGS.withLogFormat(dev.faas.invoker.log.format.LogFormat.json()));

    assertThat(function.invoke("x").invocation().logLines())
        .extracting(Object::getClass)
        .containsExactly(
            PlatformLine.InitStart.class,
            PlatformLine.InitReport.class,
            PlatformLine.Start.class,
            PlatformLine.End.class,
            PlatformLine.Report.class);
  }
}
