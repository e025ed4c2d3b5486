package dev.faas.examples.hello;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static dev.faas.testkit.FaasAssertions.assertThatBatch;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.invoker.Outcome;
import dev.faas.testkit.FaasTest;
import dev.faas.testkit.FunctionUnderTest;
import org.junit.jupiter.api.Test;

@FaasTest(Orders.class)
class OrdersTest {

  private static final String TEA = "{\"id\": 7, \"name\": \"tea\", \"price\": 4.50}";

  @Test
  void messageThatIsNoOrderFailsAlone(
      FunctionUnderTest<Batch<QueueMessage>, BatchResponse> orders) {
    Batch<QueueMessage> messages = QueueMessages.of(TEA, "not an order");

    Outcome<BatchResponse> outcome = orders.invoke(messages);

    assertThat(outcome).succeeded().logged("order 7: tea for 4.50");
    assertThatBatch(outcome).hasFailed(messages.items().get(1).id());
  }
}
