package dev.faas.events.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object. Immutable; equal to another with equal members in any order.
 */
public final class JsonObject implements JsonValue {

  /** The object without members. */
  public static final JsonObject EMPTY = new JsonObject(Map.of());

  private final Map<String, JsonValue> members;

  private JsonObject(Map<String, JsonValue> members) {
    this.members = members;
  }

  /**
   * An object.
   *
   * @param members name to value; copied, in their order
   */
  public static JsonObject of(Map<String, JsonValue> members) {
    return members.isEmpty() ? EMPTY : owning(new LinkedHashMap<>(members));
  }

  /** An object of a map that nobody else has. */
  static JsonObject owning(Map<String, JsonValue> members) {
    if (members.isEmpty()) {
      return EMPTY;
    }
    return new JsonObject(
        members instanceof OrderedMap ? members : Collections.unmodifiableMap(members));
  }

  /** Name to value in the order of the wire; unmodifiable. */
  public Map<String, JsonValue> members() {
    return members;
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
    return owning(copy);
  }

  /** The object without the member of this name. */
  public JsonObject without(String name) {
    if (!members.containsKey(name)) {
      return this;
    }
    Map<String, JsonValue> copy = new LinkedHashMap<>(members);
    copy.remove(name);
    return owning(copy);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonObject that && members.equals(that.members);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  @Override
  public String toString() {
    return JsonText.write(this);
  }
}
