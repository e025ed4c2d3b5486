package dev.faas.events.azure.host;

import dev.faas.DecodeException;
import dev.faas.events.Body;
import dev.faas.events.codec.Base64Body;
import dev.faas.events.json.JsonNull;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import dev.faas.events.json.JsonValue.JsonString;
import dev.faas.events.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Values as the Functions host writes them: JSON inside a text, unless it is an object. */
public final class HostValue {

  private HostValue() {}

  /** The text that stands in quotes inside a text; any other value as it is. */
  public static JsonValue unquoted(JsonValue value) {
    if (value instanceof JsonString string && isLiteral(string.value())) {
      JsonValue inner = parsed(string);
      return inner instanceof JsonString ? inner : value;
    }
    return value;
  }

  private static boolean isLiteral(String text) {
    return text.length() > 1 && text.charAt(0) == '"' && text.endsWith("\"");
  }

  /** The array or object that stands inside a text, or inside a text in quotes; else the value as it is. */
  public static JsonValue opened(JsonValue value) {
    JsonValue text = unquoted(value);
    if (text instanceof JsonString string) {
      String json = string.value();
      if (json.startsWith("[") || json.startsWith("{")) {
        JsonValue inner = parsed(string);
        return inner == string ? value : inner;
      }
    }
    return value;
  }

  private static JsonValue parsed(JsonString json) {
    try {
      return JsonValue.parse(json.value());
    } catch (DecodeException plainText) {
      return json;
    }
  }

  /** The value as the host writes it. */
  public static JsonValue quoted(JsonValue value) {
    return value instanceof JsonObject || value instanceof JsonNull
        ? value
        : JsonValue.of(json(value));
  }

  /**
   * The value of a trigger's binding as a body: a text stands in quotes inside a text, bytes are bare
   * base64, and an object is its JSON. A bare text that is no base64 comes from an event made by hand, as
   * the documentation shows it.
   */
  public static Body body(JsonValue value) {
    JsonValue text = unquoted(value);
    if (text == value && text instanceof JsonString bare && isBase64(bare.value())) {
      return Body.ofBase64(bare.value());
    }
    return Body.of(text instanceof JsonString string ? string.value() : json(value));
  }

  private static boolean isBase64(String text) {
    return !text.isEmpty() && Base64Body.isWhole(text);
  }

  /** A body as the host writes it. */
  public static JsonValue form(Body body) {
    if (!body.isBase64()) {
      return quoted(JsonValue.of(body.wire()));
    }
    return JsonValue.of(
        isBase64(body.wire()) ? body.wire() : Body.of(body.bytes()).wire());
  }

  /** JSON with characters as they are, where that is possible. */
  public static String json(JsonValue value) {
    try {
      JsonWriter out = new JsonWriter();
      out.value(value);
      return new String(out.toBytes(), StandardCharsets.UTF_8);
    } catch (IOException halfSurrogatePair) {
      return value.toString();
    }
  }

  /** A value in few words, for errors. */
  public static String described(JsonValue value) {
    String json = value.toString();
    return json.length() <= 40 ? json : json.substring(0, 40) + "…";
  }
}
