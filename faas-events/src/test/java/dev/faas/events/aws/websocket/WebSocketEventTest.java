package dev.faas.events.aws.websocket;

import static dev.faas.events.contract.Formats.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.Authorizer;
import dev.faas.events.Detected;
import dev.faas.events.Headers;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.aws.AwsEvents;
import dev.faas.events.contract.Formats;
import dev.faas.events.contract.Values;
import dev.faas.events.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketEventTest {

  private static final Class<?> ROOM = WebSocketEventTest.class;

  @TestFactory
  List<DynamicTest> everyRecordedEventComesOutAsItWentIn() {
    return Formats.lossless("events/aws/apigw-websocket", WebSocketEvent.format(), Set.of());
  }

  @TestFactory
  List<DynamicTest> everyRecordedAnswerComesOutAsItWentIn() {
    Payload event = golden(ROOM, "connect.json");
    return Formats.lossless(
        "events/aws/apigw-websocket-response",
        json -> Formats.reencodedResult(WebSocketEvent.format(), json, event),
        Set.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"connect.json", "message.json", "disconnect.json"})
  void goldenEventIsReproduced(String golden) {
    Formats.reproduces(ROOM, golden, WebSocketEvent.format());
  }

  @Test
  void goldenAnswerIsReproduced() {
    Formats.reproducesResult(ROOM, "connect-result.json", "connect.json", WebSocketEvent.format());
  }

  @Test
  void connectingClientHasTheHeadersAndTheQueryOfItsHandshake() {
    WebSocketEvent event = decoded("connect.json");
    HttpRequest request = event.request();

    assertThat(event)
        .returns(true, WebSocketEvent::isConnect)
        .returns(false, WebSocketEvent::isMessage)
        .returns("XfGLwfTkDjMCJWQ=", WebSocketEvent::connectionId)
        .returns(null, WebSocketEvent::messageId)
        .returns(Instant.parse("2026-01-02T03:00:00.120Z"), WebSocketEvent::connectedAt)
        .returns(null, WebSocketEvent::disconnectStatusCode);
    assertThat(request.headers().all("sec-websocket-protocol"))
        .containsExactly("chat.v1", "chat.v2");
    assertThat(request.queryParameter("room")).contains("à la carte");
    assertThat(request)
        .returns("", HttpRequest::method)
        .returns("", HttpRequest::path)
        .returns("$connect", HttpRequest::route)
        .returns("production", HttpRequest::stage)
        .returns("203.0.113.9", HttpRequest::clientIp)
        .returns("curl/8.5.0", HttpRequest::userAgent)
        .returns("a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com", HttpRequest::host)
        .returns("XfGLwFTktjMFsLg=", HttpRequest::requestId)
        .returns(Instant.parse("2026-01-02T03:00:00.123Z"), HttpRequest::receivedAt);
    assertThat(request.stageVariables()).containsEntry("table", "chats");
    assertThat(request.authorizer())
        .isInstanceOfSatisfying(
            Authorizer.Custom.class,
            custom -> assertThat(custom.context().get("tenant")).isEqualTo(JsonValue.of("acme")));
    assertThat(event.meta().rest("requestContext", "apiId")).contains(JsonValue.of("a1b2c3d4e5"));
  }

  @Test
  void messageIsTheBodyAndMayBeBinary() {
    WebSocketEvent event = decoded("message.json");

    assertThat(event.isMessage()).isTrue();
    assertThat(event.messageId()).isEqualTo("XfGMYfTkDjMCJWQ=");
    assertThat(event.request().route()).isEqualTo("sendMessage");
    assertThat(event.text()).isEqualTo("{\"action\":\"sendMessage\"}");
    assertThat(event.request().headers().isEmpty()).isTrue();
  }

  @Test
  void clientThatIsGoneSaysWhyIfItDid() {
    assertThat(decoded("disconnect.json"))
        .returns(true, WebSocketEvent::isDisconnect)
        .returns(1005, WebSocketEvent::disconnectStatusCode)
        .returns("Client-side close frame status not set", WebSocketEvent::disconnectReason);
  }

  @Test
  void builtEventsAreCompleteAndDecodeToTheSame() {
    for (WebSocketEvent event : List.of(
        WebSocketEvent.connect("c1"),
        WebSocketEvent.message("c1", "{\"n\": 1}").withRoute("count"),
        WebSocketEvent.disconnect("c1"))) {
      Payload wire = WebSocketEvent.format().encodeEvent(event);

      Values.assertSameButMeta(WebSocketEvent.format().decode(wire), event);
      assertThat(AwsEvents.detect(wire)).map(Detected::kind).contains("apigw-websocket");
      assertThat(wire.text()).doesNotContain("httpMethod", "\"path\"", "resource", "accountId");
    }
  }

  @Test
  void messageWithoutHandshakeHasNeitherHeadersNorQueryOnTheWire() {
    Payload wire = WebSocketEvent.format().encodeEvent(WebSocketEvent.message("c1", "hello"));

    assertThat(wire.text()).doesNotContain("eaders", "ueryStringParameters");
  }

  @Test
  void changedRequestIsWhatIsSent() {
    WebSocketEvent event = decoded("connect.json");
    WebSocketEvent other = event.withRequest(event.request().withHeader("X-Token", "t"));

    WebSocketEvent again =
        WebSocketEvent.format().decode(WebSocketEvent.format().encodeEvent(other));

    assertThat(again.request().headers()).isEqualTo(other.request().headers());
    assertThat(again.request().headers()).isNotEqualTo(Headers.empty());
  }

  @Test
  void connectionIsAnsweredInPayloadFormat10() {
    Payload answer = WebSocketEvent.format()
        .encode(
            HttpResponse.of(403).withAddedHeader("Vary", "a").withAddedHeader("Vary", "b"),
            decoded("connect.json"));

    assertThat(answer.text())
        .isEqualTo("{\"statusCode\":403,\"multiValueHeaders\":{\"Vary\":[\"a\",\"b\"]},"
            + "\"isBase64Encoded\":false}");
  }

  @Test
  void eventWithoutConnectionIsNoneOfAWebSocket() {
    assertThatThrownBy(() -> WebSocketEvent.format()
            .decode(Payload.of("{\"requestContext\":{\"eventType\":\"CONNECT\"}}")))
        .isInstanceOf(DecodeException.class)
        .hasMessage(
            "apigw-websocket at $.requestContext.connectionId: expected a text, found nothing");
  }

  private static WebSocketEvent decoded(String golden) {
    return WebSocketEvent.format().decode(golden(ROOM, golden));
  }
}
