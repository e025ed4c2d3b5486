package dev.faas.events.aws.authorizer;

import static dev.faas.events.contract.Formats.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Payload;
import dev.faas.events.Detected;
import dev.faas.events.EventFormat;
import dev.faas.events.aws.AwsEvents;
import dev.faas.events.contract.Corpus;
import dev.faas.events.contract.Formats;
import dev.faas.events.contract.JsonTrees;
import dev.faas.events.contract.Values;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AppSyncAuthorizerRequestTest {

  private static final Class<?> ROOM = AppSyncAuthorizerRequestTest.class;
  private static final EventFormat<AppSyncAuthorizerRequest, AppSyncAuthorization> FORMAT =
      AppSyncAuthorizerRequest.format();

  @Test
  void recordedQuestionComesOutAsItWentIn() {
    String json = Corpus.read(
        Corpus.folder("events/aws/apigw-v1").resolve("javalibs__appsync_authorizer_event.json"));

    JsonTrees.assertSameJson(Formats.reencoded(FORMAT, Payload.of(json)).text(), json);
  }

  @TestFactory
  List<DynamicTest> everyRecordedAnswerComesOutAsItWentIn() {
    Payload asked = golden(ROOM, "appsync.json");
    return Formats.lossless(
        "events/aws/appsync-authorizer-response",
        json -> Formats.reencodedResult(FORMAT, json, asked),
        Set.of());
  }

  @Test
  void goldenFilesAreReproduced() {
    Formats.reproduces(ROOM, "appsync.json", FORMAT);
    Formats.reproducesResult(ROOM, "appsync-result.json", "appsync.json", FORMAT);
  }

  @Test
  void questionHasEverythingInItsPlace() {
    AppSyncAuthorizerRequest asked = FORMAT.decode(golden(ROOM, "appsync.json"));

    assertThat(asked)
        .returns("let-me-in", AppSyncAuthorizerRequest::token)
        .returns("a1b2c3d4e5f6g7h8i9j0k1l2m3", AppSyncAuthorizerRequest::apiId)
        .returns("Rename", AppSyncAuthorizerRequest::operationName)
        .returns(JsonObject.EMPTY.with("id", JsonValue.of(7)), AppSyncAuthorizerRequest::variables);
    assertThat(asked.queryDocument()).startsWith("mutation Rename");
    assertThat(asked.headers().get("X-Forwarded-For")).contains("203.0.113.9");
    assertThat(asked.meta().rest("requestContext", "accountId"))
        .contains(JsonValue.of("123456789012"));
  }

  @Test
  void builtQuestionIsCompleteAndDecodesToTheSame() {
    AppSyncAuthorizerRequest asked = AppSyncAuthorizerRequest.of("t", "{ me { id } }")
        .withVariables(JsonObject.EMPTY.with("n", JsonValue.of(1)));
    Payload wire = FORMAT.encodeEvent(asked);

    Values.assertSameButMeta(FORMAT.decode(wire), asked);
    assertThat(AwsEvents.detect(wire)).map(Detected::kind).contains("appsync-authorizer");
  }

  @Test
  void answerSaysWhatIsDeniedAndForHowLong() {
    AppSyncAuthorization answer = AppSyncAuthorization.allow()
        .withContext("tenant", "acme")
        .withDeniedField("Mutation.createEvent")
        .withTtl(15);

    JsonTrees.assertSameJson(
        FORMAT.encode(answer, FORMAT.decode(golden(ROOM, "appsync.json"))).text(),
        golden(ROOM, "appsync-result.json").text());
    assertThat(AppSyncAuthorization.deny().isAuthorized()).isFalse();
  }

  @Test
  void variablesThatAreNoObjectAreRefused() {
    assertThatThrownBy(() -> FORMAT.decode(
            Payload.of("{\"authorizationToken\":\"t\",\"requestContext\":{\"variables\":[]}}")))
        .hasMessageStartingWith(
            "appsync-authorizer at $.requestContext.variables: expected an object");
  }
}
