package dev.faas.events.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.Payload;
import dev.faas.events.Body;
import dev.faas.events.BusEvent;
import dev.faas.events.Detected;
import dev.faas.events.FailedItemsException;
import dev.faas.events.ScheduledEvent;
import dev.faas.events.contract.Formats;
import dev.faas.events.contract.JsonTrees;
import dev.faas.events.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventBridgeTest {

  private static final String SCHEDULER =
      "arn:aws:scheduler:us-east-1:123456789012:schedule/default/nightly";

  @TestFactory
  List<DynamicTest> everyRealEventComesOutAsItWentIn() {
    List<DynamicTest> tests = new ArrayList<>();
    tests.addAll(Formats.lossless("events/aws/eventbridge", AwsEvents.bus(), Set.of()));
    tests.addAll(Formats.lossless("events/aws/eventbridge-scheduled", AwsEvents.bus(), Set.of()));
    tests.addAll(
        Formats.lossless("events/aws/eventbridge-scheduled", AwsEvents.schedule(), Set.of()));
    return tests;
  }

  @Test
  void busEventHasEverythingInItsPlace() {
    Batch<BusEvent> batch = AwsEvents.bus().decode(GoldenFiles.read("eventbridge.json"));
    BusEvent event = batch.events().get(0);

    assertThat(batch.items())
        .containsExactly(new Batch.Item<>("6e1b7c2a-3d4f-4a5b-8c6d-7e8f9a0b1c2d", null, event));
    assertThat(event)
        .returns("album.photos", BusEvent::source)
        .returns("Photo Uploaded", BusEvent::type)
        .returns(Instant.parse("2026-01-02T03:00:00Z"), BusEvent::time)
        .returns("123456789012", BusEvent::account)
        .returns("eu-west-1", BusEvent::region)
        .returns(null, BusEvent::subject)
        .returns(
            List.of("arn:aws:s3:::album", "arn:aws:lambda:eu-west-1:123456789012:function:photos"),
            BusEvent::resources);
    JsonTrees.assertSameJson(
        event.text(),
        "{\"photo\":7,\"exact\":1.50,\"owner\":null,\"tags\":[\"sea\",\"à la carte\"]}");
    assertThat(event.meta().rest("replay-name")).contains(JsonValue.of("january"));
  }

  @Test
  void scheduledEventHasEverythingInItsPlace() {
    ScheduledEvent event = scheduled(GoldenFiles.read("eventbridge-scheduled.json"));

    assertThat(event)
        .returns("7f2c8d3b-4e5f-4b6c-9d7e-8f9a0b1c2d3e", ScheduledEvent::id)
        .returns("nightly", ScheduledEvent::scheduleName)
        .returns(Instant.parse("2026-01-02T03:00:00Z"), ScheduledEvent::time)
        .returns(null, ScheduledEvent::pastDue)
        .returns(Body.of("{}"), ScheduledEvent::payload);
  }

  @Test
  void textOfTheSchedulerIsThePayload() {
    Payload wire = GoldenFiles.read("eventbridge-scheduler.json");
    ScheduledEvent event = scheduled(wire);

    assertThat(event.payload()).isEqualTo(Body.of("{ }"));
    assertThat(event.scheduleName()).isEqualTo("nightly");
    assertThat(AwsEvents.bus().decode(wire).events().get(0).text()).isEqualTo("{ }");
    Formats.reproduces(EventBridgeTest.class, "eventbridge-scheduler.json", AwsEvents.schedule());
    Formats.reproduces(EventBridgeTest.class, "eventbridge-scheduler.json", AwsEvents.bus());
  }

  @Test
  void changedPayloadOfTheSchedulerIsATextAgain() {
    ScheduledEvent event = scheduled(GoldenFiles.read("eventbridge-scheduler.json"))
        .withPayload(Body.of("{\"photo\":7}"));

    assertThat(encoded(event).text()).contains("\"detail\":\"{\\\"photo\\\":7}\"");
  }

  @Test
  void busHandlerTakesScheduledEventsToo() {
    BusEvent event = AwsEvents.bus()
        .decode(GoldenFiles.read("eventbridge-scheduled.json"))
        .events()
        .get(0);

    assertThat(event).returns("Scheduled Event", BusEvent::type).returns("{}", BusEvent::text);
  }

  @Test
  void anotherEventIsNoScheduledOneAndTheFindingIsNamed() {
    assertThatThrownBy(() -> scheduled(GoldenFiles.read("eventbridge.json")))
        .hasMessageStartingWith(
            "eventbridge-scheduled at $.detail-type: expected the text \"Scheduled Event\"")
        .hasMessageEndingWith("found the text \"Photo Uploaded\"");
  }

  @Test
  void inputOfTheSchedulesOwnIsNoScheduledEvent() {
    assertThatThrownBy(() -> scheduled(Payload.of("{\"job\":\"clean\"}")))
        .hasMessage("eventbridge-scheduled at $.detail-type: expected the text \"Scheduled Event\","
            + " found nothing");
    assertThatThrownBy(() -> scheduled(Payload.of("\"clean\"")))
        .hasMessage("eventbridge-scheduled at $: expected an object, found the text \"clean\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"resources\":[]",
        "\"resources\":null",
        "\"resources\":[\"\"]",
        "\"resources\":[\"a\",\"b\"]",
        "\"source\":\"my.own\"",
        "\"account\":null",
        "\"detail\":null",
        "\"detail\":7",
        "\"detail\":\"\"",
        "\"time\":\"2026-01-02T04:00:00+01:00\""
      })
  void oddMemberOfAScheduledEventIsKept(String member) {
    String json = "{\"detail-type\":\"Scheduled Event\"," + member + "}";

    JsonTrees.assertSameJson(encoded(scheduled(Payload.of(json))).text(), json);
  }

  @Test
  void typeInAnArrayIsReadAndKept() {
    String json = "{\"id\":\"1\",\"source\":\"x\",\"detail-type\":[\"one\"]}";

    assertThat(AwsEvents.bus().decode(Payload.of(json)).events().get(0).type()).isEqualTo("one");
    JsonTrees.assertSameJson(
        Formats.reencoded(AwsEvents.bus(), Payload.of(json)).text(), json);
  }

  @Test
  void builtBusEventIsCompleteAndReadBackEqual() {
    BusEvent event = BusEvent.of("shop.orders", "Order Placed", "{\"id\":7}");
    Payload wire = AwsEvents.bus()
        .encodeEvent(new Batch<>(List.of(new Batch.Item<>(event.id(), null, event))));

    assertThat(wire.text()).isEqualTo("""
        {"version":"0","id":"6a7e8feb-b491-4cf7-a9f1-bf3703467718","detail-type":"Order Placed",\
        "source":"shop.orders","account":"123456789012","time":"2026-01-01T12:00:00Z",\
        "region":"us-east-1","resources":[],"detail":{"id":7}}""");
    assertThat(AwsEvents.bus().decode(wire).events()).containsExactly(event);
    assertThat(AwsEvents.detect(wire)).get().returns("eventbridge", Detected::kind);
  }

  @Test
  void builtScheduledEventIsCompleteAndReadBackEqual() {
    ScheduledEvent event = ScheduledEvent.at(Instant.parse("2026-01-01T03:00:00Z"));
    Payload wire = encoded(event);

    JsonTrees.assertSameJson(wire.text(), """
        {"version":"0","id":"53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa","detail-type":"Scheduled Event",
        "source":"aws.events","account":"123456789012","time":"2026-01-01T03:00:00Z",
        "region":"us-east-1","detail":{},
        "resources":["arn:aws:events:us-east-1:123456789012:rule/my-schedule"]}""");
    assertSame(scheduled(wire), event);
    assertThat(AwsEvents.detect(wire)).get().returns("eventbridge-scheduled", Detected::kind);
  }

  @Test
  void scheduleOfTheSchedulerSendsItsEventWithATextAsDetail() {
    ScheduledEvent event = ScheduledEvent.builder().schedule(SCHEDULER).build();

    assertThat(encoded(event).text()).contains("\"source\":\"aws.scheduler\"", "\"detail\":\"{}\"");
    assertSame(scheduled(encoded(event)), event);
  }

  @Test
  void scheduleWithoutAnArnIsOfARule() {
    assertThat(encoded(ScheduledEvent.builder().schedule("nightly").build()).text())
        .contains("\"resources\":[\"nightly\"]", "\"source\":\"aws.events\"")
        .contains("\"account\":\"123456789012\"", "\"region\":\"us-east-1\"");
  }

  @Test
  void failedEventFailsTheInvocation() {
    Batch<BusEvent> batch = AwsEvents.bus().decode(GoldenFiles.read("eventbridge.json"));
    BatchResponse failed = new BatchResponse(List.of(batch.items().get(0).id()));

    assertThatThrownBy(() -> AwsEvents.bus().encode(failed, batch))
        .isInstanceOf(FailedItemsException.class)
        .hasMessageEndingWith("6e1b7c2a-3d4f-4a5b-8c6d-7e8f9a0b1c2d");
  }

  /** What EventBridge adds of its own is in the rest. */
  private static void assertSame(ScheduledEvent found, ScheduledEvent expected) {
    assertThat(found)
        .returns(expected.id(), ScheduledEvent::id)
        .returns(expected.schedule(), ScheduledEvent::schedule)
        .returns(expected.time(), ScheduledEvent::time)
        .returns(expected.payload(), ScheduledEvent::payload);
    assertThat(found.meta().rest("account")).contains(JsonValue.of("123456789012"));
  }

  private static ScheduledEvent scheduled(Payload wire) {
    return AwsEvents.schedule().decode(wire).events().get(0);
  }

  private static Payload encoded(ScheduledEvent event) {
    return AwsEvents.schedule()
        .encodeEvent(new Batch<>(List.of(new Batch.Item<>("", null, event))));
  }
}
