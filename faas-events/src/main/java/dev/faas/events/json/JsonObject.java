package dev.faas.events.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object.
 *
 * @param members name to value in the order of the wire; unmodifiable
 */
public record JsonObject(Map<String, JsonValue> members) implements JsonValue {

  /** The object without members. */
  public static final JsonObject EMPTY = new JsonObject(Map.of());

  /** Copies the map and keeps its order. */
  public JsonObject {
    members =
        members.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** The member of this name, or null if there is none. */
  public @Nullable JsonValue get(String name) {
    return members.get(name);
  }

  /**
   * The value that a path of names leads to, empty if there is none.
   *
   * @param path member names from the outside in; the empty path leads to this object
   */
  public Optional<JsonValue> at(String... path) {
    JsonValue current = this;
    for (String name : path) {
      JsonValue next = current instanceof JsonObject object ? object.get(name) : null;
      if (next == null) {
        return Optional.empty();
      }
      current = next;
    }
    return Optional.of(current);
  }

  /** The object with one more member, or one replaced. */
  public JsonObject with(String name, JsonValue value) {
    Map<String, JsonValue> copy = new LinkedHashMap<>(members);
    copy.put(name, value);
    return new JsonObject(copy);
  }

  /** The object without the member of this name. */
  public JsonObject without(String name) {
    if (!members.containsKey(name)) {
      return this;
    }
    Map<String, JsonValue> copy = new LinkedHashMap<>(members);
    copy.remove(name);
    return new JsonObject(copy);
  }

  @Override
  public String toString() {
    return JsonText.write(this);
  }
}
