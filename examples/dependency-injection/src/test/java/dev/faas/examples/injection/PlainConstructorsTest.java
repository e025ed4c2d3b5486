package dev.faas.examples.injection;

import static dev.faas.testkit.FaasAssertions.assertThat;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.FunctionDefinition;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.invoker.FunctionSettings;
import dev.faas.testkit.FaasExtension;
import dev.faas.testkit.FunctionUnderTest;
import dev.faas.testkit.LogCapture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlainConstructorsTest {

  @RegisterExtension
  final FaasExtension faas = FaasExtension.builder()
      .function(
          FunctionDefinition.of(Welcome.class).madeBy(PlainConstructors::welcome),
          FunctionSettings.named("welcome")
              .withEnvironmentVariable("SENDER", "shop@example.org")
              .withEnvironmentVariable("SHOP", "the tea shop"))
      .build();

  @Test
  void callsTheConstructors(
      FunctionUnderTest<Batch<QueueMessage>, BatchResponse> welcome, LogCapture logs) {
    assertThat(welcome.invoke(QueueMessages.of("ann@example.org"))).succeeded();

    assertThat(logs).contains("from shop@example.org to ann@example.org: Welcome to the tea shop");
  }

  @Test
  void makesTheHandlerOnceInAnExecutionEnvironment(
      FunctionUnderTest<Batch<QueueMessage>, BatchResponse> welcome) {
    assertThat(welcome.invoke(QueueMessages.of("ann@example.org"))).succeeded().coldStarted();
    assertThat(welcome.invoke(QueueMessages.of("bob@example.org"))).succeeded().warmStarted();
  }
}
