package dev.faas.filters;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static dev.faas.testkit.FaasAssertions.assertThatBatch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.FunctionDefinition;
import dev.faas.events.QueueHandler;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.testkit.FunctionUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A queue delivers messages twice, in batches that are composed anew each time. */
class MessagesOnceTest {

  private static final QueueMessage TEA = QueueMessage.of("tea");
  private static final QueueMessage MILK = QueueMessage.of("milk");
  private static final QueueMessage POISON = QueueMessage.of("poison");

  private final UnsteadyStore store = new UnsteadyStore();
  private final List<String> bought = new ArrayList<>();

  @Test
  void aMessageThatWasHandledIsNotHandledAgainInAnotherBatch() {
    try (var shop = shop(this::buy)) {
      assertThatBatch(shop.invoke(batch(TEA, POISON))).hasFailed(POISON.id());
      assertThatBatch(shop.invoke(batch(POISON, TEA.withReceiveCount(2), MILK)))
          .hasFailed(POISON.id());
    }
    assertThat(bought).containsExactly("tea", "poison", "poison", "milk");
  }

  @Test
  void theSameMessageTwiceInABatchIsHandledOnce() {
    try (var shop = shop(this::buy)) {
      assertThat(shop.invoke(batch(TEA, TEA))).succeeded();
    }
    assertThat(bought).containsExactly("tea");
  }

  @Test
  void anInvocationThatTimedOutDoesNotBlockItsMessages() {
    try (var shop = shop((shopUnderTest, message) -> {
      bought.add(message.text());
      if (bought.size() == 1) {
        store.cutOffThisThread();
        shopUnderTest.time().advance(Duration.ofSeconds(4));
      }
    })) {
      assertThat(shop.invoke(batch(TEA))).timedOut();
      assertThat(shop.invoke(batch(TEA))).succeeded();
      assertThat(shop.invoke(batch(TEA))).succeeded();
    }
    assertThat(bought).containsExactly("tea", "tea");
  }

  @Test
  void workThatCannotBeRecordedIsDoneAndTheFailureIsInTheLog() {
    store.cut("complete");
    try (var shop = shop(this::buy)) {
      assertThat(shop.invoke(batch(TEA)))
          .succeeded()
          .logged("The handler has returned, but a repeat may call it again")
          .logged("the network is cut");
    }
  }

  private void buy(FunctionUnderTest<?, ?> shop, QueueMessage message) {
    bought.add(message.text());
    if (message.id().equals(POISON.id())) {
      throw new IllegalStateException("we do not sell poison");
    }
  }

  /** What happens to a message, told also through which function it came. */
  private interface Sale {
    void of(FunctionUnderTest<?, ?> shop, QueueMessage message);
  }

  private FunctionUnderTest<Batch<QueueMessage>, BatchResponse> shop(Sale sale) {
    List<FunctionUnderTest<?, ?>> self = new ArrayList<>();
    QueueHandler handler = (message, context) -> sale.of(self.get(0), message);
    var shop = FunctionUnderTest.each(FunctionDefinition.of(handler)
        .filteredBy(Idempotency.byIdentity().keptFor(Duration.ofDays(14)).in(store)));
    self.add(shop);
    return shop;
  }

  private static Batch<QueueMessage> batch(QueueMessage... messages) {
    return QueueMessages.of(messages);
  }
}
