package dev.faas.events.aws.http;

import dev.faas.Payload;
import dev.faas.events.json.JsonReader;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tells objects apart by a member, before they are decoded. */
public final class Members {

  private Members() {}

  /**
   * Whether an object has a member.
   *
   * @param kind what is being read, for errors
   * @param text what the member must say; null for anything
   * @throws dev.faas.DecodeException if it is no object
   */
  public static boolean has(String kind, Payload json, String name, @Nullable String text) {
    JsonReader in = new JsonReader(kind, json.array());
    try {
      in.startObject();
      for (String each = in.nextName(); each != null; each = in.nextName()) {
        if (each.equals(name)) {
          return text == null || in.value().equals(JsonValue.of(text));
        }
        in.skip();
      }
      return false;
    } catch (IOException broken) {
      throw in.broken(broken);
    }
  }
}
