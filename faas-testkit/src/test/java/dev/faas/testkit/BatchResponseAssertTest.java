package dev.faas.testkit;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static dev.faas.testkit.FaasAssertions.assertThatBatch;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.FunctionDefinition;
import dev.faas.events.QueueHandler;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchResponseAssertTest {

  private final QueueMessage good = QueueMessage.of("good").withId("1");
  private final QueueMessage poison = QueueMessage.of("poison").withId("2");
  private final Batch<QueueMessage> both = QueueMessages.batch(List.of(good, poison));

  @Test
  void whatIsTrueOfABatchPasses() {
    assertThatBatch(Sample.mails(QueueMessages.of("a", "b"))).isSuccess().hasFailed();
    assertThatBatch(Sample.mails(both)).hasFailed("2");
    assertThat(new BatchResponse(List.of("2", "1"))).hasFailed("1", "2");
    assertThat(BatchResponse.success()).isSuccess();
  }

  @Test
  void whatIsNotTrueIsSaid() {
    assertFails(new BatchResponse(List.of("2")), "[1]", "but these failed: [2]");
    assertFails(BatchResponse.success(), "[1]", "but none failed");
    Failure.of(() -> assertThat(new BatchResponse(List.of("2"))).isSuccess())
        .isEqualTo("\nExpected every item to be handled\nbut these failed: [2]");
  }

  private static void assertFails(BatchResponse response, String expected, String found) {
    Failure.of(() -> assertThat(response).hasFailed("1"))
        .isEqualTo("\nExpected these items to fail, and no others: " + expected + "\n" + found);
  }

  @Test
  void theInvocationIsToldWhereItIsKnown() {
    Failure.of(() -> assertThatBatch(Sample.mails(both)).isSuccess())
        .startsWith("\nExpected every item to be handled\nbut these failed: [2]\n\n"
            + "of this invocation:\n\nMails returned ")
        .contains("  | sent good\n")
        .contains("item 2 failed: java.lang.IllegalArgumentException: no address in it\n");
  }

  @Test
  void aFunctionThatDidNotReturnFailsEveryAssertion() {
    QueueHandler broken = (message, context) -> {
      throw new StackOverflowError("deep");
    };
    try (var function = FunctionUnderTest.each(FunctionDefinition.of(broken))) {
      var outcome = function.invoke(both);
      Failure.of(() -> assertThatBatch(outcome).hasFailed())
          .startsWith("\nExpected a result, but:\n\nFunctionUnderTest failed: ");
    }
  }
}
