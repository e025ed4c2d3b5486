package dev.faas.events.aws;

import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.Unwrapped;
import dev.faas.events.Unwrapped.Layer;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Peels events off that only carry another event. */
final class AwsLayers {

  /** What services send through queues, topics and buses; a text of another kind is the user's own. */
  private static final Set<String> CARRIED = Set.of(
      "s3",
      "sqs",
      "sns",
      "sns-notification",
      "eventbridge",
      "eventbridge-scheduled",
      "destination",
      "dynamodb-record",
      "codecommit");

  private AwsLayers() {}

  static List<Unwrapped> unwrap(Payload event) {
    return unwrapped(event, JsonValue.parse(event.array()));
  }

  private static List<Unwrapped> unwrapped(Payload payload, JsonValue event) {
    List<Unwrapped> inner = event instanceof JsonArray piped
        ? ofPipe(piped)
        : event instanceof JsonObject object ? ofObject(object) : List.of();
    return inner.isEmpty() ? List.of(new Unwrapped(payload, List.of())) : inner;
  }

  /** Each record of a pipe; nothing if it is no array of records. */
  private static List<Unwrapped> ofPipe(JsonArray piped) {
    if (AwsKinds.kind(piped).isEmpty()) {
      return List.of();
    }
    List<Unwrapped> all = new ArrayList<>();
    for (int i = 0; i < piped.elements().size(); i++) {
      JsonValue element = piped.elements().get(i);
      Layer pipe = layer("pipe", id(element, "messageId", "eventID"), "$[" + i + "]");
      List<Unwrapped> inner = element instanceof JsonObject record
          ? ofText("sqs", record, "$.body", "body")
          : List.of();
      addWithin(
          pipe, inner.isEmpty() ? List.of(new Unwrapped(payload(element), List.of())) : inner, all);
    }
    return all;
  }

  private static List<Unwrapped> ofObject(JsonObject event) {
    String kind = AwsKinds.kind(event);
    return switch (kind) {
      case "sqs" -> ofRecords(kind, event, "body");
      case "sns" -> ofRecords(kind, event, "Sns", "Message");
      case "sns-notification" -> ofText(kind, event, "$.Message", "Message");
      case "eventbridge" -> ofDetail(event);
      default -> List.of();
    };
  }

  /** Each record's text; a record whose text is no event stays in an event of its own. */
  private static List<Unwrapped> ofRecords(String kind, JsonObject event, String... text) {
    List<Unwrapped> all = new ArrayList<>();
    boolean peeled = false;
    List<JsonValue> records = ((JsonArray) event.at("Records").orElseThrow()).elements();
    for (int i = 0; i < records.size(); i++) {
      String path = "$.Records[" + i + "]." + String.join(".", text);
      List<Unwrapped> inner = records.get(i) instanceof JsonObject record
          ? ofText(kind, record, path, text)
          : List.of();
      peeled |= !inner.isEmpty();
      JsonArray alone = new JsonArray(List.of(records.get(i)));
      all.addAll(
          inner.isEmpty()
              ? List.of(new Unwrapped(payload(event.with("Records", alone)), List.of()))
              : inner);
    }
    return peeled ? all : List.of();
  }

  /** The event in a text; nothing if it is none. */
  private static List<Unwrapped> ofText(
      String kind, JsonObject carrier, String path, String... text) {
    if (!(carrier.at(text).orElse(null) instanceof JsonValue.JsonString string)) {
      return List.of();
    }
    JsonValue inner = parsed(string.value());
    if (inner == null || !CARRIED.contains(AwsKinds.kind(inner))) {
      return List.of();
    }
    JsonValue ids = text.length > 1 ? carrier.at(text[0]).orElseThrow() : carrier;
    List<Unwrapped> all = new ArrayList<>();
    addWithin(
        layer(kind, id(ids, "messageId", "MessageId"), path),
        unwrapped(Payload.of(string.value()), inner),
        all);
    return all;
  }

  /** On a bus only the record of an invocation is an event of its own. */
  private static List<Unwrapped> ofDetail(JsonObject event) {
    JsonValue detail = event.at("detail").orElseThrow();
    if (!AwsKinds.kind(detail).equals(InvocationRecordShape.KIND)) {
      return List.of();
    }
    Layer bus = layer("eventbridge", id(event, "id"), "$.detail");
    return List.of(new Unwrapped(payload(detail), List.of(bus)));
  }

  private static void addWithin(Layer outer, List<Unwrapped> inner, List<Unwrapped> all) {
    for (Unwrapped each : inner) {
      all.add(each.within(outer));
    }
  }

  /** The JSON object or array in a text, or null. */
  private static @Nullable JsonValue parsed(String text) {
    String start = text.stripLeading();
    if (!start.startsWith("{") && !start.startsWith("[")) {
      return null;
    }
    try {
      return JsonValue.parse(text);
    } catch (DecodeException otherText) {
      return null;
    }
  }

  private static Layer layer(String kind, @Nullable String id, String path) {
    return new Layer(AwsEvents.PLATFORM, kind, id, path);
  }

  private static @Nullable String id(JsonValue carrier, String... names) {
    if (carrier instanceof JsonObject object) {
      for (String name : names) {
        if (object.get(name) instanceof JsonValue.JsonString id) {
          return id.value();
        }
      }
    }
    return null;
  }

  private static Payload payload(JsonValue value) {
    return Payload.of(value.toString());
  }
}
