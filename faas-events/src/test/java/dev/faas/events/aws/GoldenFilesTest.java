package dev.faas.events.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.faas.Batch;
import dev.faas.Payload;
import dev.faas.events.Authorizer;
import dev.faas.events.Body;
import dev.faas.events.Cookie;
import dev.faas.events.Detected;
import dev.faas.events.EventFormat;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.MessageAttribute;
import dev.faas.events.QueueMessage;
import dev.faas.events.StorageEvent;
import dev.faas.events.StreamRecord;
import dev.faas.events.TableChange;
import dev.faas.events.Value;
import dev.faas.events.contract.JsonTrees;
import dev.faas.events.json.JsonValue;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GoldenFilesTest {

  @TestFactory
  List<DynamicTest> everyFormatHasItsGoldenFilesAndReproducesThem() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (Method method : AwsEvents.class.getMethods()) {
      if (method.getReturnType() == EventFormat.class && method.getParameterCount() == 0) {
        EventFormat<?, ?> format = (EventFormat<?, ?>) method.invoke(null);
        tests.add(dynamicTest(format.kind(), () -> reproduce(format)));
      }
    }
    assertThat(tests).hasSizeGreaterThanOrEqualTo(6);
    return tests;
  }

  private static <I, O> void reproduce(EventFormat<I, O> format) {
    String readme = GoldenFiles.read("README.md").text();
    Payload event = GoldenFiles.read(format.kind() + ".json");
    Payload result = GoldenFiles.read(format.kind() + "-result.json");

    I decoded = format.decode(event);
    assertSameJson(format.encodeEvent(decoded), event);
    assertSameJson(format.encode(format.decodeResult(result, event), decoded), result);
    assertThat(format.decode(format.encodeEvent(decoded))).isEqualTo(decoded);
    assertThat(readme).contains(format.kind() + ".json").contains(format.kind() + "-result.json");
  }

  private static void assertSameJson(Payload found, Payload expected) {
    JsonTrees.assertSameJson(found.text(), expected.text());
  }

  @Test
  void queueMessageHasEverythingInItsPlace() {
    Batch<QueueMessage> batch = AwsEvents.queue().decode(GoldenFiles.read("sqs.json"));
    QueueMessage first = batch.events().get(0);

    assertThat(batch.items()).extracting(Batch.Item::lane).containsExactly("customer-7", null);
    assertThat(first.id()).isEqualTo("5b1f0c1e-7d0a-4c55-9b1e-2f6a4d2e9c01");
    assertThat(first.text()).isEqualTo("{\"order\": 7, \"note\": \"à la carte\"}");
    assertThat(first.receiveCount()).isEqualTo(2);
    assertThat(first.sentAt()).isEqualTo(Instant.parse("2026-01-02T03:00:00.123Z"));
    assertThat(first.firstReceivedAt()).isEqualTo(Instant.parse("2026-01-02T03:00:00.456Z"));
    assertThat(first.sequenceNumber()).isEqualTo("18893381034219520255");
    assertThat(first.groupId()).isEqualTo("customer-7");
    assertThat(first.deduplicationId()).isEqualTo("order-7");
    assertThat(first.attributes())
        .containsEntry("tenant", new MessageAttribute.Text("String", "acme"))
        .containsEntry("retries", new MessageAttribute.Text("Number.int", "3"))
        .containsEntry(
            "signature", new MessageAttribute.Binary("Binary", Body.of(new byte[] {0, 1, -2, -1})));
    assertThat(first.meta().rest("attributes", "AWSTraceHeader"))
        .contains(JsonValue.of("Root=1-69570000-0123456789abcdef01234567"));
    assertThat(first.meta().rest("awsRegion")).contains(JsonValue.of("eu-west-1"));
  }

  @Test
  void storageEventHasEverythingInItsPlace() {
    Batch<StorageEvent> batch = AwsEvents.storage().decode(GoldenFiles.read("s3.json"));
    StorageEvent created = batch.events().get(0);
    StorageEvent deleted = batch.events().get(1);

    assertThat(batch.items())
        .extracting(Batch.Item::id)
        .containsExactly("album/in/à la carte+(1).jpg", "album/out/happy face.jpg");
    assertThat(created)
        .returns(StorageEvent.Kind.CREATED, StorageEvent::kind)
        .returns("ObjectCreated:CompleteMultipartUpload", StorageEvent::eventName)
        .returns("album", StorageEvent::bucket)
        .returns("in/à la carte+(1).jpg", StorageEvent::key)
        .returns(6L << 30, StorageEvent::size)
        .returns("0f343b0931126a20f133d67c2b018a3b-2", StorageEvent::eTag)
        .returns("096fKKXTRTtl3on89fVO.nfljtsv6qko", StorageEvent::versionId)
        .returns("0069573B70075BCD15", StorageEvent::sequencer)
        .returns(Instant.parse("2026-01-02T03:00:00.123Z"), StorageEvent::time)
        .returns("AWS:AROAEXAMPLE:uploader", StorageEvent::principal)
        .returns("203.0.113.9", StorageEvent::sourceIp)
        .returns("eu-west-1", StorageEvent::region);
    assertThat(created.meta().rest("responseElements", "x-amz-request-id"))
        .contains(JsonValue.of("AB12CD34EF567890"));
    assertThat(deleted)
        .returns(StorageEvent.Kind.DELETED, StorageEvent::kind)
        .returns("out/happy face.jpg", StorageEvent::key)
        .returns(null, StorageEvent::size)
        .returns(null, StorageEvent::eTag);
  }

  @Test
  void testEventOfABucketIsABatchOfOneAndReproduced() {
    Payload wire = GoldenFiles.read("s3-test.json");
    Batch<StorageEvent> batch = AwsEvents.storage().decode(wire);

    assertThat(batch.events())
        .singleElement()
        .satisfies(event -> assertThat(event)
            .returns(true, StorageEvent::isTest)
            .returns(StorageEvent.Kind.OTHER, StorageEvent::kind)
            .returns("album", StorageEvent::bucket)
            .returns("", StorageEvent::key)
            .returns(Instant.parse("2026-01-02T03:00:00.123Z"), StorageEvent::time)
            .returns("s3-test", e -> e.meta().kind()));
    assertSameJson(AwsEvents.storage().encodeEvent(batch), wire);
    assertThat(AwsEvents.detect(wire)).get().returns("s3", Detected::kind);
    assertThat(GoldenFiles.read("README.md").text()).contains("s3-test.json");
  }

  @Test
  void tableChangeHasEverythingInItsPlace() {
    Batch<TableChange> batch = AwsEvents.table().decode(GoldenFiles.read("dynamodb.json"));
    TableChange first = batch.events().get(0);

    assertThat(batch.items()).extracting(Batch.Item::lane).containsOnly("shard");
    assertThat(batch.items())
        .extracting(Batch.Item::id)
        .containsExactly("4421584500000000017450439091", "4421584500000000017450439092");
    assertThat(first)
        .returns(TableChange.Change.MODIFY, TableChange::change)
        .returns(Instant.parse("2026-01-02T03:00:00.123456789Z"), TableChange::time)
        .returns("NEW_AND_OLD_IMAGES", TableChange::viewType)
        .returns(412L, TableChange::size)
        .returns("photos", TableChange::tableName)
        .returns("5d41402abc4b2a76b9719d911017c592", TableChange::eventId)
        .returns(false, TableChange::isExpiry);
    assertThat(first.keys()).isEqualTo(first.oldImage());
    assertThat(first.key("number").number()).isEqualTo("7");
    assertThat(first.meta().rest("awsRegion")).contains(JsonValue.of("eu-west-1"));
    assertThat(batch.events().get(1))
        .returns(true, TableChange::isExpiry)
        .returns(null, TableChange::newImage);
  }

  @Test
  void attributeHasEachTypeOfValue() {
    TableChange change =
        AwsEvents.table().decode(GoldenFiles.read("dynamodb.json")).events().get(0);
    Map<String, Value> image = change.newImage();

    assertThat(image.get("owner")).isEqualTo(Value.of("user-1"));
    assertThat(image.get("exact").number()).isEqualTo("12345678901234567890123456789012345678");
    assertThat(image.get("spelled")).isEqualTo(Value.of(150));
    assertThat(image.get("bytes")).isEqualTo(Value.of(new byte[] {0, 1, -2, -1}));
    assertThat(image.get("public")).isEqualTo(Value.of(true));
    assertThat(image.get("album")).isEqualTo(Value.ofNull());
    assertThat(image.get("tags").texts()).containsExactly("sea", "à la carte");
    assertThat(image.get("ratings").numbers())
        .containsExactly(new BigDecimal("5"), new BigDecimal("4.5"));
    assertThat(image.get("hashes").binaries())
        .containsExactly(Body.of(new byte[] {1}), Body.of(new byte[] {2}));
    assertThat(image.get("list"))
        .isEqualTo(Value.of(List.of(
            Value.of(new BigDecimal("-1.25")),
            Value.of("two"),
            Value.of(List.of()),
            Value.ofNull())));
    assertThat(image.get("map").map().get("a")).isEqualTo(Value.of(Map.of("b", Value.of(""))));
  }

  @Test
  void streamRecordHasEverythingInItsPlace() {
    Batch<StreamRecord> batch = AwsEvents.stream().decode(GoldenFiles.read("kinesis.json"));
    StreamRecord first = batch.events().get(0);

    assertThat(batch.items()).extracting(Batch.Item::lane).containsOnly("shardId-000000000006");
    assertThat(first)
        .returns("user-1", StreamRecord::key)
        .returns("shardId-000000000006", StreamRecord::shard)
        .returns("49590338271490256608559692538361571095921575989136588898", StreamRecord::position)
        .returns("{\"page\": \"/\"}", StreamRecord::text)
        .returns(Instant.parse("2026-01-02T03:00:00.123Z"), StreamRecord::time)
        .returns("clicks", StreamRecord::streamName);
    assertThat(first.eventId()).isEqualTo(first.shard() + ":" + first.position());
    assertThat(first.meta().rest("kinesis", "encryptionType")).contains(JsonValue.of("KMS"));
    assertThat(batch.events().get(1).data()).isEqualTo(Body.of(new byte[] {0, 1, -2, -1}));
    assertThat(batch.items())
        .extracting(Batch.Item::id)
        .containsExactly(first.position(), batch.events().get(1).position());
  }

  @Test
  void httpRequestHasEverythingInItsPlace() {
    HttpRequest request = AwsEvents.http().decode(GoldenFiles.read("apigw-v2.json"));

    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/pets/7 a");
    assertThat(request.pathParameter("id")).contains("7 a");
    assertThat(request.query().all("tag")).containsExactly("small", "bröwn");
    assertThat(request.queryParameter("note")).contains("a b+c");
    assertThat(request.queryParameter("empty")).contains("");
    assertThat(request.header("Content-Type")).contains("application/json; charset=utf-8");
    assertThat(request.headers().list("accept")).containsExactly("application/json", "text/plain");
    assertThat(request.cookies())
        .containsExactly(Cookie.of("session", "abc123"), Cookie.of("theme", "dark"));
    assertThat(request.body().text()).isEqualTo("{\"name\":\"Bo\"}");
    assertThat(request.authorizer())
        .isEqualTo(new Authorizer.Jwt(
            Map.of("sub", "user-1", "scope", "pets.write"), List.of("pets.write")));
    assertThat(request.receivedAt()).isEqualTo(Instant.parse("2026-01-02T03:00:00.123Z"));
    assertThat(request.stageVariables()).containsEntry("table", "pets-prod");
    assertThat(request.meta().rest("requestContext", "apiId")).contains(JsonValue.of("abc123"));
  }

  @Test
  void restRequestHasTheSamePlaces() {
    HttpRequest request = AwsEvents.http().decode(GoldenFiles.read("apigw-v1.json"));

    assertThat(request.meta().kind()).isEqualTo("apigw-v1");
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/pets/7%20a");
    assertThat(request.route()).isEqualTo("/pets/{id}");
    assertThat(request.query().all("tag")).containsExactly("small", "bröwn");
    assertThat(request.queryParameter("note")).contains("a b+c");
    assertThat(request.headers().all("accept")).containsExactly("application/json", "text/plain");
    assertThat(request.cookie("theme")).contains("dark");
    assertThat(request.header("cookie")).isEmpty();
    assertThat(request.clientIp()).isEqualTo("203.0.113.9");
    assertThat(request.receivedAt()).isEqualTo(Instant.parse("2026-01-02T03:00:00.123Z"));
    assertThat(request.authorizer()).isInstanceOf(Authorizer.Custom.class);
    assertThat(request.meta().rest("requestContext", "deploymentId"))
        .contains(JsonValue.of("d1e2f3"));
  }

  @Test
  void restResponseHasTheSamePlaces() {
    HttpResponse response = AwsEvents.http()
        .decodeResult(GoldenFiles.read("apigw-v1-result.json"), GoldenFiles.read("apigw-v1.json"));

    assertThat(response.cookies()).hasSize(2);
    assertThat(response.cookie("theme")).contains(Cookie.of("theme", "light"));
    assertThat(response.headers().get("set-cookie")).isEmpty();
  }

  @Test
  void httpResponseHasEverythingInItsPlace() {
    HttpResponse response = AwsEvents.http()
        .decodeResult(GoldenFiles.read("apigw-v2-result.json"), GoldenFiles.read("apigw-v2.json"));

    assertThat(response.status()).isEqualTo(201);
    assertThat(response.headers().get("Location")).contains("/pets/7");
    assertThat(response.cookies().get(0).isHttpOnly()).isTrue();
    assertThat(response.body().text()).isEqualTo("{\"id\":7}");
  }
}
