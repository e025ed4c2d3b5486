package dev.faas.events.aws.authorizer;

import static dev.faas.events.contract.Formats.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.Detected;
import dev.faas.events.EventFormat;
import dev.faas.events.Headers;
import dev.faas.events.HttpRequest;
import dev.faas.events.aws.AwsEvents;
import dev.faas.events.contract.Formats;
import dev.faas.events.contract.JsonTrees;
import dev.faas.events.contract.Values;
import dev.faas.events.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizerRequestTest {

  private static final Class<?> ROOM = AuthorizerRequestTest.class;
  private static final EventFormat<AuthorizerRequest, AuthorizerAnswer> FORMAT =
      AuthorizerRequest.format();
  private static final String METHOD =
      "arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5/prod/GET/orders/7";

  @TestFactory
  List<DynamicTest> everyRecordedQuestionComesOutAsItWentIn() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String kind : List.of("token", "request", "v2")) {
      tests.addAll(Formats.lossless("events/aws/apigw-authorizer-" + kind, FORMAT, Set.of()));
    }
    assertThat(tests).hasSize(8);
    return tests;
  }

  @TestFactory
  List<DynamicTest> everyRecordedAnswerComesOutAsItWentIn() {
    Payload asked = golden(ROOM, "request-2.0.json");
    List<DynamicTest> tests = new ArrayList<>();
    for (String kind : List.of("policy", "simple")) {
      tests.addAll(Formats.lossless(
          "events/aws/authorizer-" + kind + "-response",
          json -> Formats.reencodedResult(FORMAT, json, asked),
          Set.of()));
    }
    assertThat(tests).hasSize(7);
    return tests;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token.json",
        "request.json",
        "request-1.0.json",
        "request-websocket.json",
        "request-2.0.json"
      })
  void goldenQuestionIsReproduced(String golden) {
    Formats.reproduces(ROOM, golden, FORMAT);
  }

  @ParameterizedTest
  @CsvSource({
    "policy-result.json, token.json",
    "policy-result.json, request-websocket.json",
    "policy-result.json, request-2.0.json",
    "simple-result.json, request-2.0.json"
  })
  void goldenAnswerIsReproduced(String answer, String asked) {
    Formats.reproducesResult(ROOM, answer, asked, FORMAT);
  }

  @Test
  void tokenIsAllThatATokenAuthorizerIsTold() {
    assertThat(decoded("token.json"))
        .returns("Bearer let-me-in", AuthorizerRequest::token)
        .returns(METHOD, AuthorizerRequest::arn)
        .returns(null, AuthorizerRequest::request)
        .returns(null, AuthorizerRequest::version)
        .returns(List.of(), AuthorizerRequest::identitySource);
  }

  @Test
  void requestAuthorizerOfARestApiSeesTheRequest() {
    AuthorizerRequest asked = decoded("request.json");
    HttpRequest request = asked.request();

    assertThat(asked.arn()).isEqualTo(METHOD);
    assertThat(request).isNotNull();
    assertThat(request)
        .returns("GET", HttpRequest::method)
        .returns("/orders/7", HttpRequest::path)
        .returns("/orders/{id}", HttpRequest::route)
        .returns("page=1&page=2", HttpRequest::rawQuery)
        .returns(Map.of("id", "7"), HttpRequest::pathParameters)
        .returns("203.0.113.9", HttpRequest::clientIp)
        .returns(Instant.parse("2026-01-02T03:00:00.123Z"), HttpRequest::receivedAt);
    assertThat(request.headers().all("x-tenant")).containsExactly("a", "b");
    assertThat(request.cookie("session")).contains("abc");
    assertThat(request.body().isEmpty()).isTrue();
    assertThat(asked.meta().rest("requestContext", "resourceId")).contains(JsonValue.of("w567jh"));
  }

  @Test
  void version10HasTheTokenTwice() {
    assertThat(decoded("request-1.0.json"))
        .returns("1.0", AuthorizerRequest::version)
        .returns("Bearer let-me-in,acme", AuthorizerRequest::token)
        .returns(List.of("Bearer let-me-in,acme"), AuthorizerRequest::identitySource);
  }

  @Test
  void handshakeOfAWebSocketHasNoMethodAndNoPath() {
    assertThat(decoded("request-websocket.json").request())
        .returns("", HttpRequest::method)
        .returns("", HttpRequest::path)
        .returns("room=7", HttpRequest::rawQuery);
  }

  @Test
  void version20HasATextForEachSource() {
    AuthorizerRequest asked = decoded("request-2.0.json");

    assertThat(asked.version()).isEqualTo("2.0");
    assertThat(asked.identitySource()).containsExactly("Bearer let-me-in", "acme");
    assertThat(asked.request())
        .returns("POST", HttpRequest::method)
        .returns("POST /orders", HttpRequest::route)
        .returns("page=2", HttpRequest::rawQuery);
  }

  @Test
  void builtQuestionsAreCompleteAndDecodeToTheSame() {
    HttpRequest request = HttpRequest.get("/orders/7?page=2")
        .withHeader("authorization", "Bearer x")
        .withCookie("session", "abc");
    Map<AuthorizerRequest, String> kinds = Map.of(
        AuthorizerRequest.ofToken("x"), "apigw-authorizer-token",
        AuthorizerRequest.ofRest(request), "apigw-authorizer-request",
        AuthorizerRequest.ofWebSocket(Headers.of("X-Token", "x")), "apigw-authorizer-request",
        AuthorizerRequest.ofHttpApi(request).withIdentitySource("a", "b"), "apigw-authorizer-v2",
        AuthorizerRequest.ofHttpApi(request).withArn(METHOD), "apigw-authorizer-v2");

    kinds.forEach((asked, kind) -> {
      Payload wire = FORMAT.encodeEvent(asked);
      assertThat(AwsEvents.detect(wire)).map(Detected::kind).contains(kind);
      assertThat(wire.text()).doesNotContain("isBase64Encoded", "\"body\"");
      Values.assertSameButMeta(FORMAT.decode(wire), asked);
    });
  }

  @Test
  void policyAllowsAndDeniesInTheWordsOfIam() {
    AuthorizerPolicy policy = AuthorizerPolicy.allow("ada", METHOD)
        .withDenied("*/secret")
        .withContext("tenant", "acme")
        .withContext("level", 3)
        .withContext("isAdmin", false)
        .withUsageIdentifierKey("k7");

    JsonTrees.assertSameJson(
        FORMAT.encode(policy, decoded("token.json")).text(), """
        {"principalId": "ada",
         "policyDocument": {"Version": "2012-10-17", "Statement": [
           {"Action": ["execute-api:Invoke"], "Effect": "Allow", "Resource": ["%s"]},
           {"Action": ["execute-api:Invoke"], "Effect": "Deny", "Resource": ["*/secret"]}]},
         "context": {"tenant": "acme", "level": 3, "isAdmin": false},
         "usageIdentifierKey": "k7"}""".formatted(METHOD));
  }

  @Test
  void policyOfTextsIsReadLikeOneOfArrays() {
    AuthorizerAnswer answer =
        FORMAT.decodeResult(golden(ROOM, "policy-result.json"), golden(ROOM, "token.json"));

    assertThat(answer).isInstanceOfSatisfying(AuthorizerPolicy.class, policy -> {
      AuthorizerPolicy.Statement denied = policy.statements().get(1);
      assertThat(denied.effect()).isEqualTo("Deny");
      assertThat(denied.actions()).containsExactly("execute-api:*");
      assertThat(denied.resources()).containsExactly("*");
      assertThat(denied.condition().at("Bool", "aws:SecureTransport"))
          .contains(JsonValue.of("false"));
    });
  }

  @Test
  void decisionIsForVersion20Only() {
    AuthorizerDecision decision = AuthorizerDecision.allow().withContext("tenant", "acme");

    assertThat(FORMAT.encode(decision, decoded("request-2.0.json")).text())
        .isEqualTo("{\"isAuthorized\":true,\"context\":{\"tenant\":\"acme\"}}");
    assertThat(AuthorizerDecision.deny().isAuthorized()).isFalse();
    for (String other : List.of("token.json", "request.json", "request-1.0.json")) {
      assertThatThrownBy(() -> FORMAT.encode(decision, decoded(other)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("answer with AuthorizerPolicy.allow or deny");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[1]", "null"})
  void contextForARestApiHasPlainValuesOnly(String nested) {
    AuthorizerPolicy policy =
        AuthorizerPolicy.deny("ada", "*").withContext("roles", JsonValue.parse(nested));

    assertThatThrownBy(() -> FORMAT.encode(policy, decoded("token.json")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("but roles is " + nested);
    assertThat(FORMAT.encode(policy, decoded("request-2.0.json")).text()).contains(nested);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"TOKEN\",\"methodArn\":\"a\"}"
            + "| apigw-authorizer-token at $.authorizationToken: expected a text, found nothing",
        "{\"type\":\"OTHER\",\"methodArn\":\"a\"}"
            + "| apigw-authorizer-request at $.type: expected the text \"REQUEST\", found the text \"OTHER\"",
        "{\"type\":\"REQUEST\"}"
            + "| apigw-authorizer-request at $.methodArn: expected a text, found nothing",
        "{\"type\":\"REQUEST\",\"routeArn\":\"a\",\"identitySource\":\"x\"}"
            + "| apigw-authorizer-v2 at $.identitySource: expected an array, found the text"
      })
  void wrongQuestionIsNamedByPlaceExpectationAndFinding(String json, String message) {
    assertThatThrownBy(() -> FORMAT.decode(Payload.of(json)))
        .isInstanceOf(DecodeException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void policyWithoutStatementsIsRefused() {
    Payload answer = Payload.of("{\"principalId\":\"a\",\"policyDocument\":{}}");

    assertThatThrownBy(() -> FORMAT.decodeResult(answer, golden(ROOM, "token.json")))
        .hasMessage(
            "authorizer-policy at $.policyDocument.Statement: expected an array, found nothing");
  }

  @Test
  void unknownMembersOfAStatementComeOutAsTheyWentIn() {
    String policy = "{\"principalId\":\"a\",\"policyDocument\":{\"Version\":\"2012-10-17\","
        + "\"Statement\":[{\"Sid\":\"1\",\"Action\":[\"x\"],\"Effect\":\"Deny\",\"Resource\":\"*\"}]}}";
    Payload event = golden(ROOM, "token.json");

    JsonTrees.assertSameJson(
        Formats.reencodedResult(FORMAT, Payload.of(policy), event).text(), policy);
  }

  private static AuthorizerRequest decoded(String golden) {
    return FORMAT.decode(golden(ROOM, golden));
  }
}
