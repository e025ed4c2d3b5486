package dev.faas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EachItemTest {

  private final List<String> tried = new ArrayList<>();

  @AfterEach
  void interruptFlagStaysWithItsTest() {
    Thread.interrupted();
  }

  @Test
  void failedItemStopsItsOwnLaneOnly() throws Exception {
    Batch<String> batch = new Batch<>(List.of(
        new Batch.Item<>("1", "a", "bad"),
        new Batch.Item<>("2", "b", "good"),
        new Batch.Item<>("3", "a", "good"),
        new Batch.Item<>("4", null, "good")));

    BatchResponse response = each((event, context) -> failIfBad(event)).handle(batch, context());

    assertThat(response.failedIds()).containsExactly("1", "3");
    assertThat(tried).containsExactly("bad", "good", "good");
  }

  @Test
  void errorFailsTheWholeInvocation() {
    EventHandler<String> handler = (event, context) -> {
      throw new StackOverflowError("deep");
    };

    assertThatThrownBy(() -> each(handler).handle(items("x", "y"), context()))
        .isInstanceOf(StackOverflowError.class);
  }

  @Test
  void interruptFailsTheWholeInvocation() {
    EventHandler<String> handler = (event, context) -> {
      throw new InterruptedException("deadline");
    };

    assertThatThrownBy(() -> each(handler).handle(items("x"), context()))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void failureOfAnInterruptedHandlerFailsTheWholeInvocation() {
    EventHandler<String> handler = (event, context) -> {
      Thread.currentThread().interrupt();
      throw new IOException("closed by interrupt");
    };

    assertThatThrownBy(() -> each(handler).handle(items("x"), context()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void emptyBatchIsASuccess() throws Exception {
    assertThat(each((event, context) -> failIfBad(event)).handle(items(), context()))
        .isEqualTo(BatchResponse.success());
  }

  private void failIfBad(String event) {
    tried.add(event);
    if (event.equals("bad")) {
      throw new IllegalArgumentException("bad item");
    }
  }

  private static Handler<Batch<String>, BatchResponse> each(EventHandler<String> handler) {
    return new EachItem<>(handler);
  }

  private static Batch<String> items(String... events) {
    List<Batch.Item<String>> items = new ArrayList<>();
    for (String event : events) {
      items.add(new Batch.Item<>(event, null, event));
    }
    return new Batch<>(items);
  }

  private static Context context() {
    return new FixedContext();
  }
}
