package dev.faas.invoker.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.isolated.user.Counter;
import dev.faas.invoker.isolated.user.Snapshots;
import dev.faas.invoker.isolation.ProcessExit;
import org.crac.CheckpointException;
import org.crac.Core;
import org.crac.RestoreException;
import org.junit.jupiter.api.Test;

class SnapshotHooksTest {

  @Test
  @Reproduces({"hooks-before-the-checkpoint", "hooks-after-the-restore"})
  void hooksRunBackwardsBeforeTheSnapshotAndForwardsAfterIt() throws Exception {
    try (Environment environment = Environment.of(Snapshots.class)) {
      environment.call("two");
      System.gc();
      environment.process.beforeCheckpoint();
      environment.process.afterRestore();
      assertThat(environment.around.printed())
          .isEqualTo("before two;before one;after one;after two;");
    }
  }

  @Test
  void eachEnvironmentHasItsOwnContext() throws Exception {
    try (Environment one = Environment.of(Snapshots.class);
        Environment two = Environment.of(Snapshots.class)) {
      one.call("two");
      two.process.beforeCheckpoint();
      assertThat(two.around.printed()).isEmpty();
      assertThat(one.call("same context")).isEqualTo("true");
      assertThat(Core.getGlobalContext().getClass().getName()).startsWith("org.crac.");
    }
  }

  @Test
  @Reproduces("failing-hooks")
  void allHooksRunAndWhatTheyThrowIsCollected() throws Exception {
    try (Environment environment = Environment.of(Snapshots.class)) {
      environment.call("failing");
      assertThatExceptionOfType(CheckpointException.class)
          .isThrownBy(environment.process::beforeCheckpoint)
          .satisfies(all -> assertThat(all.getSuppressed())
              .extracting(Throwable::getMessage)
              .containsExactly("third", "first"));
      assertThatExceptionOfType(RestoreException.class)
          .isThrownBy(environment.process::afterRestore)
          .satisfies(all -> assertThat(all.getSuppressed())
              .hasOnlyElementsOfType(IllegalStateException.class)
              .extracting(Throwable::getMessage)
              .containsExactly("first", "third"));
      assertThat(environment.around.printed())
          .isEqualTo(
              "before third;before second;before first;" + "after first;after second;after third;");
    }
  }

  @Test
  void aHookMayExit() throws Exception {
    try (Environment environment = Environment.of(Snapshots.class)) {
      environment.call("exit");
      assertThatExceptionOfType(ProcessExit.class)
          .isThrownBy(environment.process::afterRestore)
          .matches(exit -> exit.status() == 64);
    }
  }

  @Test
  void withoutHooksNothingHappens() throws Exception {
    try (Environment environment = Environment.of(Counter.class)) {
      environment.process.beforeCheckpoint();
      environment.process.afterRestore();
      assertThat(environment.call("")).isEqualTo("1/1");
    }
  }
}
