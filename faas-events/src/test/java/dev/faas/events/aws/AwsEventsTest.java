package dev.faas.events.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.FunctionDefinition;
import dev.faas.Payload;
import dev.faas.RawHandler;
import dev.faas.StreamingHandler;
import dev.faas.events.Body;
import dev.faas.events.Cookie;
import dev.faas.events.Detected;
import dev.faas.events.EventFormat;
import dev.faas.events.Headers;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.QueueBatchHandler;
import dev.faas.events.QueueHandler;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.events.StorageBatchHandler;
import dev.faas.events.StorageHandler;
import dev.faas.events.StreamBatchHandler;
import dev.faas.events.StreamHandler;
import dev.faas.events.TableBatchHandler;
import dev.faas.events.TableHandler;
import dev.faas.events.aws.http.RequestTime;
import dev.faas.events.contract.JsonTrees;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AwsEventsTest {

  @Test
  void typedHandlersFindTheirFormat() {
    HttpHandler http = (request, context) -> HttpResponse.ok();
    QueueHandler each = (message, context) -> {};
    QueueBatchHandler whole = (batch, context) -> BatchResponse.success();

    assertThat(AwsEvents.formatFor(FunctionDefinition.of(http))).isSameAs(AwsEvents.http());
    assertThat(AwsEvents.formatFor(FunctionDefinition.of(whole))).isSameAs(AwsEvents.queue());
    assertThat(AwsEvents.batchFormatFor(FunctionDefinition.of(each))).isSameAs(AwsEvents.queue());
    assertThat(AwsEvents.takesItems(FunctionDefinition.of(each))).isTrue();
    assertThat(AwsEvents.takesItems(FunctionDefinition.of(whole))).isFalse();
  }

  @Test
  void eachKnownItemHasItsFormatOneByOneAndAsABatch() {
    StorageHandler storage = (event, context) -> {};
    TableHandler table = (change, context) -> {};
    StreamHandler stream = (record, context) -> {};
    StorageBatchHandler storages = (batch, context) -> BatchResponse.success();
    TableBatchHandler tables = (batch, context) -> BatchResponse.success();
    StreamBatchHandler streams = (batch, context) -> BatchResponse.success();

    assertThat(AwsEvents.batchFormatFor(FunctionDefinition.of(storage)))
        .isSameAs(AwsEvents.formatFor(FunctionDefinition.of(storages)))
        .isSameAs(AwsEvents.storage());
    assertThat(AwsEvents.batchFormatFor(FunctionDefinition.of(table)))
        .isSameAs(AwsEvents.formatFor(FunctionDefinition.of(tables)))
        .isSameAs(AwsEvents.table());
    assertThat(AwsEvents.batchFormatFor(FunctionDefinition.of(stream)))
        .isSameAs(AwsEvents.formatFor(FunctionDefinition.of(streams)))
        .isSameAs(AwsEvents.stream());
    assertThat(AwsEvents.takesItems(FunctionDefinition.of(stream))).isTrue();
    assertThat(AwsEvents.takesItems(FunctionDefinition.of(streams))).isFalse();
  }

  @Test
  void rawAndStreamingHandlersGetTheBytesThemselves() {
    RawHandler raw = (event, context) -> event;
    StreamingHandler streaming = (in, out, context) -> in.transferTo(out);
    Payload bytes = Payload.of("no JSON");
    EventFormat<Payload, Payload> format = AwsEvents.formatFor(FunctionDefinition.of(raw));

    assertThat(AwsEvents.formatFor(FunctionDefinition.of(streaming))).isSameAs(format);
    assertThat(AwsEvents.takesItems(FunctionDefinition.of(raw))).isFalse();
    assertThat(format.kind()).isEqualTo("raw");
    assertThat(format.decode(format.encodeEvent(bytes))).isSameAs(bytes);
    assertThat(format.decodeResult(format.encode(bytes, bytes), bytes)).isSameAs(bytes);
  }

  @Test
  void rawHandlerThatReturnsNullIsRefused() {
    RawHandler raw = (event, context) -> event;

    assertThatThrownBy(() -> encodeNothing(AwsEvents.formatFor(FunctionDefinition.of(raw))))
        .hasMessageContaining("Payload.empty()");
  }

  @SuppressWarnings("NullAway")
  private static Payload encodeNothing(EventFormat<Payload, Payload> format) {
    return format.encode(null, Payload.empty());
  }

  @Test
  void handlerOfNoKnownEventIsRefusedWithTheKnownOnes() {
    FunctionDefinition<String, Integer> definition =
        FunctionDefinition.of(String.class, Integer.class, (event, context) -> event.length());

    assertThatThrownBy(() -> AwsEvents.formatFor(definition))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.String → java.lang.Integer")
        .hasMessageContaining("HttpRequest → HttpResponse")
        .hasMessageContaining("QueueMessage, StorageEvent, TableChange, StreamRecord");
  }

  @Test
  void nullResultIsRefusedWhereAResponseIsDue() {
    HttpRequest request = HttpRequest.get("/");

    assertThatThrownBy(() -> encodeNull(request)).hasMessageContaining("returned null");
  }

  @SuppressWarnings("NullAway")
  private static Payload encodeNull(HttpRequest request) {
    return AwsEvents.http().encode(null, request);
  }

  @Test
  void builtRequestIsWrittenCompleteAndReadBackEqual() {
    HttpRequest request = HttpRequest.post("/pets?tag=a&tag=b")
        .withHeader("Content-Type", "application/json")
        .withCookie("session", "abc")
        .withPathParameter("id", "7 a")
        .withBody("{}");
    Payload wire = AwsEvents.http().encodeEvent(request);
    HttpRequest back = AwsEvents.http().decode(wire);

    assertThat(wire.text())
        .contains("\"queryStringParameters\":{\"tag\":\"a,b\"}", "\"accountId\":", "\"apiId\":");
    assertThat(back.query()).isEqualTo(request.query());
    assertThat(back.cookies()).isEqualTo(request.cookies());
    assertThat(back.pathParameters()).isEqualTo(request.pathParameters());
    assertThat(back.body()).isEqualTo(request.body());
    assertThat(AwsEvents.detect(wire)).get().returns("apigw-v2", Detected::kind);
  }

  @Test
  void timeIsWrittenAsTheServiceWritesItBesideTheEpoch() {
    assertThat(new RequestTime().of(Instant.parse("2020-03-09T09:03:08.390Z")))
        .isEqualTo("09/Mar/2020:09:03:08 +0000");
    assertThat(new RequestTime().of(Instant.parse("2026-12-31T23:59:59Z")))
        .isEqualTo("31/Dec/2026:23:59:59 +0000");
  }

  @Test
  void builtMessagesAreWrittenCompleteAndReadBackEqual() {
    Batch<QueueMessage> batch = QueueMessages.of("one", "two");
    Payload wire = AwsEvents.queue().encodeEvent(batch);
    Batch<QueueMessage> back = AwsEvents.queue().decode(wire);

    assertThat(back.events()).extracting(QueueMessage::text).containsExactly("one", "two");
    assertThat(back.items()).extracting(Batch.Item::id).doesNotHaveDuplicates();
    assertThat(wire.text())
        .contains("\"md5OfBody\":\"f97c5d29941bfb1b2fdab0874906ab82\"", "\"awsRegion\":");
    assertThat(AwsEvents.detect(wire)).get().returns("sqs", Detected::kind);
  }

  @Test
  void changedBodyGetsItsOwnDigest() {
    QueueMessage message =
        AwsEvents.queue().decode(GoldenFiles.read("sqs.json")).events().get(0);
    Batch<QueueMessage> changed = new Batch<>(
        java.util.List.of(new Batch.Item<>(message.id(), null, message.withBody(Body.of("one")))));

    assertThat(AwsEvents.queue().encodeEvent(changed).text())
        .contains("\"md5OfBody\":\"f97c5d29941bfb1b2fdab0874906ab82\"");
  }

  @Test
  void responseWithRepeatedHeadersCookiesAndBytesIsWrittenAsThePlatformTakesIt() {
    HttpResponse response = HttpResponse.of(200)
        .withHeader("Vary", "Origin")
        .withAddedHeader("vary", "Accept")
        .withCookie(Cookie.of("a", "1").withHttpOnly())
        .withCookie(Cookie.of("b", "2"))
        .withBody(Body.of(new byte[] {0, 1}));

    assertThat(AwsEvents.http().encode(response, HttpRequest.get("/")).text()).isEqualTo("""
            {"statusCode":200,"headers":{"Vary":"Origin,Accept"},\
            "cookies":["a=1; HttpOnly","b=2"],"body":"AAE=","isBase64Encoded":true}""");
  }

  @Test
  void answerIsInTheDialectOfTheRequest() {
    HttpRequest rest = AwsEvents.http().decode(GoldenFiles.read("apigw-v1.json"));
    HttpResponse response = HttpResponse.of(200)
        .withHeader("Vary", "Origin")
        .withAddedHeader("vary", "Accept")
        .withHeader("X-Id", "7")
        .withCookie(Cookie.of("a", "1"));

    assertThat(AwsEvents.http().encode(response, rest).text()).isEqualTo("""
            {"statusCode":200,"headers":{"X-Id":"7","Set-Cookie":"a=1"},\
            "multiValueHeaders":{"Vary":["Origin","Accept"]},"isBase64Encoded":false}""");
  }

  @Test
  void builtRequestCanBeSentAsARestApiSendsIt() {
    HttpRequest request = HttpRequest.get("/pets?tag=a&tag=b%20c").withCookie("session", "abc");
    Payload wire = AwsEvents.rest().encodeEvent(request);
    HttpRequest back = AwsEvents.http().decode(wire);

    assertThat(wire.text())
        .contains("\"multiValueQueryStringParameters\":{\"tag\":[\"a\",\"b c\"]}")
        .contains("\"queryStringParameters\":{\"tag\":\"b c\"}")
        .contains("\"pathParameters\":null", "\"body\":null", "\"Cookie\":\"session=abc\"");
    assertThat(back.query()).isEqualTo(request.query());
    assertThat(back.cookies()).isEqualTo(request.cookies());
    assertThat(AwsEvents.detect(wire)).get().returns("apigw-v1", Detected::kind);
  }

  @Test
  void headersThatDifferInCaseOnlyComeOutAsTheyWentIn() {
    String json =
        "{\"statusCode\":200,\"headers\":{\"A\":\"1\",\"a\":\"2\"},\"isBase64Encoded\":false}";
    Payload request = GoldenFiles.read("apigw-v2.json");
    HttpResponse response = AwsEvents.http().decodeResult(Payload.of(json), request);

    assertThat(response.headers()).isEqualTo(Headers.of("A", "1", "a", "2"));
    assertThat(AwsEvents.http().encode(response, HttpRequest.get("/")).text()).isEqualTo(json);
  }

  @Test
  void memberBesideTheRecordsIsKeptWithTheFirstRecordAndRefusedWithoutOne() {
    String json = GoldenFiles.read("sqs.json").text().trim();
    String withMore = json.substring(0, json.length() - 1) + ", \"more\": {\"x\": 1}}";

    JsonTrees.assertSameJson(
        AwsEvents.queue()
            .encodeEvent(AwsEvents.queue().decode(Payload.of(withMore)))
            .text(),
        withMore);
    assertThatThrownBy(() -> AwsEvents.queue().decode(Payload.of("{\"Records\":[],\"more\":1}")))
        .hasMessageContaining("$.more");
  }
}
