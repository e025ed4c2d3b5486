package dev.faas.invoker.log.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.refusal.RefusedException;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopsTest {

  private static final String RESERVED =
      "The log group provided is reserved for the function logs of the destination function.";

  private final SimulatedTime time = SimulatedTime.startingAt(Instant.EPOCH);
  private final LogStore store = new LogStore(time, "123456789012", List.of(), Runnable::run);

  @Test
  @Reproduces("subscription-to-own-lines")
  void functionIsNotCalledWithItsOwnLines() {
    store.groupFor("A", null);

    assertThatThrownBy(() -> subscribe("/aws/lambda/A", "A"))
        .isInstanceOf(RefusedException.class)
        .hasMessage(RESERVED);
    assertThatThrownBy(() -> subscribe("/aws/lambda/A", "A:PROD"))
        .as("whichever version")
        .isInstanceOf(RefusedException.class)
        .hasMessage(RESERVED);
    assertThat(store.subscriptions("/aws/lambda/A")).isEmpty();
  }

  @Test
  void norInAGroupOfItsChoice() {
    store.groupFor("A", "/shop");
    store.groupFor("B", "/shop");

    assertThatThrownBy(() -> subscribe("/shop", "A")).hasMessage(RESERVED);
  }

  @Test
  void norByWayOfOthers() {
    store.groupFor("A", null);
    store.groupFor("B", null);
    store.groupFor("C", null);
    subscribe("/aws/lambda/A", "B");
    subscribe("/aws/lambda/B", "C");

    assertThatThrownBy(() -> subscribe("/aws/lambda/C", "A"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A cannot be called with lines of /aws/lambda/C")
        .hasMessageContaining("would be called for ever");
    subscribe("/aws/lambda/A", "C");
    assertThat(store.subscriptions("/aws/lambda/A")).hasSize(2);
  }

  @Test
  void functionDoesNotBeginToWriteWhereItIsSubscribed() {
    store.groupFor("A", null);
    store.groupFor("B", null);
    subscribe("/aws/lambda/A", "B");

    assertThatThrownBy(() -> store.groupFor("B", "/aws/lambda/A"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("B cannot write to /aws/lambda/A");
  }

  private void subscribe(String group, String function) {
    store.subscribe(
        group,
        SubscriptionFilter.named("to-" + function.charAt(0))
            .to(SubscriptionTest.function(function)));
  }
}
