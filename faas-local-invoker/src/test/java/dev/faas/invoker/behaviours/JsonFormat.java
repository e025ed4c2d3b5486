package dev.faas.invoker.behaviours;

import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.events.json.JsonNull;
import dev.faas.events.json.JsonValue;

/** Any JSON: what a function without an event type of its own takes and gives. */
final class JsonFormat implements EventFormat<JsonValue, JsonValue> {

  static final JsonFormat JSON = new JsonFormat();

  private JsonFormat() {}

  @Override
  public String kind() {
    return "json";
  }

  @Override
  public boolean isJson() {
    return true;
  }

  /** An invocation without a payload has the event null. */
  @Override
  public JsonValue decode(Payload in) {
    return in.size() == 0 ? JsonNull.NULL : JsonValue.parse(in.array());
  }

  @Override
  public Payload encode(JsonValue result, JsonValue event) {
    return encodeEvent(result);
  }

  @Override
  public Payload encodeEvent(JsonValue event) {
    return Payload.of(event.toString());
  }

  @Override
  public JsonValue decodeResult(Payload result, Payload event) {
    return JsonValue.parse(result.array());
  }
}
