package dev.faas.invoker.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.faas.FunctionInfo;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.log.OutputLine.Source;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.MDC;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

class EnvironmentLogTest {

  private static final FunctionInfo FUNCTION = FunctionInfo.named("Orders");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final SimulatedTime time = SimulatedTime.startingAt(NOON);
  private final LogGroup group = new LogGroup("/aws/lambda/Orders");
  private final EnvironmentLog log = EnvironmentLog.open(group, FUNCTION, time, time.random());

  @Test
  @Reproduces("log-group-and-stream")
  void streamIsNamedByDateVersionAndThirtyTwoHexDigits() {
    assertThat(group.streams()).containsExactly(log.stream());
    assertThat(log.stream().name()).matches("2026/03/01/\\[\\$LATEST][0-9a-f]{32}");
  }

  @Test
  void printedTextBelongsToTheInvocationThatRuns() {
    begin("r-1");
    print(log, Source.STDOUT, "one\ntwo", false);
    List<LogLine> first = end("r-1");
    begin("r-2");
    print(log, Source.STDERR, "three", true);
    List<LogLine> second = end("r-2");

    assertThat(output(first)).containsExactly("one", "two");
    assertThat(output(second)).containsExactly("three");
    assertThat(first).extracting(LogLine::requestId).containsOnly("r-1");
    assertThat(second).extracting(LogLine::requestId).containsOnly("r-2");
    assertThat(log.stream().lines()).hasSize(first.size() + second.size());
  }

  @Test
  void linesOfTheInitPhaseCountOnAColdStartOnly() {
    print(log, Source.STDOUT, "init", true);
    begin("r-1");
    assertThat(output(end("r-1"))).containsExactly("init");
    print(log, Source.STDOUT, "between", true);
    begin("r-2");
    assertThat(output(end("r-2"))).isEmpty();
  }

  @Test
  void aLateLineOfAnEarlierInvocationKeepsItsRequest() {
    begin("r-1");
    Logger logger = log.logger("orders", "r-1");
    end("r-1");
    begin("r-2");
    logger.info("late");

    assertThat(output(end("r-2"))).isEmpty();
    assertThat(log.stream().lines())
        .filteredOn(OutputLine.class::isInstance)
        .extracting(LogLine::requestId)
        .containsExactly("r-1");
  }

  @Test
  void loggerKeepsLevelNameMessageThrowableAndKeyValues() {
    IllegalStateException failure = new IllegalStateException("no stock");
    Logger logger = log.logger("shop.Orders", "r-1");

    logger.warn("order {} of {}", 7, "Ann", failure);
    logger.atDebug().addKeyValue("id", 7).addKeyValue("who", "Ann").log("seen {}", "twice");

    OutputLine warning = (OutputLine) log.stream().lines().get(0);
    assertThat(warning.level()).isEqualTo(Level.WARN);
    assertThat(warning.source()).isEqualTo(Source.CONTEXT_LOGGER);
    assertThat(warning.loggerName()).isEqualTo("shop.Orders");
    assertThat(warning.message()).isEqualTo("order 7 of Ann");
    assertThat(warning.throwable()).isSameAs(failure);
    assertThat(warning.time()).isEqualTo(time.instant());
    assertThat(warning.text())
        .startsWith("[WARN] order 7 of Ann\njava.lang.IllegalStateException: no stock\n\tat ");
    OutputLine fluent = (OutputLine) log.stream().lines().get(1);
    assertThat(fluent.level()).isEqualTo(Level.DEBUG);
    assertThat(fluent.keyValues()).extracting(pair -> pair.key).containsExactly("id", "who");
    assertThat(fluent.keyValues())
        .extracting((KeyValuePair pair) -> pair.value)
        .containsExactly(7, "Ann");
    assertThat(fluent.text()).isEqualTo("[DEBUG] seen twice id=7 who=Ann");
  }

  @Test
  void loggerWritesAtEveryLevelAndFindsTheThrowableAmongFluentArguments() {
    Logger logger = log.logger("orders", "r-1");
    logger.trace("t");
    logger.debug("d");
    logger.info("i");
    logger.error((String) null);
    logger.atError().log("failed {}", "twice", new RuntimeException("why"));

    assertThat(log.stream().lines())
        .extracting(line -> ((OutputLine) line).headline())
        .containsExactly(
            "[TRACE] t", "[DEBUG] d", "[INFO] i", "[ERROR] null", "[ERROR] failed twice");
    assertThat(((OutputLine) log.stream().lines().get(4)).throwable()).hasMessage("why");
  }

  @Test
  void diagnosticContextHasRequestAndFunctionFromEnterToLeave() {
    MDC.put("own", "stays");
    log.enter("r-1");
    assertThat(MDC.getCopyOfContextMap())
        .containsOnly(
            entry("requestId", "r-1"), entry("function", "Orders"), entry("own", "stays"));
    log.leave();
    assertThat(MDC.getCopyOfContextMap()).containsOnly(entry("own", "stays"));
    MDC.clear();
  }

  @Test
  void aClosedLogKeepsNothingMoreOfTheFunction() {
    begin("r-1");
    log.close();
    print(log, Source.STDOUT, "late", true);
    log.logger("orders", "r-1").info("late");

    assertThat(output(log.stream().lines())).isEmpty();
  }

  @Test
  void whatIsWrittenFromTheDeadlineOnIsNotKeptAndWhatWasUnfinishedEndsThere() {
    begin("r-1");
    print(log, Source.STDOUT, "unfin", false);
    time.advance(Duration.ofSeconds(9));
    print(log, Source.STDOUT, "ished", true);
    log.logger("orders", "r-1").info("late");
    List<LogLine> lines = end("r-1");

    assertThat(output(lines)).containsExactly("unfin");
    assertThat(lines.get(1).time()).isEqualTo(NOON.plusSeconds(3));
  }

  @Test
  void aFloodOfLinesDropsTheOldestAndCountsThem() {
    begin("r-1");
    for (int i = 0; i < LogStream.MAX_LINES + 5; i++) {
      print(log, Source.STDOUT, "12345", true);
    }
    List<LogLine> lines = end("r-1");

    assertThat(lines).hasSize(LogStream.MAX_LINES + 1);
    assertThat(lines.get(0))
        .isEqualTo(new PlatformLine.Dropped(time.instant(), 8, 7 * 5)); // and the START
    assertThat(lines.get(lines.size() - 1)).isInstanceOf(PlatformLine.Report.class);
    assertThat(log.stream().lines()).isEqualTo(lines);
  }

  @Test
  void aFloodOfCharactersDropsTheOldest() {
    String megabyte = "x".repeat(1_048_576);
    begin("r-1");
    for (int i = 0; i < 6; i++) {
      print(log, Source.STDOUT, megabyte, true);
    }
    List<LogLine> lines = end("r-1");

    int kept = lines.stream()
        .mapToInt(line -> line instanceof OutputLine output ? output.message().length() : 0)
        .sum();
    assertThat(kept).isEqualTo(LogStream.MAX_CHARACTERS);
    assertThat(lines.get(0))
        .isInstanceOfSatisfying(
            PlatformLine.Dropped.class,
            dropped -> assertThat(dropped.characters()).isEqualTo(2 * 1_048_576));
  }

  @Test
  void anEndlessLineIsCutIntoSeveral() {
    print(log, Source.STDOUT, "x".repeat(OutputLine.MAX_MESSAGE + 1), true);
    log.logger("orders", "r-1").info("y".repeat(OutputLine.MAX_MESSAGE + 1));

    assertThat(output(log.stream().lines()))
        .extracting(String::length)
        .startsWith(OutputLine.MAX_MESSAGE, 1);
    assertThat(output(log.stream().lines()).get(2)).endsWith("y… (1 more characters)");
  }

  @Test
  void theGroupShowsAllStreamsInTheOrderOfTime() {
    EnvironmentLog other = EnvironmentLog.open(group, FUNCTION, time, time.random());
    print(other, Source.STDOUT, "one", true);
    time.advance(Duration.ofMillis(1));
    print(log, Source.STDOUT, "two", true);
    time.advance(Duration.ofMillis(1));
    print(other, Source.STDOUT, "three", true);

    assertThat(output(group.lines())).containsExactly("one", "two", "three");
  }

  @Test
  void theGroupKeepsALimitedNumberOfStreams() {
    for (int i = 0; i < LogGroup.MAX_STREAMS; i++) {
      EnvironmentLog.open(group, FUNCTION, time, time.random());
    }

    assertThat(group.streams()).hasSize(LogGroup.MAX_STREAMS).doesNotContain(log.stream());
  }

  private static void print(EnvironmentLog log, Source source, String text, boolean endsLine) {
    log.write(
        log.requestId(),
        (writer, owner, now) ->
            writer.printing(source, owner, now).append(endsLine ? text + "\n" : text));
  }

  private void begin(String requestId) {
    log.begin(new PlatformLine.Start(time.instant(), requestId, "$LATEST"), NOON.plusSeconds(3));
  }

  private List<LogLine> end(String requestId) {
    PlatformLine.Report report = new PlatformLine.Report(
        time.instant(), requestId, Duration.ZERO, Duration.ofMillis(1), 128, 0, null, null);
    return log.end(new PlatformLine.End(time.instant(), requestId), report, false);
  }

  private static List<String> output(List<LogLine> lines) {
    return lines.stream()
        .filter(OutputLine.class::isInstance)
        .map(line -> ((OutputLine) line).message())
        .toList();
  }
}
