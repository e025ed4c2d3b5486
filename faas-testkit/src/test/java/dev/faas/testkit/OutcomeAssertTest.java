package dev.faas.testkit;

import static dev.faas.testkit.FaasAssertions.assertThat;

import dev.faas.DecodeException;
import dev.faas.FunctionDefinition;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.InvokerBuilder;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OutcomeAssertTest {

  private final Outcome<HttpResponse> good = Sample.pets("/pets/7");
  private final Outcome<HttpResponse> broken = Sample.pets("/broken");

  @Test
  void whatIsTrueOfASuccessPasses() {
    assertThat(good)
        .succeeded()
        .coldStarted()
        .logged("looking for")
        .didNotLog("found")
        .returned(((Outcome.Returned<HttpResponse>) good).result())
        .result()
        .extracting(HttpResponse::status)
        .isEqualTo(200);
  }

  @Test
  void whatIsTrueOfAFailurePasses() {
    assertThat(broken)
        .failed()
        .failedWith(IllegalStateException.class)
        .failedWith(RuntimeException.class)
        .hasErrorType("java.lang.IllegalStateException")
        .hasErrorMessage("the table is gone")
        .hasErrorMessageContaining("table")
        .logged("the table is gone: java.lang.IllegalStateException");
  }

  @Test
  void aFailureTellsTheWholeOutcome() {
    String id = broken.invocation().requestId();
    Failure.of(() -> assertThat(broken).as("pet 7").succeeded())
        .startsWith("""
            [pet 7]\s
            Expected the function to return, but:

            Pets failed: java.lang.IllegalStateException: the table is gone
              request %s, cold start, 0.00 ms
            """.formatted(id))
        .contains("    at dev.faas.testkit.Pets.handle(Pets.java:")
        .contains("  | START RequestId: " + id)
        .contains("  | [INFO] looking for /broken\n")
        .contains("  | REPORT RequestId: " + id);
  }

  @Test
  void whatIsNotTrueOfASuccessIsSaid() {
    String pets = "\n\nPets returned {\"statusCode\":200,";
    Failure.of(() -> assertThat(good).failed())
        .startsWith("\nExpected the function to fail, but:" + pets);
    Failure.of(() -> assertThat(good).failedWith(DecodeException.class))
        .startsWith("\nExpected the function to fail with dev.faas.DecodeException, but:" + pets);
    Failure.of(() -> assertThat(good).hasErrorMessage("no"))
        .startsWith("\nExpected the error message\n  no, but:" + pets);
    Failure.of(() -> assertThat(good).timedOut())
        .startsWith("\nExpected the function to time out, but:" + pets);
    Failure.of(() -> assertThat(good).stalled())
        .startsWith("\nExpected the function to stall, but:" + pets);
    Failure.of(() -> assertThat(good).throttled())
        .startsWith("\nExpected the function to be throttled, but:" + pets);
    Failure.of(() -> assertThat(good).warmStarted())
        .startsWith("\nExpected a warm start, but it was a cold start:" + pets);
    Failure.of(() -> assertThat(good).logged("found"))
        .startsWith("\nExpected a log line that contains\n  found\nbut there is none in:" + pets);
    Failure.of(() -> assertThat(good).didNotLog("looking"))
        .startsWith("\nExpected no log line that contains\n  looking\nbut there is one in:" + pets);
    Failure.of(() -> assertThat(good).loggedNothing())
        .startsWith("\nExpected no output, but there is a line in:" + pets);
  }

  @Test
  void whatIsNotTrueOfAFailureIsSaid() {
    String pets = "\n\nPets failed: java.lang.IllegalStateException: the table is gone\n";
    Failure.of(() -> assertThat(broken).returned(HttpResponse.ok()))
        .startsWith("\nExpected the function to return\n  HttpResponse[status=200, ")
        .contains(", but:" + pets);
    Failure.of(() -> assertThat(broken).failedWith(DecodeException.class))
        .startsWith("\nExpected the function to fail with dev.faas.DecodeException, but:" + pets);
    Failure.of(() -> assertThat(broken).hasErrorMessage("the chair is gone"))
        .startsWith("\nExpected the error message\n  the chair is gone\n"
            + "but it was\n  the table is gone\nin:" + pets);
    Failure.of(() -> assertThat(broken).hasErrorMessageContaining("chair"))
        .startsWith("\nExpected an error message that contains\n  chair\n"
            + "but it was\n  the table is gone\nin:" + pets);
    Failure.of(() -> assertThat(broken).hasErrorType("Runtime.ExitError"))
        .startsWith("\nExpected the error type\n  Runtime.ExitError\n"
            + "but it was\n  java.lang.IllegalStateException\nin:" + pets);
  }

  @Test
  void anotherResultIsShownBesideTheExpectedOne() {
    Failure.of(() -> assertThat(good).returned(HttpResponse.ok()))
        .startsWith("\nExpected the function to return\n  HttpResponse[status=200, headers={}, ")
        .contains("\nbut it returned\n  HttpResponse[status=200, headers={Content-Type: ")
        .contains("\nin:\n\nPets returned");
  }

  @Test
  void aFailureOnTheResultTellsTheWholeOutcomeToo() {
    Failure.of(() -> assertThat(good).result().isNull())
        .startsWith("[result of this invocation:\n\nPets returned")
        .contains("] \nexpected: null\n but was: HttpResponse[");
  }

  @Test
  void aHandlerThatWritesNothingLoggedNothing() {
    HttpHandler silent = (request, context) -> {
      throw new IllegalStateException("quietly");
    };
    try (var function = FunctionUnderTest.of(FunctionDefinition.of(silent))) {
      Outcome<HttpResponse> outcome = function.invoke(HttpRequest.get("/"));
      assertThat(outcome).failed().loggedNothing().logged("quietly");
      Failure.of(() -> assertThat(function.invoke(HttpRequest.get("/"))).coldStarted())
          .startsWith("\nExpected a cold start, but it was a warm start:\n\nFunctionUnderTest");
    }
  }

  @Test
  void aFunctionThatIsTooSlowTimedOut() {
    SimulatedTime time = SimulatedTime.startingAt(Instant.EPOCH);
    HttpHandler slow = (request, context) -> {
      time.advance(Duration.ofSeconds(4));
      return HttpResponse.ok();
    };
    Outcome<HttpResponse> outcome = invoke(slow, LocalInvoker.builder().timeline(time));
    assertThat(outcome).timedOut();
    Failure.of(() -> assertThat(outcome).failed())
        .startsWith("\nExpected the function to fail, but:\n\nslow timed out after 3000.00 ms");
  }

  @Test
  void aFunctionThatWaitsForRealStalled() {
    HttpHandler waiting = (request, context) -> {
      new CountDownLatch(1).await();
      return HttpResponse.ok();
    };
    assertThat(invoke(
            waiting,
            LocalInvoker.builder()
                .timeline(SimulatedTime.startingAt(Instant.EPOCH))
                .stallLimit(Duration.ofMillis(50))))
        .stalled();
  }

  @Test
  void aFunctionThatIsSwitchedOffIsThrottled() {
    try (LocalInvoker invoker = LocalInvoker.create()) {
      LocalFunction<HttpRequest, HttpResponse> off = invoker.deploy(
          FunctionDefinition.of((HttpHandler) (request, context) -> HttpResponse.ok()),
          FunctionSettings.named("off"));
      off.reserveConcurrency(0);
      Outcome<HttpResponse> outcome = off.invoke(HttpRequest.get("/"));

      assertThat(outcome).throttled();
      Failure.of(() -> assertThat(outcome).succeeded())
          .startsWith("\nExpected the function to return, but:\n\noff was throttled: Reserved");
    }
  }

  @Test
  void aMissingOutcomeIsSaid() {
    Failure.of(() -> assertThat((Outcome<HttpResponse>) null).succeeded())
        .contains("Expecting actual not to be null");
  }

  private static Outcome<HttpResponse> invoke(HttpHandler handler, InvokerBuilder service) {
    try (LocalInvoker invoker = service.build()) {
      return invoker
          .deploy(FunctionDefinition.of(handler), FunctionSettings.named("slow"))
          .invoke(HttpRequest.get("/"));
    }
  }
}
