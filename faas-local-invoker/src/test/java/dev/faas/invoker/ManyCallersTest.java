package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In real time, where threads race as they like. */
class ManyCallersTest {

  private static final int INVOCATIONS = 100;

  @ParameterizedTest
  @ValueSource(ints = {8, 64})
  void nothingIsLostOrMixedUp(int callers) throws Exception {
    try (LocalInvoker invoker = LocalInvoker.create()) {
      LocalFunction<String, String> function = InvokerTest.deploy(invoker, (event, context) -> {
        System.out.println(event);
        return event + "!";
      });
      List<CompletableFuture<Set<String>>> running = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        String caller = "caller " + i;
        running.add(InvokerTest.inThread(() -> call(function, caller)));
      }

      Set<String> requests = new HashSet<>();
      for (CompletableFuture<Set<String>> caller : running) {
        requests.addAll(caller.get());
      }

      assertThat(requests).hasSize(callers * INVOCATIONS);
      assertThat(function.logGroup().streams()).hasSizeBetween(1, callers);
      assertThat(InvokerTest.lines(function.logGroup().lines())).hasSize(callers * INVOCATIONS * 4);
    }
  }

  private static Set<String> call(LocalFunction<String, String> function, String caller) {
    Set<String> requests = new HashSet<>();
    for (int i = 0; i < INVOCATIONS; i++) {
      String event = caller + " event " + i;
      Outcome<String> outcome = function.invoke(event);
      assertThat(InvokerTest.returned(outcome).result()).isEqualTo(event + "!");
      assertThat(InvokerTest.output(outcome)).containsExactly(event);
      requests.add(outcome.invocation().requestId());
    }
    return requests;
  }
}
