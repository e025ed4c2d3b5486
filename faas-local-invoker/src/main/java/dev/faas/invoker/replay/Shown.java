package dev.faas.invoker.replay;

import dev.faas.events.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Values in messages. */
final class Shown {

  private static final int MOST = 120;

  private Shown() {}

  static String value(@Nullable JsonValue value) {
    return value == null ? "nothing" : text(IndentedJson.compact(value));
  }

  static String text(String text) {
    return text.length() <= MOST
        ? text
        : text.substring(0, MOST) + "… (" + text.length() + " characters)";
  }
}
