package dev.faas.invoker.isolated;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.invoker.isolated.calls.EnvironmentEnded;
import dev.faas.invoker.isolated.user.Endless;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinWorkerThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EndlessTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spin",
        "swallow",
        "swallow in finally",
        "nested",
        "switch",
        "synchronized",
        "lambda",
        "reference",
        "mutual recursion"
      })
  void aHandlerThatNeverReturnsEndsWithItsEnvironment(String how) throws Exception {
    try (Environment environment = Environment.of(Endless.class)) {
      CompletableFuture<String> running = environment.callElsewhere(how);
      awaitCountBeyond(0, environment);

      environment.process.kill();

      assertThat(running)
          .failsWithin(20, SECONDS)
          .withThrowableOfType(java.util.concurrent.ExecutionException.class)
          .withCauseInstanceOf(EnvironmentEnded.class);
    }
  }

  @Test
  void afterEndlessRecursionTheEnvironmentIsUsable() throws Exception {
    try (Environment environment = Environment.of(Endless.class)) {
      assertThat(environment.call("recursion")).isEqualTo("overflow");
      assertThat(environment.call("recursion")).isEqualTo("overflow");
      assertThat(environment.call("count")).isEqualTo("0");
    }
  }

  @Test
  void aFrozenThreadStandsStillUntilItIsThawed() throws Exception {
    try (Environment environment = Environment.of(Endless.class)) {
      environment.call("count in background");
      awaitCountBeyond(0, environment);

      environment.process.freeze();
      environment.process.freeze();
      Thread counting = environment.around.started.get(0);
      while (counting.getState() == Thread.State.RUNNABLE) {
        Thread.onSpinWait();
      }
      long frozen = count(environment);
      for (int i = 0; i < 50; i++) {
        assertThat(counting.getState()).isNotEqualTo(Thread.State.BLOCKED);
        assertThat(count(environment)).isEqualTo(frozen);
        Thread.yield();
      }
      environment.process.thaw();
      awaitCountBeyond(frozen, environment);
    }
  }

  @Test
  void aTaskInTheCommonPoolIsFrozenAndEndsWithItsEnvironment() throws Exception {
    try (Environment environment = Environment.of(Endless.class)) {
      environment.call("count in the common pool");
      awaitCountBeyond(0, environment);
      Thread worker = Thread.getAllStackTraces().entrySet().stream()
          .filter(entry -> entry.getKey() instanceof ForkJoinWorkerThread)
          .filter(entry -> Arrays.toString(entry.getValue()).contains("Endless.count"))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElseThrow();

      environment.process.freeze();
      while (worker.getState() == Thread.State.RUNNABLE) {
        Thread.onSpinWait();
      }
      long frozen = count(environment);
      environment.process.thaw();
      awaitCountBeyond(frozen, environment);

      environment.process.kill();
      while (Arrays.toString(worker.getStackTrace()).contains("Endless.count")) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void aFrozenThreadEndsWithItsEnvironment() throws Exception {
    try (Environment environment = Environment.of(Endless.class)) {
      environment.call("count in background");
      environment.process.freeze();
      environment.process.kill();
      environment.process.thaw();
      environment.around.started.get(0).join(20_000);
      assertThat(environment.around.started.get(0).isAlive()).isFalse();
    }
  }

  @Test
  void aThreadThatWaitsForSomethingRealEndsWithItsEnvironment() throws Exception {
    try (Environment environment = Environment.of(Endless.class)) {
      environment.call("wait in background");
      environment.process.kill();
      assertThat(environment.around.started).hasSize(1);
    }
  }

  @Test
  void whatNothingCatchesIsPrintedToTheEnvironment() throws Exception {
    try (Environment environment = Environment.of(Endless.class)) {
      environment.call("fail in background");
      environment.around.started.get(0).join(20_000);
      assertThat(environment.around.printedErrors())
          .startsWith("Exception in thread \"Thread-")
          .contains("\" java.lang.IllegalStateException: out of stock")
          .contains("\tat dev.faas.invoker.isolated.user.Endless");
    }
  }

  @Test
  void aThreadGroupOfTheUsersOwnIsTold() throws Exception {
    try (Environment environment = Environment.of(Endless.class)) {
      environment.call("fail in a group");
      environment.around.started.get(0).join(20_000);
      assertThat(environment.around.printed()).isEqualTo("the group handles out of stock");
    }
  }

  @Test
  void aHandlerOfUncaughtErrorsIsOneOfTheEnvironment() throws Exception {
    try (Environment environment = Environment.of(Endless.class)) {
      environment.call("handle what fails in background");
      environment.around.started.get(0).join(20_000);
      assertThat(environment.around.printed()).isEqualTo("handled true");
      assertThat(Thread.getDefaultUncaughtExceptionHandler()).isNull();
    }
  }

  private static long count(Environment environment) throws Exception {
    return Long.parseLong(environment.call("count"));
  }

  private static void awaitCountBeyond(long start, Environment environment) throws Exception {
    while (count(environment) <= start) {
      Thread.onSpinWait();
    }
  }
}
