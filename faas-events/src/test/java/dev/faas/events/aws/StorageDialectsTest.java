package dev.faas.events.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.EventMeta;
import dev.faas.events.FailedItemsException;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.events.StorageEvent;
import dev.faas.events.StorageEvents;
import dev.faas.events.TopicMessage;
import dev.faas.events.TopicMessages;
import dev.faas.events.contract.Corpus;
import dev.faas.events.contract.Formats;
import dev.faas.events.contract.JsonTrees;
import dev.faas.events.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** S3's events on every way on which they come. */
class StorageDialectsTest {

  private static final String FIRST = "5b1f0c1e-7d0a-4c55-9b1e-2f6a4d2e9c01";
  private static final String SECOND = "5b1f0c1e-7d0a-4c55-9b1e-2f6a4d2e9c02";

  @ParameterizedTest
  @ValueSource(strings = {"s3-eventbridge.json", "s3-in-sns.json", "s3-in-sqs.json"})
  void goldenFileIsReproduced(String golden) {
    Formats.reproduces(StorageDialectsTest.class, golden, AwsEvents.storage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sqs/ptts__s3-sqs-event.json",
        "eventbridge/ptts__s3-eventbridge-object-created.json",
        "eventbridge/ptts__s3-eventbridge-object-deleted.json",
        "eventbridge/ptts__s3-eventbridge-object-expired.json",
        "eventbridge/ptts__s3-eventbridge-object-restored.json"
      })
  void realEventComesOutAsItWentIn(String name) {
    Payload json = Payload.of(Corpus.read(Corpus.folder("events/aws").resolve(name)));

    JsonTrees.assertSameJson(Formats.reencoded(AwsEvents.storage(), json).text(), json.text());
  }

  @Test
  void keyFromEventBridgeIsNotDecoded() {
    StorageEvent event = decoded("s3-eventbridge.json").events().get(0);

    assertThat(event)
        .returns(StorageEvent.Kind.CREATED, StorageEvent::kind)
        .returns("Object Created", StorageEvent::eventName)
        .returns("album", StorageEvent::bucket)
        .returns("in/à la carte+(1)%20.jpg", StorageEvent::key)
        .returns(1024L, StorageEvent::size)
        .returns("0f343b0931126a20f133d67c2b018a3b", StorageEvent::eTag)
        .returns("096fKKXTRTtl3on89fVO.nfljtsv6qko", StorageEvent::versionId)
        .returns("0069573B70075BCD15", StorageEvent::sequencer)
        .returns(Instant.parse("2026-01-02T03:00:00Z"), StorageEvent::time)
        .returns("123456789012", StorageEvent::principal)
        .returns("203.0.113.9", StorageEvent::sourceIp)
        .returns("eu-west-1", StorageEvent::region)
        .returns("s3-eventbridge", e -> e.meta().kind());
    assertThat(event.meta().rest("detail", "reason"))
        .contains(JsonValue.of("CompleteMultipartUpload"));
  }

  @ParameterizedTest
  @CsvSource({
    "Object Created,CREATED",
    "Object Deleted,DELETED",
    "Object Restore Completed,RESTORED",
    "Object Restore Initiated,OTHER",
    "Object Restore Expired,OTHER",
    "Object Tags Added,METADATA_UPDATED",
    "Object ACL Updated,METADATA_UPDATED",
    "Object Storage Class Changed,ARCHIVED",
    "Object Access Tier Changed,ARCHIVED"
  })
  void typeOnTheBusTellsTheKind(String type, StorageEvent.Kind kind) {
    String json = GoldenFiles.read("s3-eventbridge.json").text().replace("Object Created", type);
    StorageEvent event = AwsEvents.storage().decode(Payload.of(json)).events().get(0);

    assertThat(event).returns(kind, StorageEvent::kind).returns(type, StorageEvent::eventName);
    JsonTrees.assertSameJson(encoded(List.of(event)).text(), json);
  }

  @Test
  void changedEventOfTheBusStaysOne() {
    StorageEvent event = decoded("s3-eventbridge.json").events().get(0);
    StorageEvent changed = event.withKind(StorageEvent.Kind.DELETED).withBucket("other");

    assertThat(encoded(List.of(changed)).text())
        .contains("\"detail-type\":\"Object Deleted\"", "\"arn:aws:s3:::other\"")
        .contains("\"reason\":\"CompleteMultipartUpload\"")
        .doesNotContain("etag");
  }

  @Test
  void anotherEventOfTheBusIsNoStorageEvent() {
    assertThatThrownBy(() -> decoded("eventbridge.json"))
        .hasMessage(
            "s3 at $.source: expected the text \"aws.s3\", found the text \"album.photos\"");
  }

  @Test
  void everythingThatCanComeThroughAQueueIsRead() {
    Batch<StorageEvent> batch = decoded("s3-in-sqs.json");

    assertThat(batch.events())
        .extracting(StorageEvent::key)
        .containsExactly(
            "in/a.jpg",
            "in/b.jpg",
            "",
            "in/c.jpg",
            "in/à la carte+(1)%20.jpg",
            "in/à la carte+(1)%20.jpg",
            "");
    assertThat(batch.events())
        .extracting(StorageEvent::meta)
        .extracting(EventMeta::kind)
        .containsExactly(
            "s3-in-sqs",
            "s3-in-sqs",
            "s3-test-in-sqs",
            "s3-in-sqs",
            "s3-eventbridge-in-sqs",
            "s3-eventbridge-in-sqs",
            "s3-test-in-sqs");
    assertThat(batch.items())
        .extracting(Batch.Item::id)
        .startsWith(FIRST, FIRST, SECOND)
        .hasSize(7);
    assertThat(batch.events().get(2).isTest()).isTrue();
    assertThat(batch.events().get(0).meta().rest("s3", "configurationId"))
        .contains(JsonValue.of("album"));
  }

  @Test
  void failedEventOfAMessageIsReportedByTheMessage() {
    Batch<StorageEvent> batch = decoded("s3-in-sqs.json");
    BatchResponse failed = new BatchResponse(List.of(FIRST));

    Payload answer = AwsEvents.storage().encode(failed, batch);
    assertThat(answer.text())
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"" + FIRST + "\"}]}");
    assertThat(AwsEvents.storage().decodeResult(answer, GoldenFiles.read("s3-in-sqs.json")))
        .isEqualTo(failed);
    assertThat(AwsEvents.storage().encode(BatchResponse.success(), batch).text())
        .isEqualTo("{\"batchItemFailures\":[]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3.json", "s3-in-sns.json", "s3-eventbridge.json"})
  void elsewhereAFailedEventFailsTheInvocation(String golden) {
    Batch<StorageEvent> batch = decoded(golden);
    String id = batch.items().get(0).id();

    assertThat(AwsEvents.storage().encode(BatchResponse.success(), batch).text())
        .isEqualTo("null");
    assertThatThrownBy(() -> AwsEvents.storage().encode(new BatchResponse(List.of(id)), batch))
        .isInstanceOf(FailedItemsException.class)
        .hasMessageEndingWith(id);
  }

  @Test
  void messageOfAFifoQueueIsInTheLaneOfItsGroup() {
    QueueMessage message = QueueMessage.of(direct("a.jpg")).inGroup("album");
    Payload wire = AwsEvents.queue().encodeEvent(QueueMessages.of(message));

    assertThat(AwsEvents.storage().decode(wire).items().get(0))
        .returns("album", Batch.Item::lane)
        .returns(message.id(), Batch.Item::id);
  }

  @Test
  void unchangedEventsKeepTheTextOfTheirMessage() {
    String text = direct("a.jpg").replace(",", " , ");
    Payload wire = AwsEvents.queue().encodeEvent(QueueMessages.of(text));

    assertThat(bodies(Formats.reencoded(AwsEvents.storage(), wire))).containsExactly(text);
  }

  @Test
  void changedEventIsWrittenIntoItsMessageThroughAllLayers() {
    List<StorageEvent> events = new ArrayList<>(decoded("s3-in-sqs.json").events());
    List<String> before = bodies(GoldenFiles.read("s3-in-sqs.json"));
    events.set(3, events.get(3).withKey("in/new one.jpg"));
    List<String> after = bodies(encoded(events));

    assertThat(after).hasSize(6);
    assertThat(after.get(2)).contains("\"Type\":\"Notification\"", "in/new+one.jpg");
    assertThat(after.get(2)).contains("\"MessageId\":\"0a8d3f6e-51a7-5b2c-9d0e-4f6a7b8c9d03\"");
    before.remove(2);
    assertThat(after).containsAll(before);
  }

  @Test
  void leftOutEventIsTakenOutOfItsMessage() {
    List<StorageEvent> events = decoded("s3-in-sqs.json").events().subList(1, 2);
    List<String> bodies = bodies(encoded(events));

    assertThat(bodies)
        .singleElement()
        .satisfies(body -> assertThat(body).contains("in/%62.jpg").doesNotContain("a.jpg"));
  }

  @Test
  void builtEventBesideACarriedOneGetsAMessageOfItsOwn() {
    List<StorageEvent> events = new ArrayList<>(decoded("s3-in-sns.json").events());
    events.add(StorageEvent.created("album", "new.jpg"));
    List<TopicMessage> messages = AwsEvents.topic().decode(encoded(events)).events();

    assertThat(messages).hasSize(3);
    assertThat(messages.get(2).text()).contains("new.jpg", "\"eventSource\":\"aws:s3\"");
  }

  @Test
  void arrayOfAPipeIsReadAndWrittenAsOne() {
    String json =
        AwsEvents.queue().encodeEvent(QueueMessages.of(direct("a.jpg"))).text();
    Payload array = Payload.of(json.substring(json.indexOf('['), json.length() - 1));
    Batch<StorageEvent> batch = AwsEvents.storage().decode(array);

    assertThat(batch.events()).extracting(StorageEvent::key).containsExactly("a.jpg");
    JsonTrees.assertSameJson(AwsEvents.storage().encodeEvent(batch).text(), array.text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello|$.Records[0].body: expected JSON",
        "7|$.Records[0].body: expected an object",
        "{\"Records\":[]}|$.Records[0].body.Records: expected at least one record in a message",
        "{\"Records\":[{\"s3\":{}}]}|$.Records[0].body.Records[0].s3.bucket.name: expected a text",
        "{\"Type\":\"Notification\",\"TopicArn\":\"t\",\"MessageId\":\"1\",\"Message\":\"x\"}|$.Records[0].body.Message: expected JSON",
        "{\"detail-type\":\"x\",\"source\":\"y\",\"detail\":{}}|$.Records[0].body.source: expected the text"
      })
  void messageOfAnotherKindIsNamedByItsPlace(String body, String found) {
    Payload wire = AwsEvents.queue().encodeEvent(QueueMessages.of(body));

    assertThatThrownBy(() -> AwsEvents.storage().decode(wire))
        .isInstanceOf(DecodeException.class)
        .hasMessageStartingWith("s3 at " + found);
  }

  @Test
  void textInANotificationIsNamedByItsPlaceInTheTopic() {
    Payload wire = AwsEvents.topic().encodeEvent(TopicMessages.of("hello"));

    assertThatThrownBy(() -> AwsEvents.storage().decode(wire))
        .hasMessageStartingWith("s3 at $.Records[0].Sns.Message: expected JSON");
  }

  private static Batch<StorageEvent> decoded(String golden) {
    return AwsEvents.storage().decode(GoldenFiles.read(golden));
  }

  private static Payload encoded(List<StorageEvent> events) {
    return AwsEvents.storage().encodeEvent(StorageEvents.batch(events));
  }

  private static String direct(String key) {
    return AwsEvents.storage().encodeEvent(StorageEvents.of(key)).text();
  }

  private static List<String> bodies(Payload wire) {
    List<String> bodies = new ArrayList<>();
    for (QueueMessage message : AwsEvents.queue().decode(wire).events()) {
      bodies.add(message.text());
    }
    return bodies;
  }
}
