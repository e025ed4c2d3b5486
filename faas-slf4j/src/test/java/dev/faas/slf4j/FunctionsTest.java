package dev.faas.slf4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.FunctionDefinition;
import dev.faas.events.QueueHandler;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.log.LogStream;
import dev.faas.invoker.log.OutputLine;
import dev.faas.invoker.log.PlatformLine;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.MarkerFactory;
import org.slf4j.event.Level;

/** What functions log through SLF4J ends in their lines. */
class FunctionsTest {

  private static final Logger LOG = LoggerFactory.getLogger("shop.Orders");

  private final LocalInvoker invoker = LocalInvoker.create();
  private final ExecutorService pool = Executors.newFixedThreadPool(2);

  @AfterEach
  void close() {
    invoker.close();
    pool.shutdownNow();
  }

  @Test
  void everythingIsKept() {
    IllegalStateException failure = new IllegalStateException("no stock");
    Outcome<BatchResponse> outcome = run((message, context) -> {
      MDC.put("tenant", "blue");
      LOG.atWarn()
          .addMarker(MarkerFactory.getMarker("AUDIT"))
          .addKeyValue("order", 7)
          .setCause(failure)
          .log("{} of {}", message.body().text(), "Ann");
      MDC.remove("tenant");
      LOG.trace(MarkerFactory.getMarker("M"), "{} and {}", 1, 2, failure);
    });

    OutputLine fluent = lines(outcome).get(0);
    assertThat(fluent.source()).isEqualTo(OutputLine.Source.SLF4J);
    assertThat(fluent.level()).isEqualTo(Level.WARN);
    assertThat(fluent.loggerName()).isEqualTo("shop.Orders");
    assertThat(fluent.headline()).isEqualTo("[WARN] hello of Ann order=7");
    assertThat(fluent.throwable()).isSameAs(failure);
    assertThat(fluent.markers()).containsExactly("AUDIT");
    assertThat(fluent.mdc())
        .containsExactly(
            entry("function", "Shop"),
            entry("requestId", outcome.invocation().requestId()),
            entry("tenant", "blue"));
    OutputLine legacy = lines(outcome).get(1);
    assertThat(legacy.headline()).isEqualTo("[TRACE] 1 and 2");
    assertThat(legacy.throwable()).isSameAs(failure);
    assertThat(legacy.markers()).containsExactly("M");
    assertThat(legacy.mdc()).doesNotContainKey("tenant");
  }

  @Test
  void wrappedTasksOfASharedPoolBelongToTheirInvocations() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    LocalFunction<Batch<QueueMessage>, BatchResponse> function = deploy((message, context) -> {
      both.await();
      pool.submit(context.wrap(() -> LOG.info(message.body().text()))).get();
      pool.submit(() -> LOG.info("whose?")).get();
      both.await();
    });
    CompletableFuture<Outcome<BatchResponse>> other = new CompletableFuture<>();
    new Thread(() -> other.complete(function.invoke(batch("a")))).start();
    Outcome<BatchResponse> own = function.invoke(batch("b"));

    for (Outcome<BatchResponse> outcome : List.of(own, other.join())) {
      assertThat(lines(outcome)).singleElement().satisfies(line -> {
        assertThat(line.message()).isEqualTo(outcome == own ? "b" : "a");
        assertThat(line.mdc())
            .containsEntry("requestId", outcome.invocation().requestId())
            .containsEntry("function", "Shop");
      });
    }
    assertThat(function.logGroup().unattributed().lines())
        .hasSize(2)
        .allMatch(line -> ((OutputLine) line).mdc().isEmpty());
  }

  @Test
  void aFloodOfMegabytesStaysWithinTheBounds() {
    String megabyte = "x".repeat(1_048_576);
    Outcome<BatchResponse> outcome = run((message, context) -> {
      for (int i = 0; i < 20; i++) {
        LOG.info(megabyte);
      }
    });

    assertThat(outcome.invocation().logLines().get(0)).isInstanceOf(PlatformLine.Dropped.class);
    assertThat(lines(outcome).stream().mapToInt(line -> line.message().length()).sum())
        .isBetween(3_000_000, LogStream.MAX_CHARACTERS);
  }

  private Outcome<BatchResponse> run(QueueHandler handler) {
    return deploy(handler).invoke(batch("hello"));
  }

  private LocalFunction<Batch<QueueMessage>, BatchResponse> deploy(QueueHandler handler) {
    return invoker.deployEach(FunctionDefinition.of(handler), FunctionSettings.named("Shop"));
  }

  private static Batch<QueueMessage> batch(String body) {
    return QueueMessages.of(body);
  }

  private static List<OutputLine> lines(Outcome<?> outcome) {
    return outcome.invocation().logLines().stream()
        .filter(OutputLine.class::isInstance)
        .map(OutputLine.class::cast)
        .toList();
  }
}
