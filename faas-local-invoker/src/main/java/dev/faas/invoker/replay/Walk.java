package dev.faas.invoker.replay;

import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import dev.faas.events.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes through all values of a payload, also of JSON inside its texts, and may replace each. */
abstract class Walk {

  private static final int LEAST_BASE64 = 8;

  /** Whether a value of this name is one that is hidden. */
  abstract boolean isHidden(String name);

  /**
   * What stands in place of a text, number, boolean or null.
   *
   * @param isHidden whether it, or what it is in, has such a name
   */
  abstract JsonValue leaf(String place, JsonValue leaf, boolean isHidden);

  /** The payload itself if nothing is replaced. */
  final Payload payload(String place, Payload payload) {
    String text = Payloads.text(payload);
    if (text == null) {
      return payload;
    }
    JsonValue json = json(text);
    JsonValue before = json == null ? JsonValue.of(text) : json;
    JsonValue after = value(place, before, false);
    if (after.equals(before)) {
      return payload;
    }
    return json == null ? Payload.of(after.text()) : Payload.of(IndentedJson.compact(after));
  }

  final JsonValue value(String place, JsonValue value, boolean isHidden) {
    if (value instanceof JsonObject object) {
      return object(place, object, isHidden);
    }
    if (value instanceof JsonArray array) {
      List<JsonValue> elements = new ArrayList<>();
      for (JsonValue element : array.elements()) {
        elements.add(value(Place.element(place, elements.size()), element, isHidden));
      }
      return new JsonArray(elements);
    }
    return !isHidden && value instanceof JsonString string
        ? text(place, string)
        : leaf(place, value, isHidden);
  }

  private JsonValue object(String place, JsonObject object, boolean isHidden) {
    boolean isNamed = isHiddenText(object.get("name")) || isHiddenText(object.get("key"));
    Map<String, JsonValue> members = new LinkedHashMap<>();
    object.members().forEach((name, member) -> {
      boolean isValue = isNamed && name.equalsIgnoreCase("value");
      members.put(
          name, value(Place.member(place, name), member, isHidden || isValue || isHidden(name)));
    });
    return JsonObject.of(members);
  }

  private boolean isHiddenText(@Nullable JsonValue value) {
    return value instanceof JsonString name && isHidden(name.value());
  }

  private JsonValue text(String place, JsonString string) {
    String text = string.value();
    JsonValue inside = structure(text);
    if (inside != null) {
      JsonValue after = value(place, inside, false);
      return after.equals(inside) ? string : JsonValue.of(IndentedJson.compact(after));
    }
    String decoded = decoded(text);
    JsonValue encoded = decoded == null ? null : structure(decoded);
    if (encoded != null) {
      JsonValue after = value(place, encoded, false);
      return after.equals(encoded) ? string : JsonValue.of(encoded(IndentedJson.compact(after)));
    }
    return leaf(place, string, false);
  }

  private static @Nullable String decoded(String text) {
    if (text.length() < LEAST_BASE64 || text.length() % 4 != 0 || text.indexOf(' ') >= 0) {
      return null;
    }
    try {
      return Payloads.text(Payload.wrap(Base64.getDecoder().decode(text)));
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable JsonValue structure(String text) {
    String start = text.stripLeading();
    return start.startsWith("{") || start.startsWith("[") ? json(text) : null;
  }

  private static @Nullable JsonValue json(String text) {
    try {
      return JsonValue.parse(text);
    } catch (DecodeException notJson) {
      return null;
    }
  }
}
