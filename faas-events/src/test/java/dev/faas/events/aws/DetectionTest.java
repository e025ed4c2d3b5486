package dev.faas.events.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.Detected;
import dev.faas.events.QueueMessages;
import dev.faas.events.TopicMessages;
import dev.faas.events.Unwrapped;
import dev.faas.events.Unwrapped.Layer;
import dev.faas.events.contract.Corpus;
import dev.faas.events.contract.JsonTrees;
import dev.faas.events.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an event of unknown type is, and what it carries. */
class DetectionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sqs.json|sqs|Records[0].eventSource = aws:sqs",
        "sns.json|sns|Records[0].EventSource = aws:sns",
        "s3-test.json|s3|Service = Amazon S3, Event = s3:TestEvent",
        "apigw-v2.json|apigw-v2|version, routeKey, requestContext.http",
        "eventbridge.json|eventbridge|detail-type, source, detail",
        "eventbridge-scheduler.json|eventbridge-scheduled|detail-type = Scheduled Event, source, detail",
        "destination.json|destination|requestContext.condition, responseContext",
        "kinesis-pipe.json|kinesis|[0].eventSource = aws:kinesis"
      })
  void kindIsToldWithTheMembersThatToldIt(String golden, String kind, String reason) {
    assertThat(AwsEvents.detect(GoldenFiles.read(golden)))
        .contains(new Detected("aws", kind, reason));
  }

  @Test
  void detectedReadsAsASentence() {
    assertThat(AwsEvents.detect(GoldenFiles.read("sqs.json")))
        .get()
        .hasToString("aws sqs, because of Records[0].eventSource = aws:sqs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "[]", "7", "\"sqs\"", "[[]]", "{\"Records\":[]}", "{\"Records\":[7]}"})
  void unknownJsonIsNothing(String json) {
    assertThat(AwsEvents.detect(Payload.of(json))).isEmpty();
    assertThat(AwsEvents.unwrap(Payload.of(json)))
        .containsExactly(new Unwrapped(Payload.of(json), List.of()));
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertThatThrownBy(() -> AwsEvents.detect(Payload.of("sqs")))
        .isInstanceOf(DecodeException.class);
    assertThatThrownBy(() -> AwsEvents.unwrap(Payload.of("sqs")))
        .isInstanceOf(DecodeException.class);
  }

  @Test
  void allThatComesThroughAQueueIsPeeled() {
    List<Unwrapped> all = AwsEvents.unwrap(GoldenFiles.read("s3-in-sqs.json"));

    assertThat(all)
        .extracting(each -> AwsEvents.detect(each.payload()).orElseThrow().kind())
        .containsExactly("s3", "s3", "s3", "eventbridge", "eventbridge", "s3");
    assertThat(all.get(2).layers())
        .containsExactly(
            new Layer("aws", "sqs", "5b1f0c1e-7d0a-4c55-9b1e-2f6a4d2e9c03", "$.Records[2].body"),
            new Layer(
                "aws", "sns-notification", "0a8d3f6e-51a7-5b2c-9d0e-4f6a7b8c9d03", "$.Message"));
    assertThat(all.get(3).layers())
        .hasToString("[sqs 5b1f0c1e-7d0a-4c55-9b1e-2f6a4d2e9c04 at $.Records[3].body]");
  }

  @Test
  void realEventsArePeeled() {
    assertThat(AwsEvents.unwrap(real("sqs/ptts__s3-sqs-event.json")))
        .singleElement()
        .satisfies(each -> assertThat(AwsEvents.storage().decode(each.payload()).events())
            .singleElement()
            .returns("test.pdf", event -> event.key()));
    assertThat(AwsEvents.unwrap(real("sqs/ptts__sqs-sns-body.json")))
        .singleElement()
        .satisfies(each -> assertThat(AwsEvents.detect(each.payload()))
            .get()
            .returns("sns-notification", Detected::kind));
  }

  @Test
  void innerTextIsGivenAsItStoodThere() {
    String text = " " + GoldenFiles.read("eventbridge.json").text();
    Payload wire = AwsEvents.topic().encodeEvent(TopicMessages.of(text));

    assertThat(AwsEvents.unwrap(wire))
        .singleElement()
        .returns(Payload.of(text), Unwrapped::payload)
        .extracting(each -> each.layers().get(0))
        .returns("sns", Layer::kind)
        .returns("$.Records[0].Sns.Message", Layer::path)
        .returns("95df01b4-ee98-5cb9-9903-4c221d41eb5e", Layer::id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "{\"order\":7}",
        "{\"Records\":[]}",
        "[1,2]",
        "{\"detail-type\":\"x\"}",
        "{\"method\":\"GET\",\"raw_path\":\"/\"}",
        "{broken",
        "\"{}\""
      })
  void messageOfTheUsersOwnIsNotPeeled(String body) {
    Payload wire = AwsEvents.queue().encodeEvent(QueueMessages.of(body, "two"));

    assertThat(AwsEvents.unwrap(wire)).containsExactly(new Unwrapped(wire, List.of()));
  }

  @Test
  void messageOfTheUsersOwnBesideAnEventStaysInAnEventOfItsOwn() {
    String bus = GoldenFiles.read("eventbridge.json").text();
    Payload wire = AwsEvents.queue().encodeEvent(QueueMessages.of("hello", bus));
    List<Unwrapped> all = AwsEvents.unwrap(wire);

    assertThat(all).hasSize(2);
    assertThat(all.get(0).layers()).isEmpty();
    assertThat(AwsEvents.queue().decode(all.get(0).payload()).events())
        .singleElement()
        .returns("hello", message -> message.text());
    assertThat(all.get(1).payload().text()).isEqualTo(bus);
  }

  @Test
  void recordsOfAPipeAreToldByTheirIds() {
    List<Unwrapped> all = AwsEvents.unwrap(GoldenFiles.read("dynamodb-pipe.json"));

    assertThat(all)
        .extracting(Unwrapped::layers)
        .containsExactly(
            List.of(new Layer("aws", "pipe", "5d41402abc4b2a76b9719d911017c590", "$[0]")),
            List.of(new Layer("aws", "pipe", "5d41402abc4b2a76b9719d911017c591", "$[1]")));
    assertThat(AwsEvents.detect(all.get(0).payload()))
        .get()
        .returns("dynamodb-record", Detected::kind);
  }

  @Test
  void eventInAMessageOfAPipeIsPeeledTwice() {
    String bus = GoldenFiles.read("eventbridge.json").text();
    String json = AwsEvents.queue().encodeEvent(QueueMessages.of(bus, "hello")).text();
    Payload array = Payload.of(json.substring(json.indexOf('['), json.length() - 1));
    List<Unwrapped> all = AwsEvents.unwrap(array);

    assertThat(all.get(0).layers()).extracting(Layer::kind).containsExactly("pipe", "sqs");
    assertThat(all.get(0).payload().text()).isEqualTo(bus);
    assertThat(all.get(1).layers()).extracting(Layer::kind).containsExactly("pipe");
  }

  @Test
  void recordOfAnInvocationIsTakenFromItsBus() {
    String bus = JsonValue.parse(GoldenFiles.read("eventbridge.json").text()).toString();
    String record = GoldenFiles.read("destination.json").text();
    String json = bus.substring(0, bus.indexOf("\"detail\":")) + "\"detail\":" + record + "}";

    assertThat(AwsEvents.unwrap(Payload.of(json))).singleElement().satisfies(each -> {
      JsonTrees.assertSameJson(each.payload().text(), record);
      assertThat(each.layers())
          .containsExactly(
              new Layer("aws", "eventbridge", "6e1b7c2a-3d4f-4a5b-8c6d-7e8f9a0b1c2d", "$.detail"));
    });
  }

  private static Payload real(String name) {
    return Payload.of(Corpus.read(Corpus.folder("events/aws").resolve(name)));
  }
}
