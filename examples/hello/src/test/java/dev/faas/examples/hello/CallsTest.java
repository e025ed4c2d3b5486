package dev.faas.examples.hello;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.FunctionDefinition;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.async.AsyncInvocation;
import dev.faas.invoker.async.AsyncSettings;
import dev.faas.invoker.async.Condition;
import dev.faas.invoker.async.InMemoryDestination;
import dev.faas.invoker.time.SimulatedTime;
import dev.faas.invoker.version.Alias;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is in docs/calls.md. */
class CallsTest {

  private static final HttpRequest GOOD = HttpRequest.get("/hello?name=Ada");
  private static final HttpRequest BAD = HttpRequest.get("/hello?times=three");

  private final SimulatedTime time =
      SimulatedTime.startingAt(Instant.parse("2026-03-01T12:00:00Z"));
  private final LocalInvoker invoker = LocalInvoker.builder().timeline(time).build();
  private final LocalFunction<HttpRequest, HttpResponse> hello =
      invoker.deploy(FunctionDefinition.of(Hello.class));

  @AfterEach
  void closeInvoker() {
    invoker.close();
  }

  @Test
  void whatFailsIsTriedThreeTimesAndThenToldOf() {
    InMemoryDestination failed = InMemoryDestination.queue("failed");
    hello.configureAsync(AsyncSettings.DEFAULT.withOnFailure(failed));

    AsyncInvocation event = hello.invokeAsync(BAD);
    invoker.settle(); // three minutes of its time, some milliseconds of yours

    assertThat(event.attempts()).isEqualTo(3);
    assertThat(event.condition()).contains(Condition.RETRIES_EXHAUSTED);
    assertThat(failed.messages().get(0).body().text()).contains("\"approximateInvokeCount\":3");
  }

  @Test
  void secondAttemptIsOneMinuteLater() {
    AsyncInvocation event = hello.invokeAsync(BAD);

    time.advance(Duration.ofSeconds(59));
    assertThat(event.attempts()).isEqualTo(1);
    time.advance(Duration.ofSeconds(1));
    assertThat(event.attempts()).isEqualTo(2);
  }

  @Test
  void everyTenthCallerGetsTheNewVersion() {
    LocalFunction<HttpRequest, HttpResponse> one = hello.publish();
    hello.update(FunctionSettings.named("Hello").withMemoryMegabytes(1024));
    LocalFunction<HttpRequest, HttpResponse> two = hello.publish();

    LocalFunction<HttpRequest, HttpResponse> live =
        hello.createAlias(Alias.of("live", "1").withWeight("2", 0.1));

    assertThat(live.invoke(GOOD)).succeeded();
    assertThat(one.settings().memoryMegabytes()).isEqualTo(128);
    assertThat(two.settings().memoryMegabytes()).isEqualTo(1024);
  }

  @Test
  void functionThatIsSwitchedOffIsThrottled() {
    hello.reserveConcurrency(0);

    assertThat(hello.invoke(GOOD)).throttled();
  }

  @Test
  void provisionedEnvironmentIsWarmAtTheFirstCall() {
    LocalFunction<HttpRequest, HttpResponse> one = hello.publish();
    one.provisionConcurrency(2);

    assertThat(one.invoke(GOOD)).succeeded().warmStarted();
  }

  @Test
  void environmentServesSeveralCallers() {
    LocalFunction<HttpRequest, HttpResponse> busy = invoker.deploy(
        FunctionDefinition.of(Hello.class),
        FunctionSettings.named("Busy")
            .withMemoryMegabytes(2048)
            .withMaxConcurrencyPerEnvironment(16));

    assertThat(busy.invoke(GOOD)).succeeded();
    assertThat(busy.settings().isMultiConcurrent()).isTrue();
  }
}
