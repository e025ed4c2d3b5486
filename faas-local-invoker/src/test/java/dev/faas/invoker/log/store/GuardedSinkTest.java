package dev.faas.invoker.log.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.invoker.log.OutputCapture;
import dev.faas.invoker.time.SimulatedTime;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class GuardedSinkTest {

  private final SimulatedTime time =
      SimulatedTime.startingAt(Instant.parse("2026-03-01T12:00:00Z"));
  private final List<Throwable> told = new ArrayList<>();
  private final List<String> good = new ArrayList<>();
  private final Thread thread = Thread.currentThread();

  @BeforeEach
  void listen() {
    thread.setUncaughtExceptionHandler((where, failure) -> told.add(failure));
  }

  @AfterEach
  void listenNoMore() {
    thread.setUncaughtExceptionHandler(null);
  }

  @Test
  void failureOfASinkIsToldOnceAndLosesNothingElse() {
    IOException full = new IOException("the disk is full");
    LogSink bad = new LogSink() {
      @Override
      public void write(StoredLine line) throws IOException {
        throw full;
      }

      @Override
      public String toString() {
        return "bad";
      }
    };
    LogStore store = store(bad, line -> good.addAll(line.events()));
    new Writer(time, store, "Orders").invoke("o-1", "tea");

    assertThat(told)
        .singleElement()
        .satisfies(failure -> assertThat(failure)
            .hasMessage("the log sink bad could not write 'START RequestId: o-1 Version: $LATEST'")
            .hasCause(full));
    assertThat(good).hasSize(4).contains("tea");
    assertThat(store.find(LogQuery.all())).hasSize(4);

    store.close();
    assertThat(told).hasSize(2);
    assertThat(told.get(1)).hasMessageStartingWith("the log sink bad has failed 4 times in all");
  }

  @Test
  void errorsAndFailuresToFlushOrCloseAreToldToo() {
    LogSink bad = new LogSink() {
      @Override
      public void write(StoredLine line) {}

      @Override
      public void flush() {
        throw new StackOverflowError();
      }

      @Override
      public void close() {
        throw new IllegalStateException("twice");
      }
    };
    LogStore store = store(bad);
    new Writer(time, store, "Orders").invoke("o-1");
    store.close();

    assertThat(told)
        .extracting(Throwable::getMessage)
        .satisfiesExactly(
            first -> assertThat(first).endsWith(" could not flush"),
            second -> assertThat(second).contains(" has failed 2 times"));
  }

  @Test
  void whatASinkPrintsAndLogsIsNotCapturedEvenInAHandlersThread() {
    Logger logger = LoggerFactory.getLogger(GuardedSinkTest.class);
    LogSink loud = line -> {
      System.out.print("");
      System.err.println("GuardedSinkTest: " + line);
      logger.info("GuardedSinkTest: {}", line);
      java.util.logging.Logger.getLogger("GuardedSinkTest").info(line.toString());
      good.add(line.toString());
    };
    try (LogStore store = store(loud);
        OutputCapture capture = OutputCapture.open()) {
      Writer orders = new Writer(time, store, "Orders");
      orders.begin("o-1");
      orders.log().runAttached(() -> System.out.println("tea"));
      orders.end("o-1");

      assertThat(good).hasSize(4).contains("tea");
      assertThat(store.find(LogQuery.all())).hasSize(4);
    }
    assertThat(told).isEmpty();
  }

  private LogStore store(LogSink... sinks) {
    return new LogStore(time, "123456789012", List.of(sinks), Runnable::run);
  }
}
