package dev.faas.examples.hello;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.FunctionDefinition;
import dev.faas.Payload;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.log.format.LogFormat;
import dev.faas.invoker.log.format.LogLevel;
import dev.faas.invoker.log.store.LogQuery;
import dev.faas.invoker.log.store.LogSink;
import dev.faas.invoker.log.store.StoredLine;
import dev.faas.invoker.log.store.SubscriptionFilter;
import dev.faas.invoker.time.SimulatedTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in docs/logs-and-metrics.md. */
class LogsTest {

  private static final HttpRequest BAD = HttpRequest.get("/hello?times=three");

  private final SimulatedTime time =
      SimulatedTime.startingAt(Instant.parse("2026-03-01T12:00:00Z"));

  @Test
  void failureIsFoundInTheLogs() {
    try (LocalInvoker invoker = LocalInvoker.create()) {
      LocalFunction<HttpRequest, HttpResponse> hello = invoker.deploy(definition());
      hello.invoke(HttpRequest.get("/hello?name=Ada"));
      Outcome<HttpResponse> outcome = hello.invoke(BAD);

      List<StoredLine> errors = invoker
          .logs()
          .find(LogQuery.all()
              .inGroup("/aws/lambda/Hello")
              .ofRequest(outcome.invocation().requestId())
              .atLeast(LogLevel.ERROR)
              .matching("NumberFormatException -timeout"));
      assertThat(errors).hasSize(1);
    }
  }

  @Test
  void linesAreGoneAfterTwoWeeks() {
    try (LocalInvoker invoker = LocalInvoker.builder().timeline(time).build()) {
      invoker.deploy(definition()).invoke(BAD);
      invoker.logs().retain("/aws/lambda/Hello", 14);
      time.advance(Duration.ofDays(15));
      assertThat(invoker.logs().find(LogQuery.all())).isEmpty();
    }
  }

  @Test
  void linesGoToFiles(@TempDir Path directory) throws IOException {
    try (LocalInvoker invoker = LocalInvoker.builder()
        .logSink(LogSink.console())
        .logSink(LogSink.filePerGroup(directory))
        .build()) {
      invoker.deploy(definition()).invoke(BAD);
    }
    assertThat(Files.readString(directory.resolve("aws/lambda/Hello.log")))
        .contains("NumberFormatException");
  }

  @Test
  void alarmIsCalledWithTheErrors() {
    List<Payload> alarms = new ArrayList<>();
    try (LocalInvoker invoker = LocalInvoker.builder().timeline(time).build()) {
      LocalFunction<HttpRequest, HttpResponse> hello = invoker.deploy(
          definition(), FunctionSettings.named("Hello").withLogFormat(LogFormat.json()));
      LocalFunction<Payload, Payload> alarm = invoker.deploy(
          FunctionDefinition.of(Payload.class, Payload.class, (event, context) -> {
            alarms.add(event);
            return Payload.of("null");
          }),
          FunctionSettings.named("Alarm"));
      invoker
          .logs()
          .subscribe(
              "/aws/lambda/Hello",
              SubscriptionFilter.named("errors")
                  .matching("{ $.level = \"ERROR\" }")
                  .to(alarm.asDestination()));

      hello.invoke(BAD);
      invoker.settle();

      assertThat(alarms)
          .singleElement()
          .satisfies(event -> assertThat(event.text()).startsWith("{\"awslogs\":{\"data\":\""));
    }
  }

  private static FunctionDefinition<HttpRequest, HttpResponse> definition() {
    return FunctionDefinition.of(Hello.class);
  }
}
