package dev.faas.testkit;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.isolation.Isolation;
import org.junit.jupiter.api.Test;

/** What is said of processes that end. */
@FaasTest(value = Leaving.class, isolation = Isolation.ISOLATED)
class ExitAssertTest {

  private FunctionUnderTest<HttpRequest, HttpResponse> leaving;

  private Outcome<HttpResponse> exit() {
    return leaving.invoke(HttpRequest.get("/exit"));
  }

  /** No signal comes to an isolated function, so this one is what a process of its own has. */
  private Outcome<HttpResponse> kill() {
    Outcome.Exited<HttpResponse> exit = (Outcome.Exited<HttpResponse>) exit();
    return new Outcome.Exited<>(
        exit.invocation(), exit.payload(), "Runtime.ExitError", "killed", -1, "killed");
  }

  @Test
  void whatIsTrueOfAnExitPasses() {
    assertThat(exit())
        .exited()
        .exitedWith(3)
        .coldStarted()
        .hasErrorType("Runtime.ExitError")
        .hasErrorMessageContaining("exit status 3");
    assertThat(kill()).exited().wasKilledBy("killed").hasErrorMessage("killed");
  }

  @Test
  void theEnvironmentIsResetByAnExitSoTheNextInvocationWorks() {
    assertThat(exit()).exitedWith(3);
    assertThat(leaving.invoke(HttpRequest.get("/"))).succeeded();
  }

  @Test
  void whatIsNotTrueOfAnExitIsSaid() {
    Outcome<HttpResponse> exit = exit();
    String story = "\n\n" + exit;
    assertThat(story).contains("Leaving exited").contains("exit status 3");
    Failure.of(() -> assertThat(exit).succeeded())
        .isEqualTo("\nExpected the function to return, but:" + story);
    Failure.of(() -> assertThat(exit).failed())
        .isEqualTo("\nExpected the function to fail, but:" + story);
    Failure.of(() -> assertThat(exit).exitedWith(0))
        .startsWith(
            "\nExpected the process to exit with status 0\nbut its status was 3\nin:" + story);
    Failure.of(() -> assertThat(exit).wasKilledBy("killed"))
        .isEqualTo("\nExpected the process to be killed by the signal 'killed'"
            + "\nbut it exited with status 3\nin:" + story);
    Outcome<HttpResponse> kill = kill();
    Failure.of(() -> assertThat(kill).exitedWith(137))
        .isEqualTo("\nExpected the process to exit with status 137"
            + "\nbut it was killed by the signal 'killed'\nin:\n\n" + kill);
    Failure.of(() -> assertThat(kill).wasKilledBy("terminated"))
        .startsWith("\nExpected the process to be killed by the signal 'terminated'"
            + "\nbut it was 'killed'\nin:\n\n" + kill);
  }

  @Test
  void whatDidNotExitIsTold() {
    Outcome<HttpResponse> good = leaving.invoke(HttpRequest.get("/"));
    Failure.of(() -> assertThat(good).exited())
        .isEqualTo("\nExpected the process to end, but:\n\n" + good);
    Failure.of(() -> assertThat(good).exitedWith(1))
        .isEqualTo("\nExpected the process to exit with status 1, but:\n\n" + good);
    Failure.of(() -> assertThat(good).hasErrorType("Runtime.ExitError"))
        .isEqualTo("\nExpected the error type\n  Runtime.ExitError, but:\n\n" + good);
  }
}
