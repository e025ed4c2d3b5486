package dev.faas.events.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.Detected;
import dev.faas.events.FailedItemsException;
import dev.faas.events.StorageEvent;
import dev.faas.events.StorageEvent.Kind;
import dev.faas.events.StorageEvents;
import dev.faas.events.contract.JsonTrees;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3RecordTest {

  private static StorageEvent sent(StorageEvent event) {
    Payload wire = AwsEvents.storage().encodeEvent(StorageEvents.batch(List.of(event)));
    return AwsEvents.storage().decode(wire).events().get(0);
  }

  private static StorageEvent withoutMeta(StorageEvent e) {
    return StorageEvent.builder()
        .kind(e.kind())
        .eventName(e.eventName())
        .bucket(e.bucket())
        .key(e.key())
        .size(e.size())
        .eTag(e.eTag())
        .versionId(e.versionId())
        .sequencer(e.sequencer())
        .time(e.time())
        .principal(e.principal())
        .sourceIp(e.sourceIp())
        .region(e.region())
        .build();
  }

  @Test
  void builtEventsAreWrittenCompleteAndReadBackEqual() {
    StorageEvent created = StorageEvent.created("album", "à la carte.jpg");
    StorageEvent deleted = StorageEvent.deleted("album", "a+b.jpg");
    Payload wire = AwsEvents.storage().encodeEvent(StorageEvents.batch(List.of(created)));

    assertThat(withoutMeta(sent(created))).isEqualTo(created);
    assertThat(withoutMeta(sent(deleted))).isEqualTo(deleted);
    assertThat(wire.text())
        .contains("\"key\":\"%C3%A0+la+carte.jpg\"", "\"arn\":\"arn:aws:s3:::album\"")
        .contains("\"eventVersion\":", "\"responseElements\":", "\"ownerIdentity\":");
    assertThat(AwsEvents.detect(wire)).get().returns("s3", Detected::kind);
  }

  @Test
  void builtTestEventIsSentAsS3SendsIt() {
    Payload wire = AwsEvents.storage().encodeEvent(StorageEvents.test("album"));

    assertThat(wire.text())
        .startsWith("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"")
        .contains("\"Bucket\":\"album\"");
    assertThat(AwsEvents.storage().decode(wire).events())
        .singleElement()
        .matches(StorageEvent::isTest);
  }

  @Property
  void everyKeySurvivesItsEncoding(@ForAll String key) {
    // Half a surrogate pair is no character, and has no encoding in UTF-8.
    String text = new String(key.getBytes(UTF_8), UTF_8);
    assertThat(sent(StorageEvent.created("b", text)).key()).isEqualTo(text);
  }

  private static String s3(String members) {
    return "{\"Records\":[{\"eventSource\":\"aws:s3\"," + members
        + "\"s3\":{\"bucket\":{\"name\":\"b\",\"arn\":\"arn:aws:s3:::b\"},"
        + "\"object\":{\"key\":\"k\"}}}]}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"100%.jpg", "a%zz", "a%2", "%e0", "%FF%FE"})
  void keyThatCannotBeDecodedIsNamed(String key) {
    String json = s3("").replace("\"k\"", "\"" + key + "\"");

    assertThatThrownBy(() -> AwsEvents.storage().decode(Payload.of(json)))
        .isInstanceOf(DecodeException.class)
        .hasMessage("s3 at $.Records[0].s3.object.key: expected an object's key as a text,"
            + " URL-encoded in UTF-8, found the text \"" + key + "\"");
  }

  @ParameterizedTest
  @CsvSource({"%ef%bf%bd,\uFFFD", "a%20b,a b", "a b,a b", "%7e,~", "a%2fb,a/b", "\uFFFD%41,\uFFFDA"
  })
  void keyInAnotherSpellingComesOutAsItWentIn(String spelled, String key) {
    String json = s3("").replace("\"k\"", "\"" + spelled + "\"");
    Batch<StorageEvent> batch = AwsEvents.storage().decode(Payload.of(json));
    StorageEvent event = batch.events().get(0);

    assertThat(event.key()).isEqualTo(key);
    JsonTrees.assertSameJson(AwsEvents.storage().encodeEvent(batch).text(), json);
    assertThat(AwsEvents.storage()
            .encodeEvent(StorageEvents.batch(List.of(event.withKey("c d"))))
            .text())
        .contains("\"key\":\"c+d\"");
  }

  @ParameterizedTest
  @CsvSource({
    "ObjectCreated:Put,CREATED",
    "ObjectCreated:Copy,CREATED",
    "s3:ObjectCreated:Put,CREATED",
    "ObjectRemoved:Delete,DELETED",
    "ObjectRemoved:DeleteMarkerCreated,DELETED",
    "LifecycleExpiration:Delete,DELETED",
    "LifecycleTransition,ARCHIVED",
    "IntelligentTiering,ARCHIVED",
    "ObjectTagging:Delete,METADATA_UPDATED",
    "ObjectAcl:Put,METADATA_UPDATED",
    "ObjectRestore:Completed,RESTORED",
    "ObjectRestore:Post,OTHER",
    "Replication:OperationFailedReplication,OTHER",
    "ReducedRedundancyLostObject,OTHER"
  })
  void kindIsToldByTheNameOfTheEvent(String name, Kind kind) {
    String json = s3("\"eventName\":\"" + name + "\",");
    StorageEvent event = AwsEvents.storage().decode(Payload.of(json)).events().get(0);

    assertThat(event).returns(kind, StorageEvent::kind).returns(name, StorageEvent::eventName);
    assertThat(sent(event)).isEqualTo(event);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void changedKindSurvivesTheWire(Kind kind) {
    StorageEvent event =
        AwsEvents.storage().decode(GoldenFiles.read("s3.json")).events().get(0);

    assertThat(sent(event.withKind(kind)).kind()).isEqualTo(kind);
    assertThat(sent(event.toBuilder().kind(kind).eventName("unknown").build()).kind())
        .isEqualTo(kind);
  }

  @Test
  void eventOfAStoreThatSpeaksTheLanguageOfS3IsTaken() {
    String json = s3("").replace("aws:s3", "minio:s3");
    Batch<StorageEvent> batch = AwsEvents.storage().decode(Payload.of(json));

    JsonTrees.assertSameJson(AwsEvents.storage().encodeEvent(batch).text(), json);
  }

  @Test
  void answerOfFailedItemsIsAnExceptionThatNamesThemWhereThereIsNoPartialAnswer() {
    Batch<StorageEvent> batch = StorageEvents.of("a.jpg", "b.jpg", "c.jpg");
    BatchResponse failed = new BatchResponse(List.of("my-bucket/a.jpg", "my-bucket/c.jpg"));

    assertThat(AwsEvents.storage().encode(BatchResponse.success(), batch).text())
        .isEqualTo("null");
    assertThatThrownBy(() -> AwsEvents.storage().encode(failed, batch))
        .isInstanceOfSatisfying(
            FailedItemsException.class,
            failure -> assertThat(failure.failedIds()).isEqualTo(failed.failedIds()))
        .hasMessage("2 failed, and s3 takes no partial answer, so the whole batch fails:"
            + " my-bucket/a.jpg, my-bucket/c.jpg");
  }

  @Test
  void ofManyFailedItemsTheFirstAreNamed() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      ids.add("item-" + i);
    }

    assertThat(new FailedItemsException("s3", ids))
        .hasMessageEndingWith("item-18, item-19 and 980 more")
        .returns(ids, FailedItemsException::failedIds);
  }

  @Test
  void recordsOfAnotherSourceAreRefused() {
    Payload kinesis = GoldenFiles.read("kinesis.json");

    assertThatThrownBy(() -> AwsEvents.table().decode(kinesis))
        .hasMessageContaining("dynamodb at $.Records[0].");
    assertThatThrownBy(() -> AwsEvents.storage().decode(kinesis))
        .hasMessage("s3 at $.Records[0].s3.bucket.name: expected a text, found nothing");
    assertThatThrownBy(() -> AwsEvents.storage().decode(Payload.of("{\"Event\":\"x\"}")))
        .hasMessage("s3 at $.Records: expected an array, found nothing");
  }
}
