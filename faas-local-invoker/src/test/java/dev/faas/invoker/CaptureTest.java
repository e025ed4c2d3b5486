package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.LogStream;
import dev.faas.invoker.log.OutputLine;
import dev.faas.invoker.log.OutputLine.Source;
import dev.faas.invoker.log.PlatformLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.MarkerFactory;

/** What handlers write through each source, captured as it was. */
class CaptureTest extends InvokerTest {

  @ParameterizedTest
  @EnumSource
  void everySourceIsKeptOnceWithItsThread(Voice voice) {
    LocalFunction<String, String> function = deploy((event, context) -> {
      voice.say(context, event);
      return event;
    });

    assertThat(lines(function.invoke("hello"))).singleElement().satisfies(line -> {
      assertThat(line.source()).isEqualTo(voice.source);
      assertThat(line.message()).isEqualTo("hello");
      assertThat(line.level()).isEqualTo(org.slf4j.event.Level.INFO);
      assertThat(line.threadName()).isEqualTo("faas Echo");
    });
  }

  @ParameterizedTest
  @EnumSource
  void aFloodOfMegabytesStaysWithinTheBounds(Voice voice) {
    String megabyte = "x".repeat(1_048_576);
    LocalFunction<String, String> function = deploy((event, context) -> {
      for (int i = 0; i < 20; i++) {
        voice.say(context, megabyte);
      }
      return event;
    });

    List<LogLine> lines = function.invoke("flood").invocation().logLines();

    assertThat(lines.get(0)).isInstanceOfSatisfying(PlatformLine.Dropped.class, dropped -> {
      assertThat(dropped.lines()).isPositive();
      assertThat(dropped.characters()).isPositive();
    });
    int kept = lines.stream()
        .mapToInt(line -> line instanceof OutputLine output ? output.message().length() : 0)
        .sum();
    assertThat(kept).isBetween(3_000_000, LogStream.MAX_CHARACTERS);
    assertThat(lines.get(lines.size() - 1)).isInstanceOf(PlatformLine.Report.class);
  }

  @ParameterizedTest
  @EnumSource
  void invocationsAtTheSameTimeDoNotMix(Voice voice) throws Exception {
    CyclicBarrier step = new CyclicBarrier(3);
    LocalFunction<String, String> function = deploy((event, context) -> {
      for (int i = 0; i < 5; i++) {
        step.await();
        voice.say(context, event + i);
      }
      return event;
    });

    List<CompletableFuture<Outcome<String>>> outcomes = new ArrayList<>();
    for (String event : List.of("a", "b", "c")) {
      outcomes.add(inThread(() -> function.invoke(event)));
    }
    for (CompletableFuture<Outcome<String>> outcome : outcomes) {
      String event = returned(outcome.get()).result();
      assertThat(lines(outcome.get()))
          .extracting(OutputLine::message)
          .containsExactly(event + 0, event + 1, event + 2, event + 3, event + 4);
    }
  }

  @Test
  void logbackEventsKeepEverything() {
    IllegalStateException failure = new IllegalStateException("no stock");
    LocalFunction<String, String> function = deploy((event, context) -> {
      MDC.put("tenant", "blue");
      LoggerFactory.getLogger("shop.Orders")
          .atWarn()
          .addMarker(MarkerFactory.getMarker("AUDIT"))
          .addKeyValue("order", 7)
          .addKeyValue("wait", Duration.ofSeconds(3))
          .setCause(failure)
          .log("{} of {}", event, "Ann");
      MDC.remove("tenant");
      return event;
    });

    Outcome<String> outcome = function.invoke("seven");

    assertThat(lines(outcome)).singleElement().satisfies(line -> {
      assertThat(line.level()).isEqualTo(org.slf4j.event.Level.WARN);
      assertThat(line.loggerName()).isEqualTo("shop.Orders");
      assertThat(line.message()).isEqualTo("seven of Ann");
      assertThat(line.throwable()).isSameAs(failure);
      assertThat(line.markers()).containsExactly("AUDIT");
      assertThat(line.keyValues())
          .extracting(pair -> pair.key, pair -> pair.value)
          .containsExactly(tuple("order", 7), tuple("wait", Duration.ofSeconds(3)));
      assertThat(line.mdc())
          .containsExactly(
              entry("function", "Echo"),
              entry("requestId", outcome.invocation().requestId()),
              entry("tenant", "blue"));
      assertThat(line.headline()).isEqualTo("[WARN] seven of Ann order=7 wait=PT3S");
    });
  }

  @Test
  void whatIsLoggedIsCapturedAsItWasThen() {
    StringBuilder changing = new StringBuilder("before");
    LocalFunction<String, String> function = deploy((event, context) -> {
      LoggerFactory.getLogger("shop").atInfo().addKeyValue("k", changing).log("{}", changing);
      context.logger().atInfo().addKeyValue("k", changing).log("{}", changing);
      Logger.getLogger("shop").log(Level.INFO, "{0}", changing);
      changing.append(" and after");
      return event;
    });

    assertThat(output(function.invoke("x")))
        .containsExactly("[INFO] before k=before", "[INFO] before k=before", "[INFO] before");
  }

  @Test
  void contextLoggerKeepsTheDiagnosticContextAndKnowsItsInvocationInEveryThread() {
    LocalFunction<String, String> function = deploy((event, context) -> {
      MDC.put("tenant", "blue");
      context.logger().atInfo().addMarker(MarkerFactory.getMarker("M")).log("here");
      MDC.remove("tenant");
      Thread child = new Thread(() -> context.logger().info("there"));
      child.start();
      child.join();
      return event;
    });

    Outcome<String> outcome = function.invoke("x");

    Map<String, String> own =
        Map.of("function", "Echo", "requestId", outcome.invocation().requestId());
    assertThat(lines(outcome).get(0).mdc())
        .containsAllEntriesOf(own)
        .containsEntry("tenant", "blue");
    assertThat(lines(outcome).get(0).markers()).containsExactly("M");
    assertThat(lines(outcome).get(1).mdc()).isEqualTo(own);
  }

  @Test
  void diagnosticContextIsThatOfTheInvocationAndOtherwiseTheHandlers() {
    LocalFunction<String, String> function = deploy((event, context) -> {
      LoggerFactory.getLogger("shop").info(event);
      MDC.put("left", event);
      return event;
    });

    OutputLine first = lines(function.invoke("a")).get(0);
    Outcome<String> second = function.invoke("b");

    assertThat(first.mdc()).doesNotContainKey("left");
    assertThat(lines(second).get(0).mdc())
        .containsEntry("requestId", second.invocation().requestId())
        .containsEntry("left", "a"); // thread-locals live on, as on the platform
    assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
  }

  @Test
  void julRecordsKeepLevelNameThrowableAndParameters() {
    IllegalStateException failure = new IllegalStateException("no stock");
    LocalFunction<String, String> function = deploy((event, context) -> {
      LogRecord record = new LogRecord(Level.SEVERE, "{0} of {1}");
      record.setLoggerName("shop.Orders");
      record.setParameters(new Object[] {7, "Ann"});
      record.setThrown(failure);
      Logger.getLogger("shop.Orders").log(record);
      Logger.getLogger("shop.Orders").warning("warn");
      Logger.getLogger("shop.Orders").config("below the root logger's level");
      return event;
    });

    List<OutputLine> lines = lines(function.invoke("x"));

    assertThat(lines)
        .extracting(OutputLine::headline)
        .containsExactly("[ERROR] 7 of Ann", "[WARN] warn");
    assertThat(lines.get(0).loggerName()).isEqualTo("shop.Orders");
    assertThat(lines.get(0).throwable()).isSameAs(failure);
    assertThat(lines.get(0).source()).isEqualTo(Source.JUL);
  }

  @Test
  void everyLevelOfEveryLibraryIsKept() {
    ch.qos.logback.classic.Logger slf4j =
        (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("levels.slf4j");
    Logger jul = Logger.getLogger("levels.jul");
    slf4j.setLevel(ch.qos.logback.classic.Level.TRACE);
    jul.setLevel(Level.ALL);
    IllegalStateException failure = new IllegalStateException("no stock");
    LocalFunction<String, String> function = deploy((event, context) -> {
      for (org.slf4j.event.Level level : org.slf4j.event.Level.values()) {
        slf4j.atLevel(level).log("{}", level);
      }
      jul.severe("ERROR");
      jul.warning("WARN");
      jul.config("INFO");
      jul.fine("DEBUG");
      jul.finest("TRACE");
      System.getLogger("levels.jul").log(System.Logger.Level.DEBUG, "DEBUG", failure);
      return event;
    });

    List<OutputLine> lines = lines(function.invoke("x"));

    assertThat(lines)
        .hasSize(11)
        .allSatisfy(line -> assertThat(line.level().name()).isEqualTo(line.message()));
    assertThat(lines.get(10).throwable()).isSameAs(failure);
    slf4j.setLevel(null);
    jul.setLevel(null);
  }

  @Test
  void hugeValuesOfEveryKindCountAndAreCut() {
    String huge = "x".repeat(OutputLine.MAX_MESSAGE + 5);
    LocalFunction<String, String> function = deploy((event, context) -> {
      MDC.put("huge", huge);
      for (int i = 0; i < 30; i++) {
        context
            .logger()
            .atInfo()
            .addKeyValue("k", huge)
            .setCause(new Error(huge))
            .log("m");
      }
      MDC.remove("huge");
      return event;
    });

    List<LogLine> lines = function.invoke("x").invocation().logLines();

    assertThat(lines.get(0)).isInstanceOf(PlatformLine.Dropped.class);
    assertThat(lines.stream().filter(OutputLine.class::isInstance)).hasSizeBetween(3, 6);
    OutputLine line = (OutputLine) lines.get(1);
    assertThat((String) line.keyValues().get(0).value).endsWith("… (5 more characters)");
    assertThat(line.mdc().get("huge")).endsWith("… (5 more characters)");
  }

  private static List<OutputLine> lines(Outcome<?> outcome) {
    return outcome.invocation().logLines().stream()
        .filter(OutputLine.class::isInstance)
        .map(OutputLine.class::cast)
        .toList();
  }
}
