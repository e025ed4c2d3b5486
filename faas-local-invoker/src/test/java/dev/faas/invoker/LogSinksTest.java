package dev.faas.invoker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.FunctionDefinition;
import dev.faas.Handler;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.format.LogFormat;
import dev.faas.invoker.log.store.LogQuery;
import dev.faas.invoker.log.store.LogSink;
import dev.faas.invoker.log.store.StoredLine;
import dev.faas.invoker.time.SimulatedTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogSinksTest {

  private final SimulatedTime time = SimulatedTime.startingAt(InvokerTest.NOON);

  @Test
  void sinkGetsTheLinesOfAnInvocationAsTheyAreWritten() {
    List<String> seen = new ArrayList<>();
    List<Integer> seenWhenPrinted = new ArrayList<>();
    try (LocalInvoker invoker = invoker(line -> seen.add(line.toString()))) {
      LocalFunction<String, String> function = InvokerTest.deploy(invoker, (event, context) -> {
        System.out.println(event);
        seenWhenPrinted.add(seen.size());
        LoggerFactory.getLogger("shop").warn("out of {}", event);
        return event;
      });
      Outcome<String> outcome = function.invoke("tea");

      assertThat(seen)
          .containsExactlyElementsOf(
              function.logGroup().lines().stream().map(LogLine::text).toList())
          .contains("tea", "[WARN] out of tea");
      assertThat(seenWhenPrinted).as("INIT_START, START and the line itself").containsExactly(3);
      assertThat(outcome.invocation().logLines()).hasSize(6);
    }
  }

  @Test
  void consoleShowsWhatIsCapturedAndIsNotCapturedItself() {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(console, false, UTF_8));
    try (LocalInvoker invoker = invoker(LogSink.console())) {
      LocalFunction<String, String> function = InvokerTest.deploy(invoker, (event, context) -> {
        System.out.println(event);
        return event;
      });
      function.invoke("tea");
      function.invoke("milk");

      assertThat(console.toString(UTF_8).lines()).containsOnlyOnce("tea", "milk");
      assertThat(function.logGroup().lines()).hasSize(9);
    } finally {
      System.setOut(before);
    }
  }

  @Test
  void filesAreCompleteAndClosedWithTheInvokerEachInItsFormat(@TempDir Path logs)
      throws IOException {
    try (LocalInvoker invoker = invoker(LogSink.filePerGroup(logs))) {
      Handler<String, String> handler = (event, context) -> {
        context.logger().info("got {}", event);
        return event;
      };
      deploy(invoker, handler, FunctionSettings.named("Text")).invoke("tea");
      deploy(invoker, handler, FunctionSettings.named("Json").withLogFormat(LogFormat.json()))
          .invoke("tea");
    }
    assertThat(Files.readAllLines(logs.resolve("aws/lambda/Text.log")))
        .hasSize(5)
        .contains("[INFO] got tea");
    assertThat(Files.readAllLines(logs.resolve("aws/lambda/Json.log")))
        .hasSizeGreaterThan(3)
        .allMatch(line -> line.startsWith("{") && line.endsWith("}"))
        .anyMatch(line -> line.contains("\"message\":\"got tea\",\"level\":\"INFO\""));
  }

  @Test
  void versionsOfAFunctionAreWrittenInTheFormatEachHas() {
    List<StoredLine> seen = new ArrayList<>();
    try (LocalInvoker invoker = invoker(seen::add)) {
      LocalFunction<String, String> function =
          InvokerTest.deploy(invoker, (event, context) -> event);
      LocalFunction<String, String> first = function.publish();
      function.update(function.settings().withLogFormat(LogFormat.json()));
      first.invoke("text");
      assertThat(events(seen)).allMatch(event -> !event.startsWith("{"));
      seen.clear();
      function.invoke("json");
      assertThat(events(seen)).isNotEmpty().allMatch(event -> event.startsWith("{"));
    }
  }

  @Test
  void invocationIsFoundByItsRequestId() {
    try (LocalInvoker invoker = invoker(line -> {})) {
      LocalFunction<String, String> function =
          InvokerTest.deploy(invoker, (event, context) -> event);
      function.invoke("one");
      Outcome<String> outcome = function.invoke("two");

      assertThat(
              invoker.logs().find(LogQuery.all().ofRequest(outcome.invocation().requestId())))
          .extracting(StoredLine::line)
          .containsExactlyElementsOf(outcome.invocation().logLines());
    }
  }

  private static List<String> events(List<StoredLine> lines) {
    return lines.stream().flatMap(line -> line.events().stream()).toList();
  }

  private static LocalFunction<String, String> deploy(
      LocalInvoker invoker, Handler<String, String> handler, FunctionSettings settings) {
    return invoker.deploy(
        FunctionDefinition.of(String.class, String.class, handler), TextFormat.TEXT, settings);
  }

  private LocalInvoker invoker(LogSink sink) {
    return LocalInvoker.builder().timeline(time).logSink(sink).build();
  }
}
