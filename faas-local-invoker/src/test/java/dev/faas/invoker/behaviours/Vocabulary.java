package dev.faas.invoker.behaviours;

import dev.faas.events.json.JsonNull;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the words of a case, and refuses those that it does not know. */
final class Vocabulary {

  private Vocabulary() {}

  /** A word of a case that nobody has given a meaning here. */
  static final class UnknownWordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownWordException(String where, Object word) {
      super(where + ": nobody knows what to do with " + word);
    }
  }

  /** An object that has no other members than these. */
  static Map<String, JsonValue> members(String where, JsonValue value, Set<String> known) {
    if (!(value instanceof JsonObject object)) {
      throw new UnknownWordException(where, value);
    }
    Set<String> unknown = new TreeSet<>(object.members().keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new UnknownWordException(where, unknown);
    }
    return object.members();
  }

  /** A member's text, or the other text where there is no such member. */
  static String text(Map<String, JsonValue> members, String name, String otherwise) {
    JsonValue value = members.getOrDefault(name, JsonNull.NULL);
    return value == JsonNull.NULL ? otherwise : value.text();
  }

  /** A member's text, which must be one of these where there is such a member. */
  static void only(String where, Map<String, JsonValue> members, String name, String... known) {
    String text = text(members, name, known[0]);
    if (!Set.of(known).contains(text)) {
      throw new UnknownWordException(where + "." + name, text);
    }
  }
}
