package dev.faas.invoker;

import static dev.faas.invoker.TextFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.PlatformLine;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Nothing is lost, mixed up or leaked, whatever handlers do and however many callers there are. */
class InvocationPropertiesTest {

  private enum Behaviour {
    RETURN,
    THROW,
    THROW_FATAL,
    BLOCK,
    OVERSTEP,
    LEAVE_INTERRUPT
  }

  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final Duration STALL_LIMIT = Duration.ofMillis(30);

  @Property(tries = 40)
  void everyInvocationHasOneOutcomeAndItsOwnLines(
      @ForAll("callers") List<List<Behaviour>> callers) {
    SimulatedTime time = SimulatedTime.startingAt(Instant.EPOCH);
    Map<String, Outcome<?>> told = new ConcurrentHashMap<>();
    InvokerBuilder builder = LocalInvoker.builder()
        .timeline(time)
        .stallLimit(STALL_LIMIT)
        .listener(outcome -> {
          if (told.putIfAbsent(outcome.invocation().requestId(), outcome) != null) {
            throw new AssertionError("two outcomes of one request");
          }
        });
    try (LocalInvoker invoker = builder.build()) {
      LocalFunction<String, String> function = invoker.deploy(
          FunctionDefinition.of(
              String.class, String.class, (event, context) -> handle(event, context, time)),
          TEXT,
          FunctionSettings.named("Random").withTimeout(TIMEOUT));
      List<CompletableFuture<List<Outcome<String>>>> running = new ArrayList<>();
      for (int caller = 0; caller < callers.size(); caller++) {
        running.add(start(function, caller, callers.get(caller)));
      }
      keepTimeMoving(time, running);

      Set<String> requests = new HashSet<>();
      for (int caller = 0; caller < callers.size(); caller++) {
        List<Outcome<String>> outcomes = running.get(caller).join();
        assertThat(outcomes).hasSameSizeAs(callers.get(caller));
        for (int i = 0; i < outcomes.size(); i++) {
          check(outcomes.get(i), callers.get(caller).get(i), caller + "." + i);
          assertThat(told).containsEntry(outcomes.get(i).invocation().requestId(), outcomes.get(i));
          assertThat(requests.add(outcomes.get(i).invocation().requestId())).isTrue();
        }
      }
      assertThat(told).hasSize(requests.size());
      checkStreams(function, requests);
    }
  }

  private static String handle(String event, Context context, SimulatedTime time) throws Exception {
    if (Thread.currentThread().isInterrupted()) {
      throw new AssertionError("an interrupt leaked into " + event);
    }
    String name = event.substring(0, event.indexOf(' '));
    System.out.print(name);
    context.logger().info(name + " " + context.requestId());
    switch (Behaviour.valueOf(event.substring(event.indexOf(' ') + 1))) {
      case THROW -> throw new IllegalStateException(name);
      case THROW_FATAL -> throw new InternalError(name);
      case BLOCK -> new CountDownLatch(1).await();
      case OVERSTEP -> time.advance(TIMEOUT);
      case LEAVE_INTERRUPT -> Thread.currentThread().interrupt();
      case RETURN -> {}
    }
    return name;
  }

  private static CompletableFuture<List<Outcome<String>>> start(
      LocalFunction<String, String> function, int caller, List<Behaviour> behaviours) {
    return InvokerTest.inThread(() -> {
      List<Outcome<String>> outcomes = new ArrayList<>();
      for (int i = 0; i < behaviours.size(); i++) {
        outcomes.add(function.invoke(caller + "." + i + " " + behaviours.get(i)));
        if (Thread.interrupted()) {
          throw new AssertionError("an interrupt leaked to the caller");
        }
      }
      return outcomes;
    });
  }

  /** So that blocked handlers time out or stall; others may, too. */
  private static void keepTimeMoving(
      SimulatedTime time, List<? extends CompletableFuture<?>> running) {
    CompletableFuture<?> all = CompletableFuture.allOf(running.toArray(CompletableFuture[]::new));
    while (!all.isDone()) {
      time.advance(Duration.ofMillis(1));
      Thread.yield();
    }
  }

  private static void check(Outcome<String> outcome, Behaviour behaviour, String name) {
    if (outcome instanceof Outcome.Returned<String> returned) {
      assertThat(behaviour).isIn(Behaviour.RETURN, Behaviour.LEAVE_INTERRUPT);
      assertThat(returned.result()).isEqualTo(name);
    } else if (outcome instanceof Outcome.Failed<String> failed) {
      assertThat(failed.errorMessage()).isEqualTo(name);
      assertThat(failed.errorType())
          .isEqualTo(
              behaviour == Behaviour.THROW
                  ? "java.lang.IllegalStateException"
                  : "java.lang.InternalError");
    } else if (!(outcome instanceof Outcome.Stalled)) {
      assertThat(outcome).isInstanceOf(Outcome.TimedOut.class);
      assertThat(outcome.invocation().duration()).isEqualTo(TIMEOUT);
    }
    for (LogLine line : InvokerTest.lines(outcome.invocation().logLines())) {
      assertThat(line.requestId())
          .isEqualTo(
              line instanceof PlatformLine.InitReport
                  ? null
                  : outcome.invocation().requestId());
    }
    List<String> output = InvokerTest.output(outcome);
    assertThat(output).allMatch(line -> line.contains(name));
    if (outcome instanceof Outcome.Returned || outcome instanceof Outcome.Failed) {
      assertThat(output)
          .contains(name, "[INFO] " + name + " " + outcome.invocation().requestId());
    }
  }

  /** One invocation at a time in each environment: no START between a START and its REPORT. */
  private static void checkStreams(LocalFunction<String, String> function, Set<String> requests) {
    Set<String> started = new HashSet<>();
    function.logGroup().streams().forEach(stream -> {
      String current = null;
      for (LogLine line : InvokerTest.lines(stream.lines())) {
        if (line instanceof PlatformLine.Start) {
          assertThat(current).isNull();
          current = line.requestId();
          assertThat(started.add(current)).isTrue();
        }
        assertThat(line.requestId()).isEqualTo(current);
        if (line instanceof PlatformLine.Report) {
          current = null;
        }
      }
      assertThat(current).isNull();
    });
    assertThat(started).isEqualTo(requests);
  }

  @Provide
  Arbitrary<List<List<Behaviour>>> callers() {
    return Arbitraries.of(Behaviour.class)
        .list()
        .ofMaxSize(12)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }
}
