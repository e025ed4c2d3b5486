package dev.faas.filters;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.FunctionDefinition;
import dev.faas.Handler;
import dev.faas.Invocable;
import dev.faas.testkit.TestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Deliveries begin and end in any order, while the clock jumps: compared, step by step, with a model. */
class IdempotencyProperties {

  private static final Duration KEPT = Duration.ofSeconds(8);

  /** One step: a delivery of a key, the end of one that runs, or a jump of the clock. */
  private sealed interface Step {}

  private record Deliver(String key) implements Step {}

  private record End(int which, boolean fails) implements Step {}

  private record Jump(int millis) implements Step {}

  @Provide
  Arbitrary<List<Step>> stories() {
    Arbitrary<Step> deliveries = Arbitraries.of("a", "b").map(Deliver::new);
    Arbitrary<Step> ends = Combinators.combine(
            Arbitraries.integers().between(0, 5), Arbitraries.of(true, false, false))
        .as(End::new);
    Arbitrary<Step> jumps = Arbitraries.integers().between(-2000, 9000).map(Jump::new);
    return Arbitraries.frequencyOf(Tuple.of(4, deliveries), Tuple.of(3, ends), Tuple.of(2, jumps))
        .list()
        .ofMinSize(3)
        .ofMaxSize(25);
  }

  @Property(tries = 400)
  void theHandlerCompletesOnceForEachKeyWhileItsRecordLives(@ForAll("stories") List<Step> story)
      throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    Story told = new Story(threads);
    try {
      for (Step step : story) {
        told.tell(step);
      }
      while (!told.running.isEmpty()) {
        told.tell(new End(0, false));
      }
    } finally {
      threads.shutdownNow();
      assertThat(threads.awaitTermination(10, SECONDS)).isTrue();
    }
  }

  /** An attempt that is in the handler. */
  private static final class Attempt {
    final String key;
    final String name;
    final CompletableFuture<Void> entered = new CompletableFuture<>();
    final CompletableFuture<Boolean> ending = new CompletableFuture<>();
    CompletableFuture<String> answer = new CompletableFuture<>();

    Attempt(String key, String name) {
      this.key = key;
      this.name = name;
    }
  }

  /** What the model believes of a key: who holds or completed it, and until when. */
  private record Belief(Attempt by, boolean isCompleted, Instant until) {}

  private static final class Story {
    final Bench bench = new Bench();
    final List<Attempt> running = new ArrayList<>();
    private final Map<String, Belief> model = new HashMap<>();
    private final Map<String, Attempt> byRequest = new ConcurrentHashMap<>();
    private final ExecutorService threads;
    private final Invocable function;
    private int deliveries;

    Story(ExecutorService threads) {
      this.threads = threads;
      Handler<String, String> handler = (event, context) -> {
        Attempt attempt = byRequest.get(context.requestId());
        attempt.entered.complete(null);
        if (attempt.ending.get(10, SECONDS)) {
          throw new IllegalStateException("planned");
        }
        return attempt.name;
      };
      function = bench.bind(FunctionDefinition.of(String.class, String.class, handler)
          .filteredBy(Idempotency.by((String event) -> event)
              .keptFor(KEPT)
              .in(new InMemoryIdempotencyStore(), String.class)));
    }

    void tell(Step step) throws Exception {
      if (step instanceof Deliver delivery) {
        deliver(delivery.key());
      } else if (step instanceof End end && !running.isEmpty()) {
        end(running.remove(end.which() % running.size()), end.fails());
      } else if (step instanceof Jump jump) {
        bench.clock.move(Duration.ofMillis(jump.millis()));
      }
    }

    private void deliver(String key) throws Exception {
      Attempt attempt = new Attempt(key, "result of " + deliveries++);
      byRequest.put(attempt.name, attempt);
      TestContext context = bench.context().withRequestId(attempt.name);
      attempt.answer = CompletableFuture.supplyAsync(() -> invoke(key, context), threads);
      CompletableFuture.anyOf(attempt.entered, attempt.answer.exceptionally(e -> ""))
          .get(10, SECONDS);
      Belief standing = model.get(key);
      if (standing == null || !bench.clock.instant().isBefore(standing.until())) {
        assertThat(attempt.entered).as("handler of a free key").isDone();
        model.put(key, new Belief(attempt, false, context.deadline()));
        running.add(attempt);
        return;
      }
      assertThat(attempt.entered).as("handler of a key that is taken").isNotDone();
      assertThat(answer(attempt))
          .isEqualTo(standing.isCompleted() ? standing.by().name : "refused: IN_PROGRESS");
    }

    private void end(Attempt attempt, boolean fails) throws Exception {
      attempt.ending.complete(fails);
      String answer = answer(attempt);
      Belief standing = model.get(attempt.key);
      boolean isHolder = standing != null && standing.by() == attempt;
      boolean isFree = standing == null;
      if (fails) {
        assertThat(answer).isEqualTo("failed: planned");
        if (isHolder) {
          model.remove(attempt.key);
        }
      } else if (isHolder || isFree) {
        assertThat(answer).isEqualTo(attempt.name);
        model.put(attempt.key, new Belief(attempt, true, bench.clock.instant().plus(KEPT)));
      } else {
        assertThat(answer).isEqualTo("refused: LEASE_LOST");
      }
    }

    private String answer(Attempt attempt) throws Exception {
      try {
        return attempt.answer.get(10, SECONDS);
      } catch (ExecutionException e) {
        return e.getCause().getCause() instanceof IdempotencyException refusal
            ? "refused: " + refusal.reason()
            : "failed: " + e.getCause().getCause().getMessage();
      }
    }

    private String invoke(String event, TestContext context) {
      try {
        return Bench.invoke(function, event, context);
      } catch (Exception e) {
        throw new CompletionException(new RuntimeException(e));
      }
    }
  }
}
