package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class SettleTest extends InvokerTest {

  private static final Duration STEP = Duration.ofMillis(1);

  /** Time did not wait for an event while the attempt before it had told of its end and not yet ended. */
  @Test
  void whatComesAfterSettleBeginsAtItsMoment() {
    List<Instant> begun = new CopyOnWriteArrayList<>();
    LocalFunction<String, String> function = deploy((event, context) -> {
      begun.add(context.clock().instant());
      return event;
    });
    List<Instant> sent = new ArrayList<>();

    for (int i = 0; i < 500; i++) {
      sent.add(time.instant());
      function.invokeAsync("x");
      invoker.settle();
      sent.add(time.instant());
      function.invokeAsync("y");
      time.advance(STEP);
    }

    assertThat(begun).isEqualTo(sent);
  }

  /** One asked under the monitor of time how many events are left, the other for the time while it counted one. */
  @Test
  void oneCanSendEventsWhileOthersSettle() {
    LocalFunction<String, String> function = deploy((event, context) -> event);
    CompletableFuture<?>[] all = new CompletableFuture<?>[3];

    for (int i = 0; i < all.length; i++) {
      boolean isSettling = i > 0;
      all[i] = inThread(() -> {
        for (int n = 0; n < 3_000; n++) {
          function.invokeAsync("x");
          if (isSettling) {
            invoker.settle();
          }
        }
        return "done";
      });
    }
    CompletableFuture.allOf(all).join();
    invoker.settle();

    assertThat(function.logGroup().streams()).isNotEmpty();
  }
}
