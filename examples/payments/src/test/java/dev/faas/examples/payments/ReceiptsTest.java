package dev.faas.examples.payments;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static dev.faas.testkit.FaasAssertions.assertThatBatch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.examples.payments.Receipts.Receipt;
import dev.faas.filters.InMemoryIdempotencyStore;
import dev.faas.invoker.Outcome;
import dev.faas.testkit.FaasExtension;
import dev.faas.testkit.FunctionUnderTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReceiptsTest {

  private static final QueueMessage TO_ADA =
      QueueMessage.ofJson(new Receipt("ada@example.org", 250));

  private final List<String> sent = new ArrayList<>();

  @RegisterExtension
  final FaasExtension faas = FaasExtension.builder()
      .function(Receipts.definition((to, text) -> sent.add(to), new InMemoryIdempotencyStore()))
      .build();

  @Test
  void messageThatIsDeliveredTwiceIsMailedOnce(
      FunctionUnderTest<Batch<QueueMessage>, BatchResponse> receipts) {
    receipts.invoke(QueueMessages.of(TO_ADA));
    receipts.invoke(QueueMessages.of(TO_ADA.withReceiveCount(2)));

    assertThat(sent).containsExactly("ada@example.org");
  }

  @Test
  void messageThatIsNotValidFailsAlone(
      FunctionUnderTest<Batch<QueueMessage>, BatchResponse> receipts) {
    QueueMessage wrong = QueueMessage.ofJson(new Receipt("ada", 0));

    Outcome<BatchResponse> outcome = receipts.invoke(QueueMessages.of(wrong, TO_ADA));

    assertThatBatch(outcome).hasFailed(wrong.id());
    assertThat(outcome).logged("$.cents: expected minimum 1, found 0");
    assertThat(sent).containsExactly("ada@example.org");
  }
}
