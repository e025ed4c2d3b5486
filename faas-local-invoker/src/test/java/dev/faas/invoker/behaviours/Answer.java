package dev.faas.invoker.behaviours;

import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonNull;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.async.AsyncInvocation;
import dev.faas.invoker.async.Destination.Message;
import dev.faas.invoker.behaviours.Vocabulary.UnknownWordException;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.PlatformLine;
import dev.faas.invoker.log.format.LogFormat;
import dev.faas.invoker.refusal.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the caller of the Invoke API gets, in the words of the cases. */
sealed interface Answer {

  /** The value of a word under {@code then}. */
  JsonValue value(String word);

  /**
   * The service refused the invocation.
   *
   * @param refusal why
   */
  record Refused(RefusedException refusal) implements Answer {

    @Override
    public JsonValue value(String word) {
      return switch (word) {
        case "statusCode" -> JsonValue.of(refusal.httpStatus());
        case "error" ->
          JsonObject.of(Map.of(
              "code", JsonValue.of(refusal.code()),
              "httpStatus", JsonValue.of(refusal.httpStatus()),
              "type", JsonValue.of(refusal.httpStatus() < 500 ? "User" : "Service"),
              "message", JsonValue.of(refusal.getMessage())));
        case "functionError", "executedVersion", "payload", "payloadText" -> JsonNull.NULL;
        default -> throw new UnknownWordException("then, of a refusal", word);
      };
    }
  }

  /** The function could be invoked: 204. */
  record DryRun(long invocations) implements Answer {

    @Override
    public JsonValue value(String word) {
      return switch (word) {
        case "statusCode" -> JsonValue.of(204);
        case "payloadText" -> JsonValue.of("");
        case "invocations" -> JsonValue.of(invocations);
        case "executedVersion", "functionError", "error" -> JsonNull.NULL;
        default -> throw new UnknownWordException("then, of a dry run", word);
      };
    }
  }

  /**
   * The event was accepted: 202. What came of it is there as well.
   *
   * @param event the event, which has come to its end
   * @param scene where the service told of it
   */
  record Accepted(AsyncInvocation event, AsyncScene scene) implements Answer {

    @Override
    public JsonValue value(String word) {
      return switch (word) {
        case "statusCode" -> JsonValue.of(202);
        case "payloadText" -> JsonValue.of("");
        case "attempts" -> JsonValue.of(event.attempts());
        case "destination" -> destination();
        case "deadLetterMessage" -> deadLetterMessage();
        case "executedVersion", "functionError", "error" -> JsonNull.NULL;
        default -> throw new UnknownWordException("then, of an accepted event", word);
      };
    }

    private JsonValue destination() {
      boolean isSuccess = !scene.onSuccess().messages().isEmpty();
      List<Message> messages = (isSuccess ? scene.onSuccess() : scene.onFailure()).messages();
      JsonObject record = (JsonObject) JsonValue.parse(messages.get(0).body().array());
      Map<String, JsonValue> members = new LinkedHashMap<>(record.members());
      members.put("which", JsonValue.of(isSuccess ? "onSuccess" : "onFailure"));
      return JsonObject.of(members);
    }

    private JsonValue deadLetterMessage() {
      Message message = scene.deadLetters().messages().get(0);
      Map<String, JsonValue> attributes = new LinkedHashMap<>();
      message
          .attributes()
          .forEach((name, attribute) -> attributes.put(
              name,
              JsonObject.of(Map.of(
                  "DataType", JsonValue.of(attribute.dataType()),
                  "StringValue", JsonValue.of(attribute.value())))));
      return JsonObject.of(Map.of(
          "body", JsonValue.parse(message.body().array()),
          "messageAttributes", JsonObject.of(attributes)));
    }
  }

  /**
   * The function was invoked until all versions had run that can.
   *
   * @param versions those that ran
   */
  record Versions(Set<String> versions) implements Answer {

    @Override
    public JsonValue value(String word) {
      if (!word.equals("executedVersionsSeen")) {
        throw new UnknownWordException("then, of many invocations", word);
      }
      return new JsonArray(versions.stream().map(JsonValue::of).toList());
    }
  }

  /**
   * The function was invoked: 200, whatever came of it.
   *
   * @param outcome what came of it
   */
  record Invoked(Outcome<?> outcome) implements Answer {

    @Override
    public JsonValue value(String word) {
      return switch (word) {
        case "statusCode" -> JsonValue.of(200);
        case "functionError" ->
          outcome instanceof Outcome.Returned ? JsonNull.NULL : JsonValue.of("Unhandled");
        case "executedVersion" -> JsonValue.of(start().version());
        case "payload" -> JsonValue.parse(outcome.payload().array());
        case "payloadText" -> JsonValue.of(outcome.payload().text());
        case "error" -> JsonNull.NULL;
        case "responseHeader" ->
          JsonObject.of(
              Map.of("x-amzn-requestid", JsonValue.of(outcome.invocation().requestId())));
        case "logLinesWithRequestId" -> texts(logLinesWithRequestId());
        case "logTailLines" -> texts(logTail().lines().map(line -> line + "\n"));
        default -> throw new UnknownWordException("then, of an invocation", word);
      };
    }

    private List<LogLine> log() {
      return outcome.invocation().logLines();
    }

    private PlatformLine.Start start() {
      return log().stream()
          .filter(PlatformLine.Start.class::isInstance)
          .map(PlatformLine.Start.class::cast)
          .findFirst()
          .orElseThrow();
    }

    /** Without white space at their ends, as the test read them that was recorded. */
    private Stream<String> logLinesWithRequestId() {
      return log().stream()
          .map(LogLine::text)
          .filter(text -> text.contains(outcome.invocation().requestId()))
          .map(String::stripTrailing);
    }

    /** The decoded log result of an invocation with log type Tail. */
    private String logTail() {
      String logResult = LogFormat.text().logResult(log());
      return new String(Base64.getDecoder().decode(logResult), StandardCharsets.UTF_8);
    }

    private static JsonValue texts(Stream<String> texts) {
      return new JsonArray(texts.map(JsonValue::of).toList());
    }
  }
}
