package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ListenerTest extends InvokerTest {

  @Test
  void everyListenerIsToldOfEveryOutcomeInTurn() {
    List<Object> told = new ArrayList<>();
    try (LocalInvoker listened = LocalInvoker.builder()
        .timeline(time)
        .listener(told::add)
        .listener(outcome -> told.add(outcome.invocation().requestId()))
        .build()) {
      LocalFunction<String, String> function = deploy(listened, (event, context) -> {
        if (event.isEmpty()) {
          throw new IllegalStateException();
        }
        return event;
      });

      Outcome<String> good = function.invoke("x");
      Outcome<String> bad = function.invoke("");

      assertThat(told)
          .containsExactly(
              good, good.invocation().requestId(), bad, bad.invocation().requestId());
    }
  }

  @Test
  void aListenerThatFailsIsReportedAndBreaksNothing() throws Exception {
    List<Outcome<?>> told = new ArrayList<>();
    CompletableFuture<Throwable> reported = new CompletableFuture<>();
    try (LocalInvoker listened = LocalInvoker.builder()
        .timeline(time)
        .listener(outcome -> {
          throw new AssertionError("broken listener");
        })
        .listener(told::add)
        .build()) {
      LocalFunction<String, String> function = deploy(listened, (event, context) -> event);

      Outcome<String> outcome = inThread(() -> {
            Thread.currentThread()
                .setUncaughtExceptionHandler((thread, thrown) -> reported.complete(thrown));
            return function.invoke("x");
          })
          .get();

      assertThat(returned(outcome).result()).isEqualTo("x");
      assertThat(told).containsExactly(outcome);
      assertThat(reported.get()).hasMessage("broken listener");
    }
  }

  @Test
  void aListenerMayInvokeTheFunctionAgainAndFindsItsEnvironmentFree() {
    List<Boolean> coldStarts = new ArrayList<>();
    List<LocalFunction<String, String>> again = new ArrayList<>();
    try (LocalInvoker listened = LocalInvoker.builder()
        .timeline(time)
        .listener(outcome -> {
          coldStarts.add(outcome.invocation().coldStart());
          if (coldStarts.size() == 1) {
            again.get(0).invoke("again");
          }
        })
        .build()) {
      again.add(deploy(listened, (event, context) -> event));
      again.get(0).invoke("x");
    }

    assertThat(coldStarts).containsExactly(true, false);
  }
}
