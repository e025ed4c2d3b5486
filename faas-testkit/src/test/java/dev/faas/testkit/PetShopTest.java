package dev.faas.testkit;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static dev.faas.testkit.FaasAssertions.assertThatBatch;
import static dev.faas.testkit.FaasAssertions.assertThatResponse;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.invoker.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

@FaasTest({Pets.class, Mails.class})
class PetShopTest {

  @Test
  void findsAPet(FunctionUnderTest<HttpRequest, HttpResponse> pets) {
    Outcome<HttpResponse> outcome = pets.invoke(HttpRequest.get("/pets/7"));

    assertThat(outcome).succeeded().coldStarted().logged("looking for /pets/7");
    assertThatResponse(outcome).hasStatus(200).hasJson("{\"id\": 7, \"name\": \"Rex\"}");
  }

  @Test
  void aPoisonMessageFailsAlone(FunctionUnderTest<Batch<QueueMessage>, BatchResponse> mails) {
    QueueMessage good = QueueMessage.of("ann@example.org");
    QueueMessage poison = QueueMessage.of("poison");

    assertThatBatch(mails.invoke(QueueMessages.batch(List.of(good, poison))))
        .hasFailed(poison.id());
  }

  @Test
  void canBeCalledDirectly(TestContext context) {
    Pets pets = new Pets(context.environmentVariables());

    assertThat(pets.handle(HttpRequest.get("/nowhere"), context)).hasStatus(404);
  }
}
