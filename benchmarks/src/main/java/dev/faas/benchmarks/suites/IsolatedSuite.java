package dev.faas.benchmarks.suites;

import dev.faas.FunctionDefinition;
import dev.faas.benchmarks.user.HttpGreeting;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;

/** A hundred tests, each with an execution environment that has its own classes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public class IsolatedSuite {

  private final LocalInvoker invoker = LocalInvoker.builder()
      .timeline(SimulatedTime.startingAt(Instant.parse("2026-01-01T00:00:00Z")))
      .build();
  private final LocalFunction<HttpRequest, HttpResponse> greeting = invoker.deploy(
      FunctionDefinition.of(HttpGreeting.class),
      FunctionSettings.named("greeting").withIsolation(Isolation.ISOLATED));

  @AfterEach
  void dropEnvironment() {
    greeting.dropEnvironments();
  }

  @AfterAll
  void closeInvoker() {
    invoker.close();
  }

  @RepeatedTest(100)
  void greets() {
    Outcome<HttpResponse> outcome = greeting.invoke(HttpRequest.get("/hello"));

    Assertions.assertEquals(
        "Hello /hello 1",
        outcome instanceof Outcome.Returned<HttpResponse> returned
            ? returned.result().text()
            : outcome.toString());
  }
}
