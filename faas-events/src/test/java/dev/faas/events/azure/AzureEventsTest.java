package dev.faas.events.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.Body;
import dev.faas.events.BusEvent;
import dev.faas.events.Detected;
import dev.faas.events.EventFormat;
import dev.faas.events.FailedItemsException;
import dev.faas.events.MessageAttribute;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.events.ScheduledEvent;
import dev.faas.events.StorageEvent;
import dev.faas.events.StorageEvents;
import dev.faas.events.StreamRecord;
import dev.faas.events.StreamRecords;
import dev.faas.events.TableChange;
import dev.faas.events.TableChanges;
import dev.faas.events.TopicMessages;
import dev.faas.events.Value;
import dev.faas.events.contract.JsonTrees;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AzureEventsTest {

  private static final String OK = "{\"Outputs\":{},\"Logs\":[],\"ReturnValue\":null}";

  private static Payload golden(String name) {
    return GoldenFilesTest.golden(name);
  }

  private static JsonObject json(Payload payload) {
    return (JsonObject) JsonValue.parse(payload.text());
  }

  private static <T> T only(EventFormat<Batch<T>, BatchResponse> format, String golden) {
    return format.decode(golden(golden)).events().get(0);
  }

  private static <T> Payload changed(EventFormat<Batch<T>, BatchResponse> format, T event) {
    return format.encodeEvent(new Batch<>(List.of(new Batch.Item<>("1", null, event))));
  }

  @Test
  void nameOfTheBindingIsKeptWhenTheEventIsChanged() {
    QueueMessage message = only(AzureEvents.queue(), "storage-queue");
    JsonObject queue = json(
        changed(AzureEvents.queue(), message.withBody(Body.of("\"new\"")).withReceiveCount(3)));
    assertThat(queue.at("Data", "order")).contains(JsonValue.of("\"\\\"new\\\"\""));
    assertThat(queue.at("Data", "customer", "name")).contains(JsonValue.of("Ada"));
    assertThat(queue.at("Metadata", "DequeueCount")).contains(JsonValue.of("3"));
    assertThat(queue.at("Metadata", "Id")).contains(JsonValue.of("\"" + message.id() + "\""));
  }

  @Test
  void textStandsInQuotesTwiceAndBytesAreBareBase64() {
    assertThat(body("\"\\\"dGV4dA==\\\"\"").text()).isEqualTo("dGV4dA==");
    assertThat(body("\"dGV4dA==\"").text()).isEqualTo("text");
    assertThat(body("\"not base64!\"").text()).isEqualTo("not base64!");
    assertThat(body("{\"id\":7}").text()).isEqualTo("{\"id\":7}");
    assertThat(written(Body.of("à"))).isEqualTo(JsonValue.of("\"à\""));
    assertThat(written(Body.of(new byte[] {0, -1}))).isEqualTo(JsonValue.of("AP8="));
  }

  private static Body body(String value) {
    String event = "{\"Data\":{\"m\":" + value + "},\"Metadata\":{\"Id\":\"\\\"1\\\"\"}}";
    return AzureEvents.queue().decode(Payload.of(event)).events().get(0).body();
  }

  private static JsonValue written(Body body) {
    Payload event = AzureEvents.queue().encodeEvent(QueueMessages.of(QueueMessage.of(body)));
    return json(event).at("Data", "message").orElseThrow();
  }

  @Test
  void builtQueueMessageIsCompleteAndDecodesToTheSame() {
    Batch<QueueMessage> decoded =
        AzureEvents.queue().decode(AzureEvents.queue().encodeEvent(QueueMessages.of("hello")));
    QueueMessage message = decoded.events().get(0);

    assertThat(message.text()).isEqualTo("hello");
    assertThat(message.id()).isEqualTo(QueueMessage.of("hello").id());
    assertThat(message.sentAt()).isEqualTo(QueueMessage.of("hello").sentAt());
    assertThat(AzureEvents.queue().decode(AzureEvents.queue().encodeEvent(decoded)))
        .isEqualTo(decoded);
  }

  @Test
  void storageQueueDeliversOneMessageAtATimeAndServiceBusSeveral() {
    Batch<QueueMessage> two = QueueMessages.of(
        QueueMessage.of("1").withAttribute("tenant", "acme").inGroup("a").withReceiveCount(4),
        QueueMessage.of("2"));

    assertThatThrownBy(() -> AzureEvents.queue().encodeEvent(two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one event at a time");
    List<QueueMessage> decoded = AzureEvents.serviceBus()
        .decode(AzureEvents.serviceBus().encodeEvent(two))
        .events();
    assertThat(decoded).extracting(QueueMessage::text).containsExactly("1", "2");
    assertThat(decoded.get(0).attributes()).containsOnlyKeys("tenant");
    assertThat(decoded.get(0).groupId()).isEqualTo("a");
    assertThat(decoded.get(0).receiveCount()).isEqualTo(4);
  }

  @Test
  void rowOfABatchCanBeTakenOutAndChanged() {
    Batch<QueueMessage> both = AzureEvents.serviceBus().decode(golden("service-bus"));
    QueueMessage second = both.events().get(1).withAttribute("more", MessageAttribute.of(1));
    Payload event = AzureEvents.serviceBus().encodeEvent(QueueMessages.of(second));

    assertThat(json(event).at("Data", "messages"))
        .contains(JsonValue.of("[\"{\\\"order\\\":8}\"]"));
    assertThat(json(event).at("Metadata", "MessageIdArray")).contains(JsonValue.of("[null]"));
    assertThat(json(event).at("Metadata", "Client")).isPresent();
    assertThat(AzureEvents.serviceBus().decode(event).events().get(0)).isEqualTo(second);
  }

  @Test
  void builtStreamRecordsAreColumnsOfOnePartition() {
    Batch<StreamRecord> records = StreamRecords.of("a", "b");
    Payload event = AzureEvents.stream().encodeEvent(records);

    assertThat(json(event).at("Data", "events")).contains(JsonValue.of("[\"a\",\"b\"]"));
    assertThat(AzureEvents.stream().decode(event).events())
        .extracting(StreamRecord::position)
        .isEqualTo(records.events().stream().map(StreamRecord::position).toList());
    Batch<StreamRecord> apart =
        StreamRecords.of(records.events().get(0), records.events().get(1).withShard("other"));
    assertThatThrownBy(() -> AzureEvents.stream().encodeEvent(apart))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one partition");
  }

  @Test
  void latestVersionTellsNeitherWhetherAnItemIsNewNorRemovals() {
    Map<String, Value> key = Map.of("id", Value.of("7"));
    TableChange inserted = TableChange.inserted(key, Map.of("name", Value.of("Bo")));
    TableChange removed = TableChange.removed(key, Map.of());
    Payload event = AzureEvents.table().encodeEvent(TableChanges.of(inserted, removed));
    List<TableChange> decoded = AzureEvents.table().decode(event).events();

    assertThat(decoded.get(0).change()).isEqualTo(TableChange.Change.UNKNOWN);
    assertThat(decoded.get(0).newValue("name")).contains(Value.of("Bo"));
    assertThat(decoded.get(0).oldImage()).isNull();
    assertThat(decoded.get(1).change()).isEqualTo(TableChange.Change.REMOVE);
    assertThat(decoded.get(1).meta().kind()).isEqualTo("cosmos-db-all-versions");
    TableChange bytes = TableChange.inserted(key, Map.of("raw", Value.of(new byte[] {1})));
    assertThatThrownBy(() -> AzureEvents.table().encodeEvent(TableChanges.of(bytes)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no bytes");
  }

  @Test
  void itemsComeAsAnArrayAsItsTextOrAsATextOfIt() {
    String array = "[{\"id\":\"7\"}]";
    String text = JsonValue.of(array).toString();
    for (String value : List.of(array, text, JsonValue.of(text).toString())) {
      Payload event = Payload.of("{\"Data\":{\"d\":" + value + "}}");
      Batch<TableChange> changes = AzureEvents.table().decode(event);

      assertThat(changes.events().get(0).key("id").text()).isEqualTo("7");
      JsonTrees.assertSameJson(AzureEvents.table().encodeEvent(changes).text(), event.text());
    }
  }

  @Test
  void builtScheduledEventKeepsItsTime() {
    ScheduledEvent built = ScheduledEvent.at(Instant.parse("2026-01-01T03:00:00Z"));
    Payload event = changed(AzureEvents.schedule(), built);

    assertThat(AzureEvents.schedule().decode(event).events().get(0).time()).isEqualTo(built.time());
  }

  @Test
  void builtStorageEventIsWrittenAsEventGridDoes() {
    Payload event = AzureEvents.storage().encodeEvent(StorageEvents.of("in/à +50%.jpg"));
    StorageEvent decoded = AzureEvents.storage().decode(event).events().get(0);

    assertThat(json(event).at("Data", "event", "data", "url"))
        .contains(JsonValue.of(
            "https://myaccount.blob.core.windows.net/my-bucket/in/%C3%A0%20+50%25.jpg"));
    assertThat(json(event).at("Data", "event", "eventType"))
        .contains(JsonValue.of("Microsoft.Storage.BlobCreated"));
    assertThat(decoded.key()).isEqualTo("in/à +50%.jpg");
    assertThat(decoded.bucket()).isEqualTo("my-bucket");
    StorageEvent archived = StorageEvent.created("b", "k").withKind(StorageEvent.Kind.ARCHIVED);
    assertThatThrownBy(() -> AzureEvents.storage().encodeEvent(StorageEvents.of(archived)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("BlobTierChanged");
  }

  @Test
  void changedKeyChangesSubjectAndUrl() {
    StorageEvent event = only(AzureEvents.storage(), "event-grid").withKey("new name");
    JsonObject wire = json(changed(AzureEvents.storage(), event));

    assertThat(wire.at("Data", "blob", "subject"))
        .contains(JsonValue.of("/blobServices/default/containers/photos/blobs/new name"));
    assertThat(wire.at("Data", "blob", "data", "url").orElseThrow().text())
        .endsWith("/photos/new%20name");
  }

  @Test
  void eventsWithoutABlobAreNoStorageEvents() {
    assertThatThrownBy(() -> AzureEvents.storage().decode(golden("event-grid-bus")))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("$.subject")
        .hasMessageContaining("containers")
        .hasMessageContaining("Shop.Order.Placed");
  }

  @Test
  void subscriptionValidationIsTypedAndAnsweredUnlessTheHandlerFailed() {
    Batch<BusEvent> batch = AzureEvents.bus().decode(golden("event-grid-validation"));
    SubscriptionValidation question =
        SubscriptionValidation.of(batch.events().get(0)).orElseThrow();

    assertThat(question.code()).isEqualTo("512d38b6-c7b8-40c8-89fe-f46f9e9622b6");
    assertThat(question.url()).contains("/validate?id=512d38b6");
    assertThat(AzureEvents.bus().encode(BatchResponse.success(), batch).text())
        .isEqualTo(question.answer().toString());
    BatchResponse refusal = new BatchResponse(List.of(batch.items().get(0).id()));
    assertThatThrownBy(() -> AzureEvents.bus().encode(refusal, batch))
        .isInstanceOf(FailedItemsException.class);
    assertThat(SubscriptionValidation.of(only(AzureEvents.bus(), "event-grid-bus")))
        .isEmpty();
    StorageEvent unrelated = only(AzureEvents.storage(), "event-grid-validation");
    assertThat(unrelated.kind()).isEqualTo(StorageEvent.Kind.OTHER);
    assertThat(unrelated.key()).isEmpty();
  }

  @Test
  void severalBuiltEventsOfEventGridAreAnArrayAndOneIsInTheEnvelope() {
    BusEvent one = BusEvent.of("shop", "Placed", "{}");
    Batch<BusEvent> two =
        new Batch<>(List.of(new Batch.Item<>("1", null, one), new Batch.Item<>("2", null, one)));

    assertThat(AzureEvents.bus().encodeEvent(two).text()).startsWith("[");
    assertThat(AzureEvents.bus().encode(BatchResponse.success(), two).text()).isEqualTo("null");
    assertThat(json(changed(AzureEvents.bus(), one)).at("Data", "event", "topic"))
        .contains(JsonValue.of("shop"));
    assertThat(json(AzureEvents.topic().encodeEvent(TopicMessages.of("hello")))
            .at("Data", "event", "data"))
        .contains(JsonValue.of("hello"));
  }

  @Test
  void cloudEventsDataFollowItsContentType() {
    assertThat(cloud("\"datacontenttype\":\"text/plain\",\"data\":\"hello\"").text())
        .isEqualTo("hello");
    assertThat(cloud("\"data\":\"hello\"").text()).isEqualTo("\"hello\"");
    assertThat(cloud("\"data_base64\":\"aGVsbG8=\"").text()).isEqualTo("hello");
    assertThat(cloud("\"x\":1").data()).isNull();
  }

  private static BusEvent cloud(String members) {
    String event =
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\"," + members + "}";
    Batch<BusEvent> decoded = AzureEvents.bus().decode(Payload.of(event));
    JsonTrees.assertSameJson(AzureEvents.bus().encodeEvent(decoded).text(), event);
    return decoded.events().get(0);
  }

  @Test
  void noBatchHasAPartialAnswer() {
    for (EventFormat<?, ?> format : List.of(
        AzureEvents.queue(),
        AzureEvents.serviceBus(),
        AzureEvents.stream(),
        AzureEvents.table(),
        AzureEvents.schedule(),
        AzureEvents.storage())) {
      failsByName(format);
    }
  }

  @SuppressWarnings("unchecked")
  private static <E> void failsByName(EventFormat<?, ?> format) {
    EventFormat<Batch<E>, BatchResponse> batches = (EventFormat<Batch<E>, BatchResponse>) format;
    Batch<E> batch = batches.decode(golden(format.kind()));

    assertThat(batches.encode(BatchResponse.success(), batch).text()).isEqualTo(OK);
    assertThatThrownBy(() -> batches.encode(new BatchResponse(List.of("id-7")), batch))
        .isInstanceOf(FailedItemsException.class)
        .hasMessageContaining(format.kind())
        .hasMessageContaining("id-7");
  }

  @Test
  void everyGoldenEventIsDetected() {
    Map<String, String> kinds = Map.of(
        "storage-queue-documented", "storage-queue",
        "service-bus-single", "service-bus",
        "event-hubs-single", "event-hubs",
        "cosmos-db-all-versions", "cosmos-db",
        "timer-small-letters", "timer",
        "event-grid-webhook", "event-grid",
        "event-grid-validation", "event-grid",
        "event-grid-bus", "event-grid");
    for (String name : GoldenFilesTest.events().keySet()) {
      if (!name.equals("event-grid-cloudevents-bus")) { // anybody's
        assertThat(AzureEvents.detect(golden(name)))
            .as(name)
            .map(Detected::kind)
            .contains(kinds.getOrDefault(name, name));
      }
    }
    assertThat(AzureEvents.detect(golden("event-grid-cloudevents-bus"))).isEmpty();
    assertThat(AzureEvents.detect(Payload.of("{\"Records\":[]}"))).isEmpty();
    assertThat(AzureEvents.detect(golden("service-bus")))
        .hasToString("Optional[azure service-bus, because of Metadata with DeliveryCountArray]");
  }

  @Test
  void whatIsNoEnvelopeIsNamedAsWrong() {
    wrong("[]", "$", "an object with Data and Metadata");
    wrong("{\"Metadata\":{}}", "$.Data", "found nothing");
    wrong("{\"Data\":{}}", "$.Data", "the trigger's binding");
    wrong("{\"Data\":{\"m\":\"\"},\"Metadata\":7}", "$.Metadata", "found 7");
    wrong("{\"Data\":{\"m\":\"\"},\"Metadata\":{}}", "$.Metadata.Id", "found nothing");
    wrong(
        "{\"Data\":{\"m\":\"\"},\"Metadata\":{\"Id\":\"a\",\"DequeueCount\":\"x\"}}",
        "$.Metadata.DequeueCount",
        "a whole number");
    wrong(
        "{\"Data\":{\"m\":\"\"},\"Metadata\":{\"Id\":\"a\",\"DequeueCount\":99999999999}}",
        "$.Metadata.DequeueCount",
        "32 bits");
    wrong(
        "{\"Data\":{\"m\":\"\"},\"Metadata\":{\"Id\":\"a\",\"InsertionTime\":\"soon\"}}",
        "$.Metadata.InsertionTime",
        "ISO 8601");
    wrong(
        "{\"Data\":{\"m\":[\"a\",\"b\"]},\"Metadata\":{\"MessageIdArray\":[\"1\",2]}}",
        "$[1].Metadata.MessageId",
        "a text");
    wrong("{\"Data\":{\"m\":[]},\"Metadata\":{\"MessageIdArray\":[]}}", "$", "at least one");
  }

  private static void wrong(String event, String place, String words) {
    assertThatThrownBy(() -> AzureEvents.queue().decode(Payload.of(event)))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining(place + ":")
        .hasMessageContaining(words);
  }
}
