package dev.faas.events.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.Body;
import dev.faas.events.Detected;
import dev.faas.events.FailedItemsException;
import dev.faas.events.MessageAttribute;
import dev.faas.events.TopicMessage;
import dev.faas.events.TopicMessages;
import dev.faas.events.contract.Formats;
import dev.faas.events.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TopicTest {

  @TestFactory
  List<DynamicTest> everyRealMessageComesOutAsItWentIn() {
    return Formats.lossless("events/aws/sns", AwsEvents.topic(), Set.of());
  }

  @Test
  void messageHasEverythingInItsPlace() {
    Batch<TopicMessage> batch = AwsEvents.topic().decode(GoldenFiles.read("sns.json"));
    TopicMessage first = batch.events().get(0);

    assertThat(batch.items())
        .extracting(Batch.Item::id)
        .containsExactly(
            "0a8d3f6e-51a7-5b2c-9d0e-4f6a7b8c9d01", "0a8d3f6e-51a7-5b2c-9d0e-4f6a7b8c9d02");
    assertThat(batch.items()).extracting(Batch.Item::lane).containsOnlyNulls();
    assertThat(first)
        .returns("{\"photo\": 7, \"note\": \"à la carte\"}", TopicMessage::text)
        .returns(null, TopicMessage::subject)
        .returns("arn:aws:sns:eu-west-1:123456789012:album-events", TopicMessage::topic)
        .returns("album-events", TopicMessage::topicName)
        .returns(Instant.parse("2026-01-02T03:00:00.123Z"), TopicMessage::publishedAt)
        .returns(null, TopicMessage::groupId)
        .returns("sns", message -> message.meta().kind());
    assertThat(first.subscription()).endsWith(":2bcfbf39-05c3-41de-beaa-fcfcc21c8f55");
    assertThat(batch.events().get(1))
        .returns("Welcome", TopicMessage::subject)
        .returns(Instant.parse("2026-01-02T03:00:00Z"), TopicMessage::publishedAt);
  }

  @Test
  void attributeIsBase64OnlyIfItIsBinary() {
    TopicMessage message =
        AwsEvents.topic().decode(GoldenFiles.read("sns.json")).events().get(0);

    assertThat(message.attributes())
        .containsEntry("tenant", MessageAttribute.of("acme"))
        .containsEntry("size", new MessageAttribute.Text("Number", "007"))
        .containsEntry("tags", new MessageAttribute.Text("String.Array", "[\"sea\", null, 1.50]"))
        .containsEntry(
            "signature", new MessageAttribute.Binary("Binary", Body.of(new byte[] {0, 1, -2, -1})));
  }

  @Test
  void bothSpellingsOfTheUrlsAreKept() {
    List<TopicMessage> messages =
        AwsEvents.topic().decode(GoldenFiles.read("sns.json")).events();

    assertThat(messages.get(0).meta().rest("Sns", "SigningCertUrl")).isPresent();
    assertThat(messages.get(0).meta().rest("Sns", "SigningCertURL")).isEmpty();
    assertThat(messages.get(1).meta().rest("Sns", "SigningCertURL")).isPresent();
    assertThat(messages.get(1).meta().rest("Sns", "SignatureVersion")).contains(JsonValue.of("2"));
  }

  @Test
  void malformedBinaryAttributeIsNamedWhenItIsAskedFor() {
    String json = GoldenFiles.read("sns.json").text().replace("AAH+/w==", "A*H+");
    TopicMessage message = AwsEvents.topic().decode(Payload.of(json)).events().get(0);

    assertThatThrownBy(() -> message.attributes().get("signature").text())
        .isInstanceOf(DecodeException.class)
        .hasMessage(
            "sns at $.Records[0].Sns.MessageAttributes.signature.Value: expected base64, found"
                + " character '*' at offset 1");
  }

  @Test
  void messageWithoutItsIdIsNamedByPlace() {
    String json = GoldenFiles.read("sns.json").text().replace("MessageId", "messageId");

    assertThatThrownBy(() -> AwsEvents.topic().decode(Payload.of(json)))
        .hasMessage("sns at $.Records[0].Sns.MessageId: expected a text, found nothing");
  }

  @Test
  void builtMessageIsWrittenCompleteAndReadBackEqual() {
    Batch<TopicMessage> batch = TopicMessages.of(TopicMessage.of("hello")
        .withAttribute("colour", "red")
        .withAttribute("bytes", MessageAttribute.of(new byte[] {0, 1})));
    Payload wire = AwsEvents.topic().encodeEvent(batch);

    assertThat(wire.text())
        .contains("\"EventVersion\":\"1.0\"", "\"Type\":\"Notification\"", "\"Subject\":null")
        .contains("\"SignatureVersion\":\"1\"", "\"Signature\":", "\"SigningCertUrl\":")
        .contains("\"UnsubscribeUrl\":", "{\"Type\":\"Binary\",\"Value\":\"AAE=\"}");
    TopicMessage back = AwsEvents.topic().decode(wire).events().get(0);
    assertThat(back.attributes()).isEqualTo(batch.events().get(0).attributes());
    assertThat(back.publishedAt()).isEqualTo(batch.events().get(0).publishedAt());
    assertThat(AwsEvents.detect(wire)).get().returns("sns", Detected::kind);
  }

  @Test
  void subjectThatIsTakenAwayIsWrittenAsNull() {
    TopicMessage welcome =
        AwsEvents.topic().decode(GoldenFiles.read("sns.json")).events().get(1);

    assertThat(AwsEvents.topic()
            .encodeEvent(TopicMessages.of(welcome.withSubject(null)))
            .text())
        .contains("\"Subject\":null");
  }

  @Test
  void failedMessageFailsTheInvocation() {
    Batch<TopicMessage> batch = TopicMessages.of("hello");
    BatchResponse failed = new BatchResponse(List.of(batch.items().get(0).id()));

    assertThat(AwsEvents.topic().encode(BatchResponse.success(), batch).text()).isEqualTo("null");
    assertThatThrownBy(() -> AwsEvents.topic().encode(failed, batch))
        .isInstanceOf(FailedItemsException.class)
        .hasMessageEndingWith(batch.items().get(0).id());
  }
}
