package dev.faas.testkit.samples;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.Payload;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.QueueMessage;
import dev.faas.events.ScheduledEvent;
import dev.faas.events.aws.InvocationRecord;
import dev.faas.testkit.FaasTest;
import dev.faas.testkit.FunctionUnderTest;
import dev.faas.testkit.Hello;
import dev.faas.testkit.Mails;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@FaasTest({Hello.class, Mails.class})
public class EventTest {

  private String run;

  @BeforeEach
  void isNamed(TestInfo info) {
    run = info.getDisplayName();
  }

  @ParameterizedTest
  @Event("events/http/get-pet.json")
  void isARunOfAParameterizedTest(
      HttpRequest request, FunctionUnderTest<HttpRequest, HttpResponse> hello) {
    assertThat(request.path()).isEqualTo("/pets/7");
    assertThat(hello.invoke(request)).returned(HttpResponse.ok("Hello"));
    assertThat(run).contains("events/http/get-pet.json");
  }

  @ParameterizedTest
  @Event("events/one-mail.json")
  @Event("events/two-mails.json")
  void severalAreSeveralRuns(
      Batch<QueueMessage> batch, FunctionUnderTest<Batch<QueueMessage>, BatchResponse> mails) {
    assertThat(batch.items()).hasSize(run.contains("two") ? 2 : 1);
    assertThat(mails.invoke(batch)).returned(BatchResponse.success()).logged("sent ann");
  }

  @ParameterizedTest
  @Events(folder = "events/http")
  void aFolderIsARunForEachOfItsFiles(HttpRequest request) {
    assertThat(run).contains(request.path().equals("/pets/7") ? "get-pet" : "post-pet");
  }

  @ParameterizedTest
  @Event("events/one-mail.json")
  void aBatchOfOneIsItsItemToo(QueueMessage message) {
    assertThat(message.text()).isEqualTo("ann");
  }

  @ParameterizedTest
  @Event("events/gave-up.json")
  void anEventThatOnlyAwsHasIsDecodedByItsType(InvocationRecord record) {
    assertThat(record.condition()).isEqualTo("RetriesExhausted");
  }

  @ParameterizedTest
  @Event("events/nightly.json")
  void aScheduledEventIsDecoded(ScheduledEvent event) {
    assertThat(event.scheduleName()).isEqualTo("nightly");
  }

  @ParameterizedTest
  @Event("src/test/resources/events/one-mail.json")
  void aFileIsFoundFromTheDirectoryOfTheModuleAsWell(Payload payload) {
    assertThat(payload.text()).contains("\"body\": \"ann\"");
  }

  @ParameterizedTest
  @Events(value = @Event("events/one-mail.json"), folder = "src/test/resources/events/http/")
  void filesAndAFolderGoTogether(String json) {
    assertThat(json).startsWith("{");
  }

  @Test
  void isAParameterOfAnyTest(
      @Event("events/http/get-pet.json") HttpRequest request,
      @Event("events/one-mail.json") QueueMessage message) {
    assertThat(request.path()).isEqualTo("/pets/7");
    assertThat(message.text()).isEqualTo("ann");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "b"})
  void standsBesideOtherArguments(
      String letter, @Event("events/http/get-pet.json") HttpRequest request) {
    assertThat(letter).hasSize(1);
    assertThat(request.path()).isEqualTo("/pets/7");
  }
}
