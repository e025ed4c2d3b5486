package dev.faas.invoker.log.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.invoker.log.format.LogFormat;
import dev.faas.invoker.time.SimulatedTime;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every sink of ours does with lines. */
abstract class LogSinkContract {

  private final SimulatedTime time =
      SimulatedTime.startingAt(Instant.parse("2026-03-01T12:00:00Z"));

  /** A new sink, the only one of its test. */
  abstract LogSink sink() throws IOException;

  /** What the sink has made of the lines of this group, and perhaps of others. */
  abstract List<String> written(String group) throws IOException;

  @Test
  void linesArriveAsTheServiceWritesThemInTheirOrder() throws IOException {
    try (LogStore store = store()) {
      new Writer(time, store, "Orders").invoke("o-1", "tea", "one\ntwo");

      assertThat(written("/aws/lambda/Orders"))
          .as("when the invocation has ended")
          .satisfiesExactly(
              line -> assertThat(line).isEqualTo("START RequestId: o-1 Version: $LATEST"),
              line -> assertThat(line).isEqualTo("tea"),
              line -> assertThat(line).isEqualTo("one"),
              line -> assertThat(line).isEqualTo("two"),
              line -> assertThat(line).isEqualTo("END RequestId: o-1"),
              line -> assertThat(line).startsWith("REPORT RequestId: o-1\tDuration: 0.00 ms"));
    }
  }

  @Test
  void linesOfAJsonFunctionAreJson() throws IOException {
    try (LogStore store = store()) {
      Writer orders = new Writer(time, store, "Orders", null, LogFormat.json());
      orders.begin("o-1");
      orders.log().logger("shop", "o-1").debug("not shown");
      orders.log().logger("shop", "o-1").warn("Tee für ☕");
      orders.end("o-1");

      assertThat(written("/aws/lambda/Orders")).hasSize(3).allMatch(line -> line.startsWith("{"));
      assertThat(written("/aws/lambda/Orders").get(1)).contains("\"message\":\"Tee für ☕\"");
    }
  }

  @Test
  void linesOfSeveralGroupsAllArrive() throws IOException {
    try (LogStore store = store()) {
      new Writer(time, store, "Orders").invoke("o-1", "tea");
      new Writer(time, store, "Bills").invoke("b-1", "paid");

      assertThat(written("/aws/lambda/Orders")).contains("tea");
      assertThat(written("/aws/lambda/Bills")).contains("paid");
    }
  }

  @Test
  void whatIsWrittenBetweenInvocationsArrivesAtTheLatestWithTheEnd() throws IOException {
    try (LogStore store = store()) {
      Writer orders = new Writer(time, store, "Orders");
      orders.invoke("o-1");
      orders.print("late");
      orders.log().setMuted(true); // ends what was printed
    }
    assertThat(written("/aws/lambda/Orders")).endsWith("late");
  }

  @Test
  void closedSinkGetsNothingAndTheStoreKeepsAll() throws IOException {
    LogStore store = store();
    Writer orders = new Writer(time, store, "Orders");
    orders.invoke("o-1", "tea");
    store.close();
    List<String> before = written("/aws/lambda/Orders");
    orders.invoke("o-2", "milk");
    store.close();

    assertThat(written("/aws/lambda/Orders")).isEqualTo(before);
    assertThat(store.find(LogQuery.all().containing("milk"))).hasSize(1);
  }

  private LogStore store() throws IOException {
    return new LogStore(time, "123456789012", List.of(sink()), Runnable::run);
  }
}
