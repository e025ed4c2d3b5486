package dev.faas.invoker.forked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Payload;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.isolation.ReportedError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handlers that do their work in a process that lives on. */
class ForkedProcessTest {

  private static Fork fork;

  @BeforeAll
  static void start() throws Exception {
    fork = Fork.deeds();
  }

  @AfterAll
  static void end() {
    fork.close();
  }

  @Test
  void aHandlerAnswers() throws Exception {
    assertThat(fork.get("/echo/grüezi")).isEqualTo("grüezi");
  }

  @Test
  void staticsLiveFromOneInvocationToTheNext() throws Exception {
    int first = Integer.parseInt(fork.get("/calls"));

    assertThat(fork.get("/calls")).isEqualTo(String.valueOf(first + 1));
  }

  @Test
  @Reproduces("error-types-of-java")
  void whatAHandlerThrowsIsReportedInTheFormOfTheJavaRuntimeAndTheProcessLives() throws Exception {
    assertThatThrownBy(() -> fork.get("/throw/a \"bad\" day"))
        .isInstanceOfSatisfying(ReportedError.class, error -> {
          assertThat(error.errorType()).isEqualTo("Runtime.UserException");
          assertThat(error.getMessage()).isEqualTo("a \"bad\" day");
          assertThat(error.payload().text())
              .matches(
                  "\\{\"errorMessage\":\"a \\\\\"bad\\\\\" day\","
                      + "\"errorType\":\"java\\.lang\\.IllegalStateException\","
                      + "\"stackTrace\":\\[\"dev\\.faas\\.invoker\\.forked\\.Deeds\\.handle"
                      + "\\(Deeds\\.java:\\d+\\)\"(,\"dev\\.faas\\.invoker\\.forked\\.Deeds[^\"]+\")*\\]}");
        });
    assertThat(fork.output())
        .contains(
            "a \"bad\" day: java.lang.IllegalStateException\n"
                + "java.lang.IllegalStateException: a \"bad\" day\n\tat dev.faas.invoker.forked.Deeds.");
    assertThat(fork.get("/echo/again")).isEqualTo("again");
  }

  @Test
  void anEventThatIsNoneIsReportedAsTheJavaRuntimeDoes() {
    assertThatThrownBy(() -> fork.invoke(Payload.of("[1, 2]")))
        .isInstanceOf(ReportedError.class)
        .hasMessage("An error occurred during JSON parsing")
        .extracting(error -> ((ReportedError) error).payload().text())
        .asString()
        .contains("\"errorType\":\"java.lang.RuntimeException\"");
  }

  @Test
  void everythingThatWasPrintedIsThereWhenTheInvocationEnds() throws Exception {
    for (int round = 0; round < 20; round++) {
      fork.get("/print/round" + round + "/200");
      assertThat(fork.output()).contains("round" + round + " out 0\n");
      assertThat(fork.output()).endsWith("round" + round + " out 199\n");
      assertThat(fork.errors()).endsWith("round" + round + " err 199\n");
    }
  }

  @Test
  void theLoggerOfTheContextWritesToStandardOutput() throws Exception {
    fork.get("/log/hello");

    assertThat(fork.output()).containsPattern("(?m)^\\[INFO\\] hello from request-");
  }

  @Test
  void theContextHasIdFunctionAndDeadlineOfTheInvocation() throws Exception {
    assertThat(fork.get("/context"))
        .startsWith("request-")
        .endsWith(" deeds $LATEST arn:aws:lambda:x:1:function:deeds 128 PT7S "
            + Fork.TestContext.DEADLINE + " false");
  }

  @Test
  void aResponseOfSixMebibytesPassesAndALargerOneIsTheFunctionsErrorButNotItsEnd()
      throws Exception {
    assertThat(fork.get("/large/6000000")).hasSize(6_000_000);
    assertThatThrownBy(() -> fork.get("/large/6291556"))
        .isInstanceOfSatisfying(ReportedError.class, error -> {
          assertThat(error.errorType()).isEqualTo("Function.ResponseSizeTooLarge");
          assertThat(error.payload().text())
              .isEqualTo("{\"errorType\":\"Function.ResponseSizeTooLarge\",\"errorMessage\":"
                  + "\"Response payload size exceeded maximum allowed payload size"
                  + " (6291556 bytes).\"}");
        });
    assertThat(fork.get("/echo/alive")).isEqualTo("alive");
  }

  @Test
  void theHeapIs85PercentOfTheMemory() throws Exception {
    long megabytes = Long.parseLong(fork.get("/heap")) / (1024 * 1024);

    assertThat(megabytes).isBetween(128 * 75L / 100, 128 * 85L / 100);
  }

  @Test
  void thePeakOfTheMemoryIsMeasured() throws Exception {
    org.junit.jupiter.api.Assumptions.assumeTrue(
        Path.of("/proc/self/status").toFile().exists(), "no /proc on this system");
    fork.get("/echo/x");

    assertThat(fork.process.peakMemoryMegabytes().orElseThrow()).isBetween(10, 400);
  }

  @Test
  @Reproduces("address-of-the-runtime-api")
  void theEnvironmentVariablesAreExactlyTheFunctionsAndTheDirectoryIsItsOwn(@TempDir Path directory)
      throws Exception {
    try (Fork other =
        Fork.of(Deeds.class.getName(), 256, directory, Map.of("TABLE", "orders", "LANG", "C"))) {
      other.start();
      assertThat(other.get("/variables"))
          .matches("\\{AWS_LAMBDA_FUNCTION_MEMORY_SIZE=128, AWS_LAMBDA_FUNCTION_NAME=deeds,"
              + " AWS_LAMBDA_RUNTIME_API=127\\.0\\.0\\.1:\\d+, LANG=C, TABLE=orders,"
              + " _HANDLER=dev\\.faas\\.invoker\\.forked\\.Deeds\\}");
      assertThat(other.get("/directory")).isEqualTo(directory.toRealPath().toString());
    }
  }

  @Test
  void textIsUtf8WhereTheMachineDoesNotKnowTheLanguageOfTheService() throws Exception {
    try (Fork other =
        Fork.of(Deeds.class.getName(), 128, Path.of(""), Map.of("LANG", "xx_XX.UTF-8"))) {
      other.start().get("/print/Grüße €/1");

      assertThat(other.output()).isEqualTo("Grüße € out 0\n");
      assertThat(other.errors()).isEqualTo("Grüße € err 0\n");
    }
  }

  @Test
  void aProgramThatDoesNotExistIsNamed() {
    try (Fork none = Fork.program(List.of("/no/such/program"), "x", Path.of(""), Map.of())) {
      assertThatThrownBy(none::start)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("/no/such/program");
    }
  }

  @Test
  void aPlanWithoutAProgramIsRefused() {
    assertThatThrownBy(() -> Fork.program(List.of(), "x", Path.of(""), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("JavaCommand");
  }

  @Test
  void aProcessStartsOnce() {
    assertThatIllegalStateException().isThrownBy(fork::start).withMessageContaining("once");
  }

  @Test
  void whatWasKilledBeforeItStartedDoesNotStart() {
    try (Fork killed = Fork.of(Deeds.class.getName())) {
      killed.process.kill();
      assertThatThrownBy(killed::start).isInstanceOf(InterruptedException.class);
    }
  }
}
