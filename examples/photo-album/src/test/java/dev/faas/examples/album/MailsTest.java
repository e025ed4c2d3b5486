package dev.faas.examples.album;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static dev.faas.testkit.FaasAssertions.assertThatBatch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.FunctionDefinition;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.invoker.Outcome;
import dev.faas.testkit.FaasExtension;
import dev.faas.testkit.FunctionUnderTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MailsTest {

  private static final Mail TO_ADA = new Mail("ada@example.org", "New photo", "A cat");
  private static final Mail TO_NOBODY = new Mail("nobody@example.org", "New photo", "A cat");

  private final List<Mail> sent = new ArrayList<>();

  @RegisterExtension
  final FaasExtension faas = FaasExtension.builder()
      .function(FunctionDefinition.of(new Mails(this::send)))
      .build();

  @Test
  void poisonMessageFailsAlone(FunctionUnderTest<Batch<QueueMessage>, BatchResponse> mails) {
    QueueMessage poison = QueueMessage.of("no mail");
    QueueMessage good = QueueMessage.ofJson(TO_ADA);

    Outcome<BatchResponse> outcome = mails.invoke(QueueMessages.batch(List.of(poison, good)));

    assertThat(outcome).succeeded().logged("sent New photo to ada@example.org");
    assertThatBatch(outcome).hasFailed(poison.id());
    assertThat(sent).containsExactly(TO_ADA);
  }

  @Test
  void mailThatIsRefusedIsDeliveredAgain(
      FunctionUnderTest<Batch<QueueMessage>, BatchResponse> mails) {
    QueueMessage refused = QueueMessage.ofJson(TO_NOBODY);

    Outcome<BatchResponse> outcome =
        mails.invoke(QueueMessages.batch(List.of(refused, QueueMessage.ofJson(TO_ADA))));

    assertThat(outcome).logged("no mailbox of nobody@example.org");
    assertThatBatch(outcome).hasFailed(refused.id());
    assertThat(sent).containsExactly(TO_ADA);
  }

  @Test
  void mailsOfAGroupStayInOrder(FunctionUnderTest<Batch<QueueMessage>, BatchResponse> mails) {
    QueueMessage first = QueueMessage.ofJson(TO_NOBODY).inGroup("cat.jpg");
    QueueMessage second = QueueMessage.ofJson(TO_ADA).inGroup("cat.jpg");

    assertThatBatch(mails.invoke(QueueMessages.batch(List.of(first, second))))
        .hasFailed(first.id(), second.id());
    assertThat(sent).isEmpty();
  }

  private void send(Mail mail) throws IOException {
    if (mail.equals(TO_NOBODY)) {
      throw new IOException("no mailbox of " + mail.to());
    }
    sent.add(mail);
  }
}
