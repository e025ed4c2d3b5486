package dev.faas.events.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.faas.Batch;
import dev.faas.Payload;
import dev.faas.events.Body;
import dev.faas.events.BusEvent;
import dev.faas.events.Cookie;
import dev.faas.events.EventFormat;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.MessageAttribute;
import dev.faas.events.QueueMessage;
import dev.faas.events.ScheduledEvent;
import dev.faas.events.StorageEvent;
import dev.faas.events.StreamRecord;
import dev.faas.events.TableChange;
import dev.faas.events.TopicMessage;
import dev.faas.events.Value;
import dev.faas.events.contract.Formats;
import dev.faas.events.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GoldenFilesTest {

  /** Every golden event under its name. */
  static Map<String, List<EventFormat<?, ?>>> events() {
    return Map.ofEntries(
        Map.entry("http", List.of(AzureEvents.http(), AzureEvents.http("$return"))),
        Map.entry("storage-queue", List.of(AzureEvents.queue(), AzureEvents.serviceBus())),
        Map.entry("storage-queue-documented", List.of(AzureEvents.queue())),
        Map.entry("service-bus", List.of(AzureEvents.serviceBus(), AzureEvents.queue())),
        Map.entry("service-bus-single", List.of(AzureEvents.serviceBus())),
        Map.entry("event-hubs", List.of(AzureEvents.stream())),
        Map.entry("event-hubs-single", List.of(AzureEvents.stream())),
        Map.entry("cosmos-db", List.of(AzureEvents.table())),
        Map.entry("cosmos-db-all-versions", List.of(AzureEvents.table())),
        Map.entry("timer", List.of(AzureEvents.schedule())),
        Map.entry("timer-small-letters", List.of(AzureEvents.schedule())),
        Map.entry("event-grid", grid()),
        Map.entry("event-grid-webhook", grid()),
        Map.entry("event-grid-validation", grid()),
        Map.entry("event-grid-cloudevents", grid()),
        Map.entry("event-grid-bus", List.of(AzureEvents.bus(), AzureEvents.topic())),
        Map.entry("event-grid-cloudevents-bus", List.of(AzureEvents.bus(), AzureEvents.topic())),
        Map.entry("custom-handler", List.of(AzureInvocation.format())));
  }

  private static List<EventFormat<?, ?>> grid() {
    return List.of(AzureEvents.storage(), AzureEvents.bus(), AzureEvents.topic());
  }

  static Payload golden(String name) {
    return Formats.golden(GoldenFilesTest.class, name + ".json");
  }

  @TestFactory
  List<DynamicTest> everyGoldenEventComesOutAsItWentIn() {
    List<DynamicTest> tests = new ArrayList<>();
    events()
        .forEach((name, formats) -> formats.forEach(format -> tests.add(dynamicTest(
            name + " as " + format.kind(),
            () -> Formats.reproduces(GoldenFilesTest.class, name + ".json", format)))));
    return tests;
  }

  @TestFactory
  List<DynamicTest> everyGoldenEventIsInvokedWithAnyBinding() {
    return events().keySet().stream()
        .filter(name -> golden(name).text().contains("\"Data\""))
        .map(name -> dynamicTest(
            name,
            () -> Formats.reproduces(
                GoldenFilesTest.class, name + ".json", AzureInvocation.format())))
        .toList();
  }

  @TestFactory
  List<DynamicTest> everyFormatHasItsGoldenResult() {
    return List.of(
            AzureEvents.http(),
            AzureEvents.queue(),
            AzureEvents.serviceBus(),
            AzureEvents.stream(),
            AzureEvents.table(),
            AzureEvents.schedule(),
            AzureEvents.storage(),
            AzureInvocation.format())
        .stream()
        .map(format -> dynamicTest(
            format.kind(), () -> reproducesResult(format.kind(), format.kind(), format)))
        .toList();
  }

  @Test
  void webhooksAreAnsweredInKind() {
    for (EventFormat<?, ?> format : grid()) {
      reproducesResult("event-grid-webhook", "event-grid-webhook", format);
      reproducesResult("event-grid-validation", "event-grid-validation", format);
    }
  }

  private static void reproducesResult(String result, String event, EventFormat<?, ?> format) {
    Formats.reproducesResult(
        GoldenFilesTest.class, result + "-result.json", event + ".json", format);
  }

  @Test
  void httpRequestHasEverythingInItsPlace() {
    HttpRequest request = AzureEvents.http().decode(golden("http"));

    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.host()).isEqualTo("shop.example.net");
    assertThat(request.path()).isEqualTo("/api/orders/caf%C3%A9");
    assertThat(request.rawQuery()).isEqualTo("tag=a&tag=b&empty=");
    assertThat(request.query().all("tag")).containsExactly("a", "b");
    assertThat(request.headers().all("x-tenant")).containsExactly("acme", "north");
    assertThat(request.headers().contains("cookie")).isFalse();
    assertThat(request.cookies())
        .containsExactly(Cookie.of("session", "abc"), Cookie.of("theme", "dark"));
    assertThat(request.clientIp()).isEqualTo("203.0.113.7");
    assertThat(request.userAgent()).isEqualTo("curl/8.5.0");
    assertThat(request.pathParameters()).containsExactly(Map.entry("name", "café"));
    assertThat(request.body().text()).isEqualTo("{\"order\": 7, \"note\": \"à la carte\"}");
    assertThat(request.meta().rest("Metadata", "name")).contains(JsonValue.of("café"));
  }

  @Test
  void httpResponseHasEverythingInItsPlace() {
    HttpResponse response = AzureEvents.http().decodeResult(golden("http-result"), golden("http"));

    assertThat(response.status()).isEqualTo(201);
    assertThat(response.header("location")).contains("/orders/7");
    assertThat(response.cookie("seen").orElseThrow().isHttpOnly()).isTrue();
    assertThat(response.text()).isEqualTo("{\"order\":7}");
  }

  @Test
  void storageQueueMessageHasEverythingInItsPlace() {
    Batch<QueueMessage> batch = AzureEvents.queue().decode(golden("storage-queue"));
    QueueMessage message = batch.events().get(0);

    assertThat(batch.items()).hasSize(1);
    assertThat(message.id()).isEqualTo("5b1f0c1e-7d0a-4c55-9b1e-2f6a4d2e9c01");
    assertThat(message.text()).isEqualTo("{\"order\": 7, \"note\": \"à la carte\"}");
    assertThat(message.receiveCount()).isEqualTo(2);
    assertThat(message.sentAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(message.receipt()).isEqualTo("AgAAAAMAAAAAAAAAAgtnj8x+1QE=");
    assertThat(message.meta().kind()).isEqualTo("storage-queue");
    assertThat(message.meta().rest("Metadata", "ExpirationTime"))
        .contains(JsonValue.of("2026-01-09T03:04:05+00:00"));
  }

  @Test
  void documentedStorageQueueMessageSaysTheSame() {
    QueueMessage message =
        AzureEvents.queue().decode(golden("storage-queue-documented")).events().get(0);

    assertThat(message.text()).isEqualTo("{ message: \"Message sent\" }");
    assertThat(message.receiveCount()).isEqualTo(1);
    assertThat(message.sentAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
  }

  @Test
  void serviceBusMessagesHaveEverythingInTheirPlace() {
    Batch<QueueMessage> batch = AzureEvents.serviceBus().decode(golden("service-bus"));
    QueueMessage first = batch.events().get(0);
    QueueMessage second = batch.events().get(1);

    assertThat(batch.items()).extracting(Batch.Item::lane).containsExactly("customer-7", null);
    assertThat(batch.items()).extracting(Batch.Item::id).containsExactly("order-7", "42");
    assertThat(first.text()).isEqualTo("first");
    assertThat(second.text()).isEqualTo("{\"order\":8}");
    assertThat(first.receipt()).isEqualTo("3f1c8a52-2b1d-4a41-9a8d-0b7c5f1e2a01");
    assertThat(second.receiveCount()).isEqualTo(3);
    assertThat(first.sentAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05.678Z"));
    assertThat(first.sequenceNumber()).isEqualTo("41");
    assertThat(first.groupId()).isEqualTo("customer-7");
    assertThat(first.attributes())
        .containsExactly(
            Map.entry("tenant", MessageAttribute.of("acme")),
            Map.entry("retries", MessageAttribute.of(3)),
            Map.entry("ratio", new MessageAttribute.Text("Number", "1.5")),
            Map.entry("urgent", new MessageAttribute.Text("Boolean", "true")));
    assertThat(second.meta().rest("Metadata", "ContentType"))
        .contains(JsonValue.of("application/json"));
  }

  @Test
  void singleServiceBusMessageHasBytesAndOlderNames() {
    QueueMessage message =
        AzureEvents.serviceBus().decode(golden("service-bus-single")).events().get(0);

    assertThat(message.body().bytes()).containsExactly(0, 1, 2, 255);
    assertThat(message.id()).isEqualTo("order-9");
    assertThat(message.sequenceNumber()).isEqualTo("43");
    assertThat(message.attributes()).containsEntry("tenant", MessageAttribute.of("acme"));
    assertThat(message.sentAt()).isEqualTo(Instant.parse("2026-01-02T03:04:07.001Z"));
  }

  @Test
  void eventHubsRecordsHaveEverythingInTheirPlace() {
    Batch<StreamRecord> batch = AzureEvents.stream().decode(golden("event-hubs"));
    StreamRecord first = batch.events().get(0);
    StreamRecord second = batch.events().get(1);

    assertThat(batch.items()).extracting(Batch.Item::lane).containsExactly("3", "3");
    assertThat(batch.items()).extracting(Batch.Item::id).containsExactly("1001", "1002");
    assertThat(first.streamName()).isEqualTo("clicks");
    assertThat(first.key()).isEqualTo("user-7");
    assertThat(second.key()).isNull();
    assertThat(first.text()).isEqualTo("{\"page\":\"/\"}");
    assertThat(second.text()).isEqualTo("zweitens");
    assertThat(second.time()).isEqualTo(Instant.parse("2026-01-02T03:04:06Z"));
    assertThat(first.meta().rest("Metadata", "Properties", "source")).contains(JsonValue.of("web"));
    assertThat(first.meta().rest("Metadata", "SystemProperties", "iothub-connection-device-id"))
        .contains(JsonValue.of("sensor-1"));
    assertThat(second.meta().rest("Metadata", "Offset")).contains(JsonValue.of("8589935000"));
  }

  @Test
  void singleEventHubsRecordIsToldBySystemPropertiesAlone() {
    StreamRecord record =
        AzureEvents.stream().decode(golden("event-hubs-single")).events().get(0);

    assertThat(record.text()).isEqualTo("drittens");
    assertThat(record.key()).isEqualTo("user-7");
    assertThat(record.position()).isEqualTo("1001");
    assertThat(record.time()).isEqualTo(Instant.parse("2026-01-02T03:04:05.678Z"));
  }

  @Test
  void cosmosItemsHaveEverythingInTheirPlace() {
    List<TableChange> changes = AzureEvents.table().decode(golden("cosmos-db")).events();
    TableChange first = changes.get(0);

    assertThat(changes).hasSize(2);
    assertThat(first.change()).isEqualTo(TableChange.Change.UNKNOWN);
    assertThat(first.keys()).containsExactly(Map.entry("id", Value.of("7")));
    assertThat(first.newValue("total")).contains(Value.of(new BigDecimal("12.5")));
    assertThat(first.newValue("tags")).contains(Value.of(List.of(Value.of("new"), Value.ofNull())));
    assertThat(first.newValue("address").orElseThrow().map()).containsEntry("paid", Value.of(true));
    assertThat(first.oldImage()).isNull();
    assertThat(first.sequenceNumber()).isEqualTo("41");
    assertThat(first.time()).isEqualTo(Instant.ofEpochSecond(1_767_323_045));
  }

  @Test
  void cosmosChangesOfAllVersionsHaveEverythingInTheirPlace() {
    List<TableChange> changes =
        AzureEvents.table().decode(golden("cosmos-db-all-versions")).events();

    assertThat(changes)
        .extracting(TableChange::change)
        .containsExactly(
            TableChange.Change.INSERT, TableChange.Change.MODIFY, TableChange.Change.REMOVE);
    assertThat(changes.get(0).key("id")).isEqualTo(Value.of("7"));
    assertThat(changes.get(1).oldValue("customer")).contains(Value.of("bea"));
    TableChange removal = changes.get(2);
    assertThat(removal.newImage()).isNull();
    assertThat(removal.keys())
        .containsExactly(Map.entry("id", Value.of("8")), Map.entry("customer", Value.of("bo")));
    assertThat(removal.sequenceNumber()).isEqualTo("43");
    assertThat(removal.time()).isEqualTo(Instant.ofEpochSecond(1_767_323_047));
    assertThat(removal.meta().rest("metadata", "timeToLiveExpired")).contains(JsonValue.of(true));
  }

  @Test
  void timerHasEverythingInItsPlaceInBothLetterCases() {
    ScheduledEvent late =
        AzureEvents.schedule().decode(golden("timer")).events().get(0);
    ScheduledEvent small =
        AzureEvents.schedule().decode(golden("timer-small-letters")).events().get(0);

    assertThat(late.time()).isEqualTo(Instant.parse("2026-01-02T02:00:00Z"));
    assertThat(late.pastDue()).isTrue();
    assertThat(late.meta().rest("Data", "Schedule", "AdjustForDST")).contains(JsonValue.of(true));
    assertThat(small.time()).isEqualTo(Instant.parse("2026-01-02T03:00:00Z"));
    assertThat(small.pastDue()).isFalse();
  }

  @Test
  void storageEventHasEverythingInItsPlace() {
    StorageEvent event =
        AzureEvents.storage().decode(golden("event-grid")).events().get(0);

    assertThat(event.kind()).isEqualTo(StorageEvent.Kind.CREATED);
    assertThat(event.eventName()).isEqualTo("Microsoft.Storage.BlobCreated");
    assertThat(event.bucket()).isEqualTo("photos");
    assertThat(event.key()).isEqualTo("in/à la carte+50%.jpg");
    assertThat(event.size()).isEqualTo(524_288);
    assertThat(event.eTag()).isEqualTo("0x8DE4F0A1B2C3D4E");
    assertThat(event.sequencer()).isEqualTo("00000000000004420000000000028963");
    assertThat(event.time()).isEqualTo(Instant.parse("2026-01-02T03:04:05.123456700Z"));
    assertThat(event.principal()).isEqualTo("obj-7");
    assertThat(event.meta().rest("data", "api")).contains(JsonValue.of("PutBlockList"));
  }

  @Test
  void storageEventsComeAsCloudEventsAndFromAnEmulatorToo() {
    StorageEvent deleted =
        AzureEvents.storage().decode(golden("event-grid-cloudevents")).events().get(0);
    List<StorageEvent> webhook =
        AzureEvents.storage().decode(golden("event-grid-webhook")).events();

    assertThat(deleted.kind()).isEqualTo(StorageEvent.Kind.DELETED);
    assertThat(deleted.key()).isEqualTo("old.jpg");
    assertThat(deleted.size()).isNull();
    assertThat(deleted.meta().kind()).isEqualTo("event-grid-cloudevents");
    assertThat(webhook)
        .extracting(StorageEvent::key)
        .containsExactly("in/à la carte+50%.jpg", "b.txt");
    assertThat(webhook.get(1).size()).isZero();
  }

  @Test
  void busEventHasEverythingInItsPlace() {
    BusEvent event = AzureEvents.bus().decode(golden("event-grid-bus")).events().get(0);

    assertThat(event.id()).isEqualTo("2a8c9f10-001e-0001-0a0b-0c0d0e0f1004");
    assertThat(event.source()).endsWith("/topics/orders");
    assertThat(event.type()).isEqualTo("Shop.Order.Placed");
    assertThat(event.subject()).isEqualTo("orders/7");
    assertThat(event.time()).isEqualTo(Instant.parse("2026-01-02T03:04:05.123456700Z"));
    assertThat(event.text()).isEqualTo("{\"order\":7}");
    assertThat(event.dataSchema()).isEqualTo("1.0");
  }

  @Test
  void busEventsInTheCloudEventsSchemaHaveEverythingInTheirPlace() {
    List<BusEvent> events =
        AzureEvents.bus().decode(golden("event-grid-cloudevents-bus")).events();

    assertThat(events.get(0).source()).isEqualTo("/shop/orders");
    assertThat(events.get(0).type()).isEqualTo("Shop.Order.Placed");
    assertThat(events.get(0).dataContentType()).isEqualTo("application/json");
    assertThat(events.get(0).dataSchema()).isEqualTo("#1.0");
    assertThat(events.get(0).extension("tenant")).contains("acme");
    assertThat(events.get(0).text()).isEqualTo("{\"order\":7}");
    Body bytes = events.get(1).data();
    assertThat(bytes).isEqualTo(Body.of(new byte[] {0, 1, 2, -1}));
  }

  @Test
  void topicMessagesHaveEverythingInTheirPlace() {
    TopicMessage own =
        AzureEvents.topic().decode(golden("event-grid-bus")).events().get(0);
    List<TopicMessage> cloud =
        AzureEvents.topic().decode(golden("event-grid-cloudevents-bus")).events();

    assertThat(own.topicName()).isEqualTo("orders");
    assertThat(own.subject()).isEqualTo("orders/7");
    assertThat(own.text()).isEqualTo("{\"order\":7}");
    assertThat(own.meta().rest("eventType")).contains(JsonValue.of("Shop.Order.Placed"));
    assertThat(cloud.get(0).topic()).isEqualTo("/shop/orders");
    assertThat(cloud.get(1).body().bytes()).containsExactly(0, 1, 2, 255);
  }

  @Test
  void invocationAndAnswerHaveEverythingInTheirPlace() {
    AzureInvocation invocation = AzureInvocation.format().decode(golden("custom-handler"));
    AzureAnswer answer = AzureInvocation.format()
        .decodeResult(golden("custom-handler-result"), golden("custom-handler"));

    assertThat(invocation.binding("blob").orElseThrow().bytes()).containsExactly(0, 1, 2, 255);
    assertThat(invocation.binding("settings").orElseThrow().text()).isEqualTo("{\"size\": 64}");
    assertThat(invocation.binding("other")).isEmpty();
    assertThat(invocation.metadata("Name")).contains(JsonValue.of("cat.jpg"));
    assertThat(answer.logs()).containsExactly("shrunk");
    assertThat(answer.outputs().get("note")).isEqualTo(JsonValue.of("done"));
    assertThat(answer.returnValue()).isEqualTo(JsonValue.of("ok: 1"));
  }
}
