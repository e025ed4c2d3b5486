package dev.faas.testkit;

import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where two JSON values begin to differ. */
final class JsonDifference {

  private JsonDifference() {}

  /** The first difference in words; the values must not be equal. */
  static String between(JsonValue expected, JsonValue found) {
    return at("$", expected, found);
  }

  private static String at(String path, @Nullable JsonValue expected, @Nullable JsonValue found) {
    if (expected instanceof JsonObject wanted && found instanceof JsonObject actual) {
      return inObject(path, wanted, actual);
    }
    if (expected instanceof JsonArray wanted && found instanceof JsonArray actual) {
      return inArray(path, wanted.elements(), actual.elements());
    }
    return "at " + path + " is " + text(found) + " and not " + text(expected);
  }

  private static String inObject(String path, JsonObject expected, JsonObject found) {
    Set<String> names = new LinkedHashSet<>(expected.members().keySet());
    names.addAll(found.members().keySet());
    for (String name : names) {
      JsonValue wanted = expected.get(name);
      JsonValue actual = found.get(name);
      if (wanted == null || !wanted.equals(actual)) {
        return at(path + "." + name, wanted, actual);
      }
    }
    throw equal(path);
  }

  private static String inArray(String path, List<JsonValue> expected, List<JsonValue> found) {
    for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
      JsonValue wanted = i < expected.size() ? expected.get(i) : null;
      JsonValue actual = i < found.size() ? found.get(i) : null;
      if (wanted == null || !wanted.equals(actual)) {
        return at(path + "[" + i + "]", wanted, actual);
      }
    }
    throw equal(path);
  }

  private static IllegalArgumentException equal(String path) {
    return new IllegalArgumentException("there is no difference at " + path);
  }

  private static String text(@Nullable JsonValue value) {
    return value == null ? "nothing" : value.toString();
  }
}
