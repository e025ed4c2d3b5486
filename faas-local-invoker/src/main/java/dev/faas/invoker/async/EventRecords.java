package dev.faas.invoker.async;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.faas.Payload;
import dev.faas.invoker.async.AsyncFunction.Answer;
import dev.faas.invoker.async.Destination.Attribute;
import dev.faas.invoker.async.Destination.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** What the service tells of an event that has come to its end, in the forms recorded from it. */
final class EventRecords {

  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
          "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
      .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String STATUS = "200";
  private static final int MAX_ERROR_BYTES = 1024;

  private EventRecords() {}

  /** Something written. */
  private interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  /**
   * For a destination: a bus gets an event of its own form, everything else the record.
   *
   * @param functionArn with a qualifier
   * @param eventId of the event on a bus
   */
  static Message forDestination(
      Destination destination,
      AsyncInvocation event,
      Condition condition,
      String functionArn,
      Instant now,
      String eventId) {
    Payload record = write(json -> writeRecord(json, event, condition, functionArn, now));
    String[] arn = destination.arn().split(":", -1);
    boolean isBus = arn.length > 2 && arn[2].equals("events");
    return Message.of(
        isBus
            ? write(json ->
                writeBusEvent(json, destination, record, condition, functionArn, now, eventId))
            : record);
  }

  private static void writeRecord(
      JsonGenerator json,
      AsyncInvocation event,
      Condition condition,
      String functionArn,
      Instant now)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("version", "1.0");
    json.writeStringField("timestamp", MILLIS.format(now));
    json.writeObjectFieldStart("requestContext");
    json.writeStringField("requestId", event.requestId());
    json.writeStringField("functionArn", functionArn);
    json.writeStringField("condition", condition.wireName());
    json.writeNumberField("approximateInvokeCount", event.attempts());
    json.writeEndObject();
    writeJson(json, "requestPayload", event.body(), "{}");
    Answer answer = event.answer();
    if (answer != null) {
      json.writeObjectFieldStart("responseContext");
      json.writeNumberField("statusCode", Integer.parseInt(STATUS));
      json.writeStringField("executedVersion", answer.executedVersion());
      if (answer.error() != null) {
        json.writeStringField("functionError", "Unhandled");
      }
      json.writeEndObject();
      writeJson(json, "responsePayload", answer.payload(), "null");
    }
    json.writeEndObject();
  }

  private static void writeBusEvent(
      JsonGenerator json,
      Destination destination,
      Payload record,
      Condition condition,
      String functionArn,
      Instant now,
      String eventId)
      throws IOException {
    String[] arn = functionArn.split(":", -1);
    json.writeStartObject();
    json.writeStringField("version", "0");
    json.writeStringField("id", eventId);
    json.writeStringField(
        "detail-type",
        "Lambda Function Invocation Result - "
            + (condition == Condition.SUCCESS ? "Success" : "Failure"));
    json.writeStringField("source", "lambda");
    json.writeStringField("account", arn[4]);
    json.writeStringField("time", SECONDS.format(now));
    json.writeStringField("region", arn[3]);
    json.writeArrayFieldStart("resources");
    json.writeString(destination.arn());
    json.writeString(functionArn);
    json.writeEndArray();
    writeJson(json, "detail", record, "{}");
    json.writeEndObject();
  }

  /** For a dead-letter queue: the event itself, with what went wrong in the attributes. */
  static Message forDeadLetterQueue(AsyncInvocation event) {
    Answer answer = event.answer();
    String error = answer == null ? null : answer.error();
    return new Message(
        event.body(),
        error == null
            ? Map.of("RequestID", new Attribute("String", event.requestId()))
            : Map.of(
                "RequestID", new Attribute("String", event.requestId()),
                "ErrorCode", new Attribute("Number", STATUS),
                "ErrorMessage", new Attribute("String", firstKilobyte(error))));
  }

  private static String firstKilobyte(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MAX_ERROR_BYTES) {
      return text;
    }
    int end = MAX_ERROR_BYTES;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  private static void writeJson(JsonGenerator json, String name, Payload value, String ifEmpty)
      throws IOException {
    json.writeFieldName(name);
    if (value.size() == 0) {
      json.writeRawValue(ifEmpty);
    } else if (isJson(value)) {
      json.writeRawValue(value.text());
    } else {
      json.writeString(value.text());
    }
  }

  private static boolean isJson(Payload value) {
    try (JsonParser parser = JSON.createParser(value.array())) {
      int values = 0;
      while (parser.nextToken() != null) {
        parser.skipChildren();
        values++;
      }
      return values == 1;
    } catch (IOException isNot) {
      return false; // the answer of a function that gives bytes
    }
  }

  private static Payload write(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      writing.to(json);
    } catch (IOException cannotHappen) {
      throw new UncheckedIOException(cannotHappen);
    }
    return Payload.of(bytes.toByteArray());
  }
}
