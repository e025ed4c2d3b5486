package dev.faas.events.aws.cloudfront;

import static dev.faas.events.contract.Formats.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.Body;
import dev.faas.events.Detected;
import dev.faas.events.EventFormat;
import dev.faas.events.Headers;
import dev.faas.events.aws.AwsEvents;
import dev.faas.events.contract.Formats;
import dev.faas.events.contract.JsonTrees;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudFrontEventTest {

  private static final Class<?> ROOM = CloudFrontEventTest.class;
  private static final EventFormat<CloudFrontEvent, CloudFrontAnswer> FORMAT =
      CloudFrontEvent.format();

  @TestFactory
  List<DynamicTest> everyRecordedEventComesOutAsItWentIn() {
    return Formats.lossless("events/aws/cloudfront", FORMAT, Set.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"viewer-request.json", "origin-request.json", "origin-response.json"})
  void goldenEventIsReproduced(String golden) {
    Formats.reproduces(ROOM, golden, FORMAT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"request-result.json", "response-result.json"})
  void goldenAnswerIsReproduced(String golden) {
    Formats.reproducesResult(ROOM, golden, "origin-request.json", FORMAT);
  }

  @Test
  void requestOfAViewerHasEverythingInItsPlace() {
    CloudFrontEvent event = decoded("viewer-request.json");
    CloudFrontRequest request = request(event);

    assertThat(event)
        .returns("viewer-request", CloudFrontEvent::eventType)
        .returns("EDFDVBD6EXAMPLE", CloudFrontEvent::distributionId)
        .returns("d111111abcdef8.cloudfront.net", CloudFrontEvent::distributionDomainName)
        .returns("4TyzHTaYWb1GX1qTfsHhEqV6HUDd==", CloudFrontEvent::requestId)
        .returns(null, CloudFrontEvent::response);
    assertThat(request)
        .returns("203.0.113.9", CloudFrontRequest::clientIp)
        .returns("GET", CloudFrontRequest::method)
        .returns("/pictures/a%20b.jpg", CloudFrontRequest::uri)
        .returns("size=LARGE&color=%62lue", CloudFrontRequest::querystring)
        .returns(null, CloudFrontRequest::body)
        .returns(null, CloudFrontRequest::origin);
    assertThat(request.headers().all("ACCEPT")).containsExactly("text/html", "*/*");
    assertThat(request.header("X-Plain")).contains("1");
    assertThat(request.headers().entries().get(0).name()).isEqualTo("Host");
  }

  @Test
  void requestToAnOriginHasABodyAndSaysWhereItGoes() {
    CloudFrontRequest request = request(decoded("origin-request.json"));

    assertThat(request.body()).isEqualTo(Body.of("order=7"));
    assertThat(request.meta().rest("body", "inputTruncated")).contains(JsonValue.of(true));
    assertThat(request.origin()).isNotNull();
    assertThat(request.origin().at("custom", "domainName")).contains(JsonValue.of("shop.example"));
  }

  @Test
  void responseOfAnOriginRepeatsItsHeaders() {
    CloudFrontResponse response = decoded("origin-response.json").response();

    assertThat(response).isNotNull();
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.statusDescription()).isEqualTo("OK");
    assertThat(response.headers().all("set-cookie")).containsExactly("a=1", "b=2");
    assertThat(response.body().isEmpty()).isTrue();
  }

  @Test
  void requestGoesOnAsItCame() {
    CloudFrontEvent event = decoded("origin-request.json");

    assertThat(FORMAT.encode(request(event), event).text())
        .contains("\"action\":\"read-only\"", "\"inputTruncated\":true", "\"keepaliveTimeout\":5");
  }

  @Test
  void anotherBodyReplacesTheOneThatCame() {
    CloudFrontEvent event = decoded("origin-request.json");
    CloudFrontRequest other = request(event).withBody(Body.of("order=8"));

    assertThat(FORMAT.encode(other, event).text())
        .contains("\"data\":\"order=8\"", "\"encoding\":\"text\"", "\"action\":\"replace\"");
  }

  @Test
  void bodyOfABuiltRequestReplacesTheOneThatCame() {
    CloudFrontRequest built = CloudFrontRequest.get("/").withBody(Body.of("order=8"));

    assertThat(FORMAT.encode(built, decoded("origin-request.json")).text())
        .contains("\"action\":\"replace\"");
  }

  @Test
  void changedRequestIsWrittenWithTheKeysOfItsHeaders() {
    CloudFrontEvent event = decoded("viewer-request.json");
    CloudFrontRequest changed = request(event)
        .withMethod("HEAD")
        .withUri("/b.jpg")
        .withQuerystring("")
        .withHeaders(Headers.of("X-A", "1"))
        .withHeader("x-a", "2")
        .withOrigin(JsonObject.EMPTY.with("s3", JsonObject.EMPTY));

    JsonTrees.assertSameJson(FORMAT.encode(changed, event).text(), """
        {"clientIp": "203.0.113.9", "method": "HEAD", "uri": "/b.jpg", "querystring": "",
         "headers": {"x-a": [{"key": "x-a", "value": "2"}]}, "origin": {"s3": {}}}""");
  }

  @Test
  void responseOfTheFunctionsOwnAnswersARequest() {
    CloudFrontResponse response = CloudFrontResponse.of(200)
        .withStatus(302, "Found")
        .withHeader("Location", "https://shop.example/new")
        .withBody(Body.of(new byte[] {0, 1, 2, -1}));

    JsonTrees.assertSameJson(
        FORMAT.encode(response, decoded("viewer-request.json")).text(),
        golden(ROOM, "response-result.json").text());
    assertThat(response.header("location")).isPresent();
  }

  @Test
  void requestIsNoAnswerOnceThereIsAResponse() {
    CloudFrontEvent event = decoded("origin-response.json");

    assertThatThrownBy(() -> FORMAT.encode(request(event), event))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("answer with event.response()");
  }

  @Test
  void builtEventsAreCompleteAndDecodeToTheSame() {
    CloudFrontRequest request = CloudFrontRequest.get("/a").withBody(Body.of("x"));
    CloudFrontResponse response = CloudFrontResponse.of(204).withHeader("Vary", "*");
    for (CloudFrontEvent event : List.of(
        CloudFrontEvent.viewerRequest(request),
        CloudFrontEvent.originRequest(request.withOrigin(JsonObject.EMPTY)),
        CloudFrontEvent.originResponse(request, response),
        CloudFrontEvent.viewerResponse(request, response))) {
      Payload wire = FORMAT.encodeEvent(event);

      assertThat(FORMAT.decode(wire)).isEqualTo(event);
      assertThat(AwsEvents.detect(wire)).map(Detected::kind).contains("cloudfront");
      assertThat(wire.text()).contains("\"action\":\"read-only\"");
    }
  }

  @Test
  void membersBesideTheRecordComeOutAsTheyWentIn() {
    String json = "{\"x\":1,\"Records\":[{\"y\":2,\"cf\":{\"config\":{\"z\":3}}}]}";

    JsonTrees.assertSameJson(Formats.reencoded(FORMAT, Payload.of(json)).text(), json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Records\":[]}|cloudfront at $.Records: expected one record, found 0 of them",
        "{\"Records\":[{},{}]}|cloudfront at $.Records: expected one record, found 2 of them",
        "{\"Records\":[{\"cf\":{\"request\":{\"method\":\"GET\"}}}]}"
            + "|cloudfront at $.Records[0].cf.request.uri: expected a text, found nothing",
        "{\"Records\":[{\"cf\":{\"response\":{\"status\":\"OK\"}}}]}"
            + "|cloudfront at $.Records[0].cf.response.status: expected a whole number",
        "{\"Records\":[{\"cf\":{\"response\":{\"status\":\"200\",\"headers\":{\"a\":\"1\"}}}}]}"
            + "|cloudfront at $.Records[0].cf.response.headers: expected an object with arrays",
        "{\"Records\":[{\"cf\":{\"response\":{\"status\":\"200\",\"headers\":{\"a\":[{}]}}}}]}"
            + "|cloudfront at $.Records[0].cf.response.headers: expected an object with arrays"
      })
  void wrongEventIsNamedByPlaceExpectationAndFinding(String json, String message) {
    assertThatThrownBy(() -> FORMAT.decode(Payload.of(json)))
        .isInstanceOf(DecodeException.class)
        .hasMessageStartingWith(message);
  }

  private static CloudFrontEvent decoded(String golden) {
    return FORMAT.decode(golden(ROOM, golden));
  }

  private static CloudFrontRequest request(CloudFrontEvent event) {
    CloudFrontRequest request = event.request();
    assertThat(request).isNotNull();
    return request;
  }
}
