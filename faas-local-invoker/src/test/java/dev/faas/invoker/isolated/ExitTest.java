package dev.faas.invoker.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.isolated.calls.EnvironmentEnded;
import dev.faas.invoker.isolated.user.Ends;
import dev.faas.invoker.isolation.ProcessExit;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ExitTest {

  /** Exits when it is made. */
  public static class ExitsInInit implements Function<String, String> {
    static {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.print("bye")));
    }

    public ExitsInInit() {
      try {
        System.exit(13);
      } catch (Error e) {
        System.out.print("swallowed");
      }
    }

    @Override
    public String apply(String event) {
      return event;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "exit, 3",
    "runtime exit, 4",
    "halt, 5",
    "swallowed, 7",
    "finally, 8",
    "twice, 1",
    "thread, 9",
    "thread while blocked, 9",
    "while spinning, 10"
  })
  void theStatusWinsOverAllThatTheCodeDoesAfterwards(String how, int status) throws Exception {
    try (Environment environment = Environment.of(Ends.class)) {
      assertThatExceptionOfType(ProcessExit.class)
          .isThrownBy(() -> environment.call(how))
          .withMessage("Runtime exited with error: exit status " + status)
          .matches(exit -> exit.status() == status);
      assertThat(environment.around.printed()).isEmpty();
      assertThat(environment.around.printedErrors()).isEmpty();
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  @Test
  void statusZeroIsAnExitToo() throws Exception {
    try (Environment environment = Environment.of(Ends.class)) {
      assertThatExceptionOfType(ProcessExit.class)
          .isThrownBy(() -> environment.call("zero"))
          .withMessage("Runtime exited without providing a reason");
    }
  }

  @Test
  void exitRunsTheHooksThatAreLeft() throws Exception {
    try (Environment environment = Environment.of(Ends.class)) {
      assertThatExceptionOfType(ProcessExit.class)
          .isThrownBy(() -> environment.call("hooks"))
          .matches(exit -> exit.status() == 6);
      assertThat(environment.around.printed()).isEqualTo("hook one;");
    }
  }

  @Test
  void exitInTheInitPhaseEndsIt() throws Exception {
    try (Environment environment =
        Environment.unstarted(Environment.CLASSES, ExitsInInit.class.getName())) {
      assertThatExceptionOfType(ProcessExit.class)
          .isThrownBy(environment::start)
          .matches(exit -> exit.status() == 13);
      assertThat(environment.around.printed()).isEqualTo("bye");
      assertThat(environment.process.classLoader()).isSameAs(Environment.class.getClassLoader());
    }
  }

  @Test
  void nothingRunsAfterTheEnd() throws Exception {
    try (Environment environment = Environment.of(Ends.class)) {
      assertThat(environment.call("alive")).isEqualTo("went on");
      environment.process.kill();
      environment.process.kill();
      assertThatExceptionOfType(EnvironmentEnded.class)
          .isThrownBy(() -> environment.call("dead"))
          .withMessage("this execution environment has ended")
          .withNoCause()
          .satisfies(ended -> assertThat(ended.getStackTrace()).isEmpty());
      assertThat(environment.around.printed()).isEqualTo("alive");
    }
  }

  @Test
  void shutDownRunsTheHooksAndKills() throws Exception {
    try (Environment environment = Environment.of(Ends.class)) {
      environment.call("add hook");
      environment.process.freeze();
      environment.process.shutDown(Duration.ofSeconds(20));
      assertThat(environment.around.printed()).isEqualTo("shut down;");
      assertThat(environment.process.classLoader()).isSameAs(Environment.class.getClassLoader());
    }
  }

  @Test
  void aHookThatDoesNotEndIsEndedAfterTheWindow() throws Exception {
    try (Environment environment = Environment.of(Ends.class)) {
      environment.call("add endless hook");
      environment.process.shutDown(Duration.ofMillis(20));
      assertThat(environment.around.started).hasSize(1);
    }
  }

  @Test
  @Reproduces("shutdown-without-extensions")
  void aWindowOfZeroKillsWithoutHooks() throws Exception {
    try (Environment environment = Environment.of(Ends.class)) {
      environment.call("add hook");
      environment.process.shutDown(Duration.ZERO);
      assertThat(environment.around.printed()).isEmpty();
    }
  }

  @Test
  void aHookIsRegisteredOnce() throws Exception {
    try (Environment environment = Environment.of(Ends.class)) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> environment.call("hook twice"))
          .withMessage("Hook previously registered");
    }
  }
}
