package dev.faas.invoker.forked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.isolation.ProcessExit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Between invocations nothing of a process runs. */
@EnabledOnOs(OS.LINUX)
class FreezeTest {

  @Test
  @Reproduces("frozen-between-invocations")
  void aBackgroundThreadStopsWhileFrozenAndGoesOnAfterwards() throws Exception {
    try (Fork fork = Fork.deeds()) {
      fork.get("/background");
      long before = Long.parseLong(fork.get("/counted"));
      Fork.await(() -> Long.parseLong(fork.get("/counted")) > before);
      long pid = pidOf("java");

      fork.process.freeze();
      fork.process.freeze();
      Fork.await(() -> stateOf(pid) == 'T');
      long processorTime = ticksOf(pid);
      for (int i = 0; i < 1_000; i++) {
        assertThat(ticksOf(pid)).isEqualTo(processorTime);
      }

      fork.process.thaw();
      fork.process.thaw();
      long then = Long.parseLong(fork.get("/counted"));
      Fork.await(() -> Long.parseLong(fork.get("/counted")) > then);
    }
  }

  @Test
  void programsThatAHandlerStartedAreFrozenToo() throws Exception {
    try (Fork fork = Fork.deeds()) {
      long program = Long.parseLong(fork.get("/program"));

      fork.process.freeze();
      Fork.await(() -> stateOf(program) == 'T');

      fork.process.thaw();
      Fork.await(() -> stateOf(program) != 'T');
    }
  }

  @Test
  void aProgramWhoseParentHasEndedIsFrozenToo() throws Exception {
    try (Fork fork = Fork.deeds()) {
      long program = Long.parseLong(fork.get("/daemon"));

      fork.process.freeze();
      Fork.await(() -> stateOf(program) == 'T');

      fork.process.thaw();
      Fork.await(() -> stateOf(program) != 'T');
    }
  }

  @Test
  void aFrozenProcessCanBeKilled() throws Exception {
    try (Fork fork = Fork.deeds()) {
      fork.process.freeze();

      fork.process.kill();

      Fork.await(() -> !fork.process.isAlive());
      fork.process.thaw();
      assertThatThrownBy(() -> fork.get("/echo/x")).isInstanceOf(ProcessExit.class);
    }
  }

  @Test
  void whatHasEndedOrNotBegunIsNotFrozen() throws Exception {
    try (Fork fork = Fork.of(Deeds.class.getName())) {
      fork.process.freeze();
      fork.process.thaw();
      fork.start();
      assertThatThrownBy(() -> fork.get("/exit/0")).isInstanceOf(ProcessExit.class);
      fork.process.freeze();
      fork.process.thaw();
    }
  }

  @Test
  void aGuardianThatWasKilledIsReplacedAtTheNextStart() throws Exception {
    try (Fork first = Fork.deeds();
        Fork second = Fork.of(Deeds.class.getName())) {
      ProcessHandle guardian = ProcessHandle.current()
          .children()
          .filter(child -> !child.info().command().orElse("").endsWith("/java"))
          .findFirst()
          .orElseThrow();
      guardian.destroyForcibly();
      Fork.await(() -> !guardian.isAlive());
      assertThatIllegalStateException().isThrownBy(first.process::freeze);

      second.start();

      long program = Long.parseLong(first.get("/program"));
      first.process.freeze();
      Fork.await(() -> stateOf(program) == 'T');
    }
  }

  static long pidOf(String program) {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("/" + program))
        .mapToLong(ProcessHandle::pid)
        .max()
        .orElseThrow();
  }

  static char stateOf(long pid) throws IOException {
    return fieldsOf(pid).get(0).charAt(0);
  }

  private static long ticksOf(long pid) throws IOException {
    List<String> fields = fieldsOf(pid);
    return Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
  }

  /** The fields after the name of the program in /proc/pid/stat: state, …, user and system time. */
  private static List<String> fieldsOf(long pid) throws IOException {
    String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
    return List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
  }
}
