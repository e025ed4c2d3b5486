package dev.faas.examples.injection;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static dev.faas.testkit.FaasAssertions.assertThatBatch;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.testkit.FaasTest;
import dev.faas.testkit.FunctionUnderTest;
import dev.faas.testkit.LogCapture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

/** In a test of the function itself no factory is needed: its constructor is given the mock. */
@FaasTest(value = Welcome.class, environmentVariables = "SHOP=the tea shop")
@ExtendWith(MockitoExtension.class)
class WelcomeTest {

  @Mock
  Mailer mailer;

  FunctionUnderTest<Batch<QueueMessage>, BatchResponse> welcome;

  @Test
  void sendsAMailToEachNewCustomer(LogCapture logs) {
    assertThat(welcome.invoke(QueueMessages.of("ann@example.org"))).succeeded();

    verify(mailer).send("ann@example.org", "Welcome to the tea shop");
    assertThat(logs).contains("welcomed ann@example.org");
  }

  @Test
  void aMessageWithoutAddressFailsAlone() {
    Batch<QueueMessage> messages = QueueMessages.of("nobody");

    assertThatBatch(welcome.invoke(messages)).hasFailed(messages.items().get(0).id());
    verify(mailer, never()).send(any(), any());
  }

  @Test
  void aMailThatCannotBeSentIsDeliveredAgain() {
    doThrow(new IllegalStateException("mail service is down")).when(mailer).send(any(), any());
    Batch<QueueMessage> messages = QueueMessages.of("ann@example.org");

    assertThatBatch(welcome.invoke(messages)).hasFailed(messages.items().get(0).id());
    assertThat(welcome.logs()).contains("mail service is down");
  }
}
