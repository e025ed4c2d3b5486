package dev.faas.events.azure;

import dev.faas.events.Value;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonNull;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import dev.faas.events.json.JsonValue.JsonBoolean;
import dev.faas.events.json.JsonValue.JsonNumber;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An item of Cosmos DB, which is any JSON object; sets become arrays, and bytes are refused. */
final class ItemImage extends JsonCodec<Map<String, Value>> {

  static final JsonCodec<Map<String, Value>> ITEM = new ItemImage();

  private ItemImage() {}

  @Override
  public String expected() {
    return "an object";
  }

  @Override
  public Map<String, Value> read(WireReader in) throws IOException {
    in.startObject();
    return values((JsonObject) in.value());
  }

  @Override
  public void write(WireWriter out, Map<String, Value> value) throws IOException {
    out.value(json(value));
  }

  private static Map<String, Value> values(JsonObject object) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
      values.put(member.getKey(), value(member.getValue()));
    }
    return values;
  }

  private static Value value(JsonValue json) {
    if (json instanceof JsonObject object) {
      return Value.of(values(object));
    }
    if (json instanceof JsonArray array) {
      List<Value> values = new ArrayList<>();
      for (JsonValue element : array.elements()) {
        values.add(value(element));
      }
      return Value.of(values);
    }
    if (json instanceof JsonNumber number) {
      return Value.of(number.value());
    }
    if (json instanceof JsonBoolean bool) {
      return Value.of(bool.value());
    }
    return json instanceof JsonNull ? Value.ofNull() : Value.of(json.text());
  }

  private static JsonObject json(Map<String, Value> values) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (Map.Entry<String, Value> member : values.entrySet()) {
      members.put(member.getKey(), json(member.getValue()));
    }
    return JsonObject.of(members);
  }

  private static JsonValue json(Value value) {
    if (value instanceof Value.MapValue map) {
      return json(map.values());
    }
    List<JsonValue> elements = new ArrayList<>();
    if (value instanceof Value.ListValue list) {
      for (Value each : list.values()) {
        elements.add(json(each));
      }
      return new JsonArray(elements);
    }
    if (value instanceof Value.TextSet set) {
      for (String each : set.values()) {
        elements.add(JsonValue.of(each));
      }
      return new JsonArray(elements);
    }
    if (value instanceof Value.DecimalSet set) {
      for (BigDecimal each : set.values()) {
        elements.add(new JsonNumber(each));
      }
      return new JsonArray(elements);
    }
    return single(value);
  }

  private static JsonValue single(Value value) {
    if (value instanceof Value.Decimal decimal) {
      return new JsonNumber(decimal.value());
    }
    if (value instanceof Value.Bool bool) {
      return JsonValue.of(bool.value());
    }
    if (value instanceof Value.Text text) {
      return JsonValue.of(text.value());
    }
    if (value instanceof Value.Null) {
      return JsonNull.NULL;
    }
    throw new IllegalArgumentException("Cosmos DB keeps JSON, which has no bytes: " + value
        + ". Give the item texts, numbers, lists and maps only.");
  }
}
