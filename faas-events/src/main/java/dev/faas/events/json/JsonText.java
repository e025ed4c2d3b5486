package dev.faas.events.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** JSON values to text and back. */
final class JsonText {

  private JsonText() {}

  static JsonValue parse(String json) {
    return parse(json.getBytes(StandardCharsets.UTF_8));
  }

  static JsonValue parse(byte[] json) {
    JsonReader reader = new JsonReader("json", json);
    try {
      JsonValue value = reader.value();
      reader.end();
      return value;
    } catch (IOException broken) {
      throw reader.broken(broken);
    }
  }

  static String write(JsonValue value) {
    try {
      JsonWriter writer = new JsonWriter(true);
      writer.value(value);
      return new String(writer.toBytes(), StandardCharsets.US_ASCII);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
