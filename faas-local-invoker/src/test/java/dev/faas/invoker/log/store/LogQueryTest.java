package dev.faas.invoker.log.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.OutputLine;
import dev.faas.invoker.log.format.LogFormat;
import dev.faas.invoker.log.format.LogLevel;
import dev.faas.invoker.refusal.RefusedException;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogQueryTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final SimulatedTime time = SimulatedTime.startingAt(NOON);
  private final LogStore store = new LogStore(time, "123456789012", List.of(), Runnable::run);
  private final Writer orders = new Writer(time, store, "Orders");
  private final Writer bills = new Writer(time, store, "Bills");

  @Test
  void linesOfAllGroupsComeInTheOrderOfTheirTimes() {
    orders.begin("o-1");
    time.advance(SECOND);
    bills.invoke("b-1", "bill");
    time.advance(SECOND);
    orders.print("order");
    orders.end("o-1");

    assertThat(store.find(LogQuery.all()))
        .extracting(StoredLine::toString)
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("START RequestId: o-1 Version: $LATEST"),
            line -> assertThat(line).isEqualTo("START RequestId: b-1 Version: $LATEST"),
            line -> assertThat(line).isEqualTo("bill"),
            line -> assertThat(line).isEqualTo("END RequestId: b-1"),
            line -> assertThat(line).startsWith("REPORT RequestId: b-1"),
            line -> assertThat(line).isEqualTo("order"),
            line -> assertThat(line).isEqualTo("END RequestId: o-1"),
            line -> assertThat(line).startsWith("REPORT RequestId: o-1"));
  }

  @Test
  void lineKnowsItsGroupAndItsStream() {
    bills.invoke("b-1", "bill");

    assertThat(store.find(LogQuery.all().containing("bill"))).singleElement().satisfies(found -> {
      assertThat(found.group().name()).isEqualTo("/aws/lambda/Bills");
      assertThat(found.stream().name()).isEqualTo(bills.stream());
      assertThat(found.line()).isInstanceOf(OutputLine.class);
      assertThat(found.events()).containsExactly("bill");
    });
  }

  @Test
  void allConditionsHold() {
    Writer second = new Writer(time, store, "Orders");
    orders.invoke("o-1", "tea", "milk");
    second.invoke("o-2", "tea");
    bills.invoke("b-1", "tea");
    LogQuery tea = LogQuery.all().containing("tea");

    assertThat(found(tea)).hasSize(3);
    assertThat(found(tea.inGroup("/aws/lambda/Orders"))).hasSize(2);
    assertThat(found(tea.inStream(second.stream())))
        .extracting(LogLine::requestId)
        .containsExactly("o-2");
    assertThat(found(tea.ofRequest("b-1"))).hasSize(1);
    assertThat(found(tea.ofRequest("b-1").inGroup("/aws/lambda/Orders"))).isEmpty();
    assertThat(found(tea.where(line -> line.line().requestId().startsWith("o"))))
        .hasSize(2);
  }

  @Test
  void timesAreFromAMomentToBeforeAnother() {
    orders.invoke("o-1", "one");
    time.advance(SECOND);
    orders.invoke("o-2", "two");
    time.advance(SECOND);
    orders.invoke("o-3", "three");

    assertThat(found(LogQuery.all().between(NOON.plus(SECOND), NOON.plusSeconds(2))))
        .extracting(LogLine::requestId)
        .containsOnly("o-2");
  }

  @Test
  void levelIsThatOfTheLoggerOrOfThePrintedJsonOrInfo() {
    orders.begin("o-1");
    orders.log().logger("shop", "o-1").debug("debug");
    orders.log().logger("shop", "o-1").warn("warn");
    orders.log().writeWithoutLevel("o-1", "without");
    orders.print("printed");
    orders.print("{\"level\":\"error\"}");
    orders.end("o-1");

    assertThat(texts(LogQuery.all().atLeast(LogLevel.WARN)))
        .containsExactly("[WARN] warn", "{\"level\":\"error\"}");
    assertThat(texts(LogQuery.all().atLeast(LogLevel.INFO)))
        .contains("without", "printed", "START RequestId: o-1 Version: $LATEST")
        .doesNotContain("[DEBUG] debug");
    assertThat(found(LogQuery.all().atLeast(LogLevel.TRACE))).hasSize(8);
  }

  @Test
  void patternIsComparedWithWhatTheLogFormatShows() {
    Writer json = new Writer(time, store, "Json", null, LogFormat.json());
    json.begin("j-1");
    json.log().logger("shop", "j-1").warn("out of tea");
    json.log().logger("shop", "j-1").debug("out of milk");
    json.end("j-1");
    orders.invoke("o-1", "out of coffee");

    assertThat(texts(LogQuery.all().matching("\"out of\" -coffee")))
        .as("DEBUG is not shown")
        .containsExactly("[WARN] out of tea");
    assertThat(texts(LogQuery.all().matching("{ $.level = WARN && $.AWSRequestId = \"j-1\" }")))
        .containsExactly("[WARN] out of tea");
    assertThat(texts(LogQuery.all().matching("[start=START, ...]"))).hasSize(1);
    assertThat(texts(LogQuery.all().containing("out of milk"))).hasSize(1);
  }

  @Test
  void unknownGroupIsRefusedAsOnTheService() {
    assertThatThrownBy(() -> store.find(LogQuery.all().inGroup("/aws/lambda/Typo")))
        .isInstanceOf(RefusedException.class)
        .hasMessage("The specified log group does not exist.");
  }

  @Test
  void invalidPatternIsRefusedBeforeTheSearch() {
    assertThatThrownBy(() -> LogQuery.all().matching("{"))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("Invalid filter pattern: {");
  }

  private List<LogLine> found(LogQuery query) {
    return store.find(query).stream().map(StoredLine::line).toList();
  }

  private List<String> texts(LogQuery query) {
    return found(query).stream().map(LogLine::text).toList();
  }
}
