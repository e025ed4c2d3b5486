package dev.faas.events.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.Body;
import dev.faas.events.Cookie;
import dev.faas.events.Detected;
import dev.faas.events.EventFormat;
import dev.faas.events.Headers;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.contract.Corpus;
import dev.faas.events.contract.Formats;
import dev.faas.events.contract.JsonTrees;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDialectsTest {

  /** Said to be base64, but no base64: their body is not decoded until it is asked for. */
  private static final String NO_BASE64 = "ptjava__invalid_alb_in_event.json";

  @TestFactory
  List<DynamicTest> everyRecordedRequestComesOutAsItWentInWhicheverFormatReadsIt() {
    List<DynamicTest> tests = new ArrayList<>();
    for (EventFormat<?, ?> format : List.of(AwsEvents.http(), AwsEvents.alb())) {
      tests.addAll(Formats.lossless("events/aws/alb", format, Set.of()));
    }
    for (EventFormat<?, ?> format : List.of(AwsEvents.http(), AwsEvents.lattice())) {
      tests.addAll(Formats.lossless("events/aws/vpc-lattice", format, Set.of()));
    }
    assertThat(tests).hasSize(2 * 9 + 2 * 2);
    return tests;
  }

  @TestFactory
  List<DynamicTest> everyRecordedResponseComesOutAsItWentIn() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String asked : List.of("alb.json", "alb-multi.json")) {
      tests.addAll(Formats.lossless(
          "events/aws/alb-response",
          json -> Formats.reencodedResult(AwsEvents.alb(), json, GoldenFiles.read(asked)),
          Set.of()));
    }
    return tests;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alb.json",
        "alb-multi.json",
        "alb-health-check.json",
        "vpc-lattice.json",
        "vpc-lattice-v1.json",
        "apigw-v1.json",
        "apigw-v2.json"
      })
  void goldenRequestIsReproduced(String golden) {
    Formats.reproduces(HttpDialectsTest.class, golden, AwsEvents.http());
  }

  @ParameterizedTest
  @CsvSource({
    "alb-result.json, alb.json",
    "alb-multi-result.json, alb-multi.json",
    "vpc-lattice-result.json, vpc-lattice.json",
    "vpc-lattice-result.json, vpc-lattice-v1.json"
  })
  void goldenResponseIsReproduced(String golden, String asked) {
    Formats.reproducesResult(HttpDialectsTest.class, golden, asked, AwsEvents.http());
  }

  @ParameterizedTest
  @CsvSource({
    "alb.json, alb",
    "alb-multi.json, alb-multi",
    "alb-health-check.json, alb",
    "vpc-lattice.json, vpc-lattice",
    "vpc-lattice-v1.json, vpc-lattice-v1",
    "apigw-v1.json, apigw-v1",
    "apigw-v2.json, apigw-v2"
  })
  void dialectIsToldWhateverTheOrderOfTheMembers(String golden, String kind) {
    String json = GoldenFiles.read(golden).text();

    assertThat(AwsEvents.http().decode(Payload.of(json)).meta().kind()).isEqualTo(kind);
    assertThat(AwsEvents.http().decode(reversed(json)).meta().kind()).isEqualTo(kind);
  }

  private static Payload reversed(String json) {
    JsonObject object = (JsonObject) JsonValue.parse(json);
    JsonObject reversed = JsonObject.EMPTY;
    List<String> names = new ArrayList<>(object.members().keySet());
    for (int i = names.size() - 1; i >= 0; i--) {
      reversed = reversed.with(names.get(i), object.members().get(names.get(i)));
    }
    return Payload.of(reversed.toString());
  }

  @Test
  void loadBalancerGivesPathAndQueryAsTheyWereSent() {
    HttpRequest request = decoded("alb.json");

    assertThat(request)
        .returns("POST", HttpRequest::method)
        .returns("/caf%C3%A9/orders", HttpRequest::path)
        .returns("note=%C3%A0+la+carte&page=2", HttpRequest::rawQuery)
        .returns("203.0.113.9", HttpRequest::clientIp)
        .returns("curl/8.5.0", HttpRequest::userAgent)
        .returns("shop-1234567890.eu-west-1.elb.amazonaws.com", HttpRequest::host)
        .returns(null, HttpRequest::route)
        .returns(null, HttpRequest::stage)
        .returns(null, HttpRequest::receivedAt)
        .returns("{\"order\": 7}", HttpRequest::text);
    assertThat(request.queryParameter("note")).contains("à la carte");
    assertThat(request.cookies())
        .containsExactly(Cookie.of("session", "abc"), Cookie.of("seen", "1"));
    assertThat(request.header("cookie")).isEmpty();
    assertThat(request.meta().rest("requestContext", "elb", "targetGroupArn")).isPresent();
  }

  @Test
  void targetGroupWithMultiValueHeadersGivesAllOfThem() {
    HttpRequest request = decoded("alb-multi.json");

    assertThat(request.headers().all("Accept")).containsExactly("application/json", "text/html");
    assertThat(request.query().all("tag")).containsExactly("red", "blue");
    assertThat(request.rawQuery()).isEqualTo("tag=red&tag=%62lue&page=2");
  }

  @Test
  void healthCheckHasNothingButItsUserAgent() {
    HttpRequest check = decoded("alb-health-check.json");

    assertThat(AwsEvents.isHealthCheck(check)).isTrue();
    assertThat(check).returns(null, HttpRequest::clientIp).returns(null, HttpRequest::host);
    assertThat(check.headers().entries()).hasSize(1);
    assertThat(AwsEvents.isHealthCheck(decoded("alb.json"))).isFalse();
    assertThat(AwsEvents.isHealthCheck(HttpRequest.builder().userAgent(null).build()))
        .isFalse();
  }

  @Test
  void latticeGivesTheTimeInMicrosecondsAndWhoCalled() {
    HttpRequest request = decoded("vpc-lattice.json");

    assertThat(request)
        .returns("/orders", HttpRequest::path)
        .returns("tag=red&tag=blue&page=2", HttpRequest::rawQuery)
        .returns("10.0.7.9", HttpRequest::clientIp)
        .returns(Instant.parse("2026-01-02T03:00:00.123456Z"), HttpRequest::receivedAt);
    assertThat(request.headers().all("accept")).containsExactly("application/json", "text/html");
    assertThat(request.meta().rest("requestContext", "identity", "type"))
        .contains(JsonValue.of("AWS_IAM"));
  }

  @Test
  void latticeInVersion1HasItsQueryInThePath() {
    HttpRequest request = decoded("vpc-lattice-v1.json");

    assertThat(request)
        .returns("/orders", HttpRequest::path)
        .returns("tag=red&tag=blue&page=2", HttpRequest::rawQuery)
        .returns("{\"order\": 7}", HttpRequest::text);
    assertThat(request.headers().list("accept")).containsExactly("application/json", "text/html");
  }

  @Test
  void latticeInVersion1WithoutQueryInThePathHasItFromTheMap() {
    HttpRequest request = AwsEvents.lattice()
        .decode(Payload.of(
            "{\"raw_path\":\"/a\",\"method\":\"GET\",\"query_string_parameters\":{\"b\":\"1\"}}"));

    assertThat(request).returns("/a", HttpRequest::path).returns("b=1", HttpRequest::rawQuery);
    assertThat(AwsEvents.lattice()
            .encodeEvent(request.withQueryParameter("c", "2"))
            .text())
        .contains("\"raw_path\":\"/a?b=1&c=2\"");
  }

  @Test
  void builtRequestIsSentWithOneValueOfEachNameInLowerCase() {
    HttpRequest request = HttpRequest.get("/pets?tag=a%20b")
        .withHeader("X-Tenant", "acme")
        .withCookie("session", "abc");
    Payload wire = AwsEvents.alb().encodeEvent(request);

    assertThat(AwsEvents.detect(wire)).map(Detected::kind).contains("alb");
    assertThat(wire.text())
        .contains("\"queryStringParameters\":{\"tag\":\"a%20b\"}", "\"x-tenant\":\"acme\"")
        .contains("\"cookie\":\"session=abc\"", "\"body\":\"\"")
        .doesNotContain("multiValue");
    HttpRequest again = AwsEvents.alb().decode(wire);
    assertThat(again.headers()).isEqualTo(request.headers());
    assertThat(again.cookies()).isEqualTo(request.cookies());
    assertThat(again.clientIp()).isEqualTo(request.clientIp());
    assertThat(again.userAgent()).isEqualTo(request.userAgent());
    assertThat(again.host()).isEqualTo(request.host());
  }

  @Test
  void builtRequestThatRepeatsAHeaderOrAParameterIsSentWithAllValues() {
    for (HttpRequest request : List.of(
        HttpRequest.get("/?a=1&a=2"),
        HttpRequest.get("/").toBuilder()
            .addedHeader("Via", "x")
            .addedHeader("via", "y")
            .build())) {
      Payload wire = AwsEvents.alb().encodeEvent(request);

      assertThat(wire.text()).contains("multiValueHeaders").doesNotContain("\"headers\"");
      HttpRequest again = AwsEvents.alb().decode(wire);
      assertThat(again.rawQuery()).isEqualTo(request.rawQuery());
      assertThat(again.headers()).isEqualTo(request.headers());
    }
  }

  @Test
  void callerHostAndUserAgentOfABuiltRequestStandInItsHeaders() {
    HttpRequest request = HttpRequest.builder()
        .clientIp("198.51.100.1")
        .host("shop.example")
        .userAgent("probe/1")
        .build();

    for (EventFormat<HttpRequest, HttpResponse> format :
        List.of(AwsEvents.alb(), AwsEvents.lattice())) {
      assertThat(format.decode(format.encodeEvent(request)))
          .returns("198.51.100.1", HttpRequest::clientIp)
          .returns("shop.example", HttpRequest::host)
          .returns("probe/1", HttpRequest::userAgent);
    }
  }

  @Test
  void builtRequestIsSentByLatticeInVersion2() {
    HttpRequest request = HttpRequest.get("/?a=1&a=2").withJson(List.of(1));
    Payload wire = AwsEvents.lattice().encodeEvent(request);

    assertThat(AwsEvents.detect(wire)).map(Detected::kind).contains("vpc-lattice");
    assertThat(wire.text())
        .contains("\"version\":\"2.0\"", "\"queryStringParameters\":{\"a\":[\"1\",\"2\"]}")
        .contains("\"timeEpoch\":\"1767268800183000\"", "\"identity\":{\"type\":\"NONE\"}");
    assertThat(AwsEvents.lattice().decode(wire))
        .returns("a=1&a=2", HttpRequest::rawQuery)
        .returns(request.receivedAt(), HttpRequest::receivedAt);
  }

  @Test
  void decodedRequestThatIsChangedIsSentInItsOwnDialect() {
    for (String golden : List.of("alb.json", "alb-multi.json", "vpc-lattice-v1.json")) {
      HttpRequest changed = decoded(golden).withHeader("X-New", "1").withQueryParameter("n", "1");
      HttpRequest again = AwsEvents.http().decode(AwsEvents.http().encodeEvent(changed));

      assertThat(again.meta().kind()).isEqualTo(changed.meta().kind());
      assertThat(again.headers()).isEqualTo(changed.headers());
      assertThat(again.rawQuery()).isEqualTo(changed.rawQuery());
    }
  }

  @Test
  void responseHasOneValueOfEachHeaderIfTheRequestHad() {
    HttpResponse response = HttpResponse.of(404)
        .withAddedHeader("Vary", "a")
        .withAddedHeader("vary", "b")
        .withCookie(Cookie.of("a", "1"))
        .withCookie(Cookie.of("b", "2"))
        .withCookie(Cookie.of("c", "3"))
        .withBody(Body.of(new byte[] {0, -1}));
    Payload wire = AwsEvents.alb().encode(response, decoded("alb.json"));

    JsonTrees.assertSameJson(wire.text(), """
        {"statusCode": 404, "statusDescription": "404 Not Found",
         "headers": {"Vary": "a,b", "set-cookie": "a=1", "Set-cookie": "b=2", "sEt-cookie": "c=3"},
         "body": "AP8=", "isBase64Encoded": true}""");
    assertThat(AwsEvents.alb().decodeResult(wire, GoldenFiles.read("alb.json")).cookies())
        .isEqualTo(response.cookies());
  }

  @Test
  void responseHasAllValuesOfEachHeaderIfTheRequestHad() {
    HttpResponse response = HttpResponse.ok("hi").withCookie(Cookie.of("a", "1"));
    Payload wire = AwsEvents.alb().encode(response, decoded("alb-multi.json"));

    JsonTrees.assertSameJson(wire.text(), """
        {"statusCode": 200, "statusDescription": "200 OK",
         "multiValueHeaders": {"Content-Type": ["text/plain; charset=utf-8"], "Set-Cookie": ["a=1"]},
         "body": "hi", "isBase64Encoded": false}""");
  }

  @Test
  void loadBalancerDoesNotLookAtTheOtherMapOfHeaders() {
    Payload both = Payload.of("{\"statusCode\":200,\"headers\":{\"a\":\"1\"},"
        + "\"multiValueHeaders\":{\"b\":[\"2\"]},\"isBase64Encoded\":false}");

    assertThat(AwsEvents.alb().decodeResult(both, GoldenFiles.read("alb.json")).headers())
        .isEqualTo(Headers.of("a", "1"));
    assertThat(AwsEvents.alb()
            .decodeResult(both, GoldenFiles.read("alb-multi.json"))
            .headers())
        .isEqualTo(Headers.of("b", "2"));
  }

  @Test
  void bodyThatIsNoBase64IsNamedWhenItIsAskedFor() {
    HttpRequest request = AwsEvents.alb()
        .decode(Payload.of(Corpus.read(Corpus.folder("events/aws/alb").resolve(NO_BASE64))));

    assertThatThrownBy(request::text)
        .isInstanceOf(DecodeException.class)
        .hasMessageStartingWith("alb at $.body: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"requestContext\":{\"elb\":{}},\"httpMethod\":\"GET\"}|alb at $.path: expected a text",
        "{\"requestContext\":{\"elb\":{}},\"httpMethod\":\"GET\",\"path\":\"/\",\"headers\":{\"a\":[]}}"
            + "|alb at $.headers.a: expected a text",
        "{\"method\":\"GET\",\"path\":\"/\",\"headers\":{\"a\":[1]}}"
            + "|vpc-lattice at $.headers.a: expected a text or an array of texts",
        "{\"method\":\"GET\",\"path\":\"/\",\"requestContext\":{\"timeEpoch\":\"9223372036854775808\"}}"
            + "|vpc-lattice at $.requestContext.timeEpoch: expected microseconds since 1970 as a text",
        "{\"method\":\"GET\",\"raw_path\":null}|vpc-lattice-v1 at $.raw_path: expected a text"
      })
  void wrongRequestIsNamedByPlaceExpectationAndFinding(String json, String message) {
    assertThatThrownBy(() -> AwsEvents.http().decode(Payload.of(json)))
        .isInstanceOf(DecodeException.class)
        .hasMessageStartingWith(message);
  }

  private static HttpRequest decoded(String golden) {
    return AwsEvents.http().decode(GoldenFiles.read(golden));
  }
}
