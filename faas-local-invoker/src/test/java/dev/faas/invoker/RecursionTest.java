package dev.faas.invoker;

import static dev.faas.invoker.TextFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.FunctionDefinition;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.recursion.RecursiveLoop;
import dev.faas.invoker.refusal.RefusedException;
import dev.faas.invoker.time.SimulatedTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecursionTest {

  private final List<String> stopped = new ArrayList<>();
  private final List<String> ran = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final Map<String, LocalFunction<String, String>> functions = new ConcurrentHashMap<>();

  private final InvocationListener listener = new InvocationListener() {
    @Override
    public void onEnded(Outcome<?> outcome) {
      ran.add(outcome.invocation().functionName());
    }

    @Override
    public void onLoopStopped(String functionName) {
      stopped.add(functionName);
    }
  };

  private final LocalInvoker invoker = LocalInvoker.builder()
      .timeline(SimulatedTime.startingAt(InvokerTest.NOON))
      .listener(listener)
      .build();

  /** A function that calls another one, asynchronously or not. */
  private LocalFunction<String, String> deploy(String name, String next, boolean isAsync) {
    LocalFunction<String, String> function = invoker.deploy(
        FunctionDefinition.of(String.class, String.class, (event, context) -> {
          try {
            if (isAsync && ran.size() < 40) {
              functions.get(next).invokeAsync(event);
            } else if (!isAsync) {
              functions.get(next).invoke(event);
            }
          } catch (RefusedException refused) {
            refusals.add(refused.code());
          }
          return event;
        }),
        TEXT,
        FunctionSettings.named(name));
    functions.put(name, function);
    return function;
  }

  @Test
  @Reproduces({"recursion-is-stopped", "refused-recursion"})
  void aFunctionThatCallsItselfIsStoppedAfterSixteenInvocations() {
    try (invoker) {
      deploy("Loop", "Loop", false).invoke("x");

      assertThat(ran).hasSize(16);
      assertThat(refusals).containsExactly("RecursiveInvocationException");
      assertThat(stopped).containsExactly("Loop");
    }
  }

  @Test
  @Reproduces("recursion-is-stopped")
  void aLoopThroughAnotherFunctionAndItsQueueIsFoundToo() {
    try (invoker) {
      deploy("Ping", "Pong", true);
      deploy("Pong", "Ping", true);

      functions.get("Ping").invokeAsync("x");
      invoker.settle();

      assertThat(ran).hasSize(32);
      assertThat(stopped).containsExactly("Ping");
    }
  }

  @Test
  void aHandlerMayCallAnotherFunctionAsOftenAsItLikes() {
    try (invoker) {
      LocalFunction<String, String> other = invoker.deploy(
          FunctionDefinition.of(String.class, String.class, (event, context) -> event),
          TEXT,
          FunctionSettings.named("Other"));
      LocalFunction<String, String> many = invoker.deploy(
          FunctionDefinition.of(String.class, String.class, (event, context) -> {
            for (int i = 0; i < 30; i++) {
              other.invoke("x");
            }
            return event;
          }),
          TEXT,
          FunctionSettings.named("Many"));

      many.invoke("x");

      assertThat(stopped).isEmpty();
      assertThat(ran).hasSize(31);
    }
  }

  @Test
  @Reproduces("recursion-may-be-allowed")
  void aFunctionThatMayCallItselfGoesOn() {
    try (invoker) {
      LocalFunction<String, String> loop = deploy("Loop", "Loop", true);
      loop.setRecursiveLoop(RecursiveLoop.ALLOW);
      loop.invokeAsync("x");

      invoker.settle();

      assertThat(loop.recursiveLoop()).isEqualTo(RecursiveLoop.ALLOW);
      assertThat(ran).hasSize(41);
    }
  }
}
