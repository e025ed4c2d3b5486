package dev.faas.events.codec;

import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the wire said beyond a value: members that the value has no place for, and forms that it does
 * not tell apart. A form holds only while the part of the value it belongs to is the one that was read.
 */
final class Residue {

  /** The member was absent, although it would be written. */
  static final Object ABSENT = new Object();

  /** The member was there, although it would be left out. */
  static final Object PRESENT = new Object();

  /** A member that is no part of the value, as it was read. */
  record AsRead(JsonCodec<?> codec, Object value, @Nullable Object form) {}

  private record Kept(
      Object key,
      Object form,
      @Nullable Object basis,
      @Nullable Kept next) {}

  private @Nullable Kept kept;
  private @Nullable Map<String, JsonValue> rest;
  private @Nullable Residue envelope;

  /** Keeps a form of the part with this key, as long as the part equals {@code basis}. */
  void keep(Object key, Object form, @Nullable Object basis) {
    kept = new Kept(key, form, basis, kept);
  }

  /** The form to write this part in, or null for the usual one. */
  @Nullable
  Object form(Object key, @Nullable Object current) {
    for (Kept entry = kept; entry != null; entry = entry.next()) {
      if (entry.key().equals(key)) {
        return Objects.equals(entry.basis(), current) ? entry.form() : null;
      }
    }
    return null;
  }

  /** Keeps a member that the value has no place for; false if it was kept before. */
  boolean addRest(String[] group, String name, JsonValue value) {
    if (rest == null) {
      rest = new LinkedHashMap<>();
    }
    return add(rest, group, 0, name, value);
  }

  private static boolean add(
      Map<String, JsonValue> into, String[] group, int depth, String name, JsonValue value) {
    if (depth == group.length) {
      return into.putIfAbsent(name, value) == null;
    }
    JsonObject inner =
        into.get(group[depth]) instanceof JsonObject object ? object : JsonObject.EMPTY;
    Map<String, JsonValue> members = new LinkedHashMap<>(inner.members());
    boolean added = add(members, group, depth + 1, name, value);
    into.put(group[depth], new JsonObject(members));
    return added;
  }

  /** The members that the value has no place for. */
  JsonObject rest() {
    return rest == null ? JsonObject.EMPTY : new JsonObject(rest);
  }

  boolean isEmpty() {
    return kept == null && rest == null && envelope == null;
  }

  /** What was around the list whose first element this residue belongs to. */
  @Nullable
  Residue envelope() {
    return envelope;
  }

  void keepEnvelope(Residue around) {
    this.envelope = around;
  }
}
