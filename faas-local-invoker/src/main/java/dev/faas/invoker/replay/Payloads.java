package dev.faas.invoker.replay;

import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Payloads in recordings, byte for byte: JSON without space between its values as {@code json}, or {@code asciiJson}
 * if it escapes what is not ASCII; any other text as {@code text}, several lines as several texts; any other
 * bytes as {@code base64}.
 */
final class Payloads {

  private static final String JSON = "json";
  private static final String ASCII_JSON = "asciiJson";
  private static final String TEXT = "text";
  private static final String BASE64 = "base64";

  private Payloads() {}

  /** The bytes read as UTF-8, or null if they are not. */
  static @Nullable String text(Payload payload) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(payload.array()))
          .toString();
    } catch (CharacterCodingException notText) {
      return null;
    }
  }

  /** The value, or null if the payload is not JSON. */
  static @Nullable JsonValue json(Payload payload) {
    try {
      return JsonValue.parse(payload.array());
    } catch (DecodeException notJson) {
      return null;
    }
  }

  static JsonObject write(Payload payload) {
    String text = text(payload);
    if (text == null) {
      String bytes = Base64.getEncoder().encodeToString(payload.array());
      return JsonObject.of(Map.of(BASE64, JsonValue.of(bytes)));
    }
    JsonValue json = json(payload);
    if (json != null && text.equals(IndentedJson.compact(json))) {
      return JsonObject.of(Map.of(JSON, json));
    }
    if (json != null && text.equals(json.toString())) {
      return JsonObject.of(Map.of(ASCII_JSON, json));
    }
    return JsonObject.of(Map.of(TEXT, lines(text)));
  }

  /** A text, or one for each of its lines if it has several. */
  static JsonValue lines(String text) {
    if (text.indexOf('\n') < 0) {
      return JsonValue.of(text);
    }
    return new JsonArray(Arrays.stream(text.split("\n", -1)).map(JsonValue::of).toList());
  }

  static Payload read(Node node) {
    String form = node.onlyName(JSON, ASCII_JSON, TEXT, BASE64);
    Node value = node.get(form);
    return switch (form) {
      case JSON -> Payload.of(IndentedJson.compact(value.value()));
      case ASCII_JSON -> Payload.of(value.value().toString());
      case TEXT -> Payload.of(value.lines());
      default -> Payload.wrap(value.bytes());
    };
  }
}
