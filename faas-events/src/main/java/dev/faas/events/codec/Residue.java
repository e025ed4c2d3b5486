package dev.faas.events.codec;

import dev.faas.events.EventMeta;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the wire said beyond a value: members that the value has no place for, and forms that it does
 * not tell apart. A form holds only while the part of the value it belongs to is the one that was read.
 */
final class Residue implements EventMeta.Unmapped {

  /** The member was absent, although it would be written. */
  static final Object ABSENT = new Object();

  /** The member was there, although it would be left out. */
  static final Object PRESENT = new Object();

  /** As what is around a list: nothing, the list stood alone. */
  static final Residue BARE = new Residue();

  /** A member that is no part of the value, as it was read. */
  record AsRead(JsonCodec<?> codec, Object value, @Nullable Object form) {}

  private static final class Member {
    final String[] group;
    final String name;
    final JsonValue value;

    @Nullable
    Member next;

    Member(String[] group, String name, JsonValue value) {
      this.group = group;
      this.name = name;
      this.value = value;
    }
  }

  private static final class Kept {
    final int index;
    final @Nullable String key;
    final Object form;
    final @Nullable Object basis;
    final @Nullable Kept next;

    Kept(
        int index, @Nullable String key, Object form, @Nullable Object basis, @Nullable Kept next) {
      this.index = index;
      this.key = key;
      this.form = form;
      this.basis = basis;
      this.next = next;
    }

    @Nullable
    Object formIf(@Nullable Object current) {
      return Objects.equals(basis, current) ? form : null;
    }
  }

  private @Nullable Kept kept;
  private @Nullable Member firstMember;
  private @Nullable Member lastMember;
  private @Nullable JsonObject members;
  private @Nullable Residue envelope;
  private @Nullable Object framedBy;
  private @Nullable JsonValue frame;

  /** Keeps a form of the part with this index, as long as the part equals {@code basis}. */
  void keep(int index, Object form, @Nullable Object basis) {
    kept = new Kept(index, null, form, basis, kept);
  }

  /** Keeps a form of the part with this name, as long as the part equals {@code basis}. */
  void keep(String key, Object form, @Nullable Object basis) {
    kept = new Kept(-1, key, form, basis, kept);
  }

  /** The form to write the part with this index in, or null for the usual one. */
  @Nullable
  Object form(int index, @Nullable Object current) {
    for (Kept entry = kept; entry != null; entry = entry.next) {
      if (entry.index == index) {
        return entry.formIf(current);
      }
    }
    return null;
  }

  /** The form to write the part with this name in, or null for the usual one. */
  @Nullable
  Object form(String key, @Nullable Object current) {
    for (Kept entry = kept; entry != null; entry = entry.next) {
      if (key.equals(entry.key)) {
        return entry.formIf(current);
      }
    }
    return null;
  }

  /**
   * Keeps a member that the value has no place for; false if it was kept before.
   *
   * @param group the names that lead to its object: always the same array for the same object
   */
  boolean addRest(String[] group, String name, JsonValue value) {
    for (Member known = firstMember; known != null; known = known.next) {
      if (known.group == group && known.name.equals(name)) {
        return false;
      }
    }
    Member added = new Member(group, name, value);
    if (lastMember == null) {
      firstMember = added;
    } else {
      lastMember.next = added;
    }
    lastMember = added;
    return true;
  }

  /** Whether there are members that an object has no place for. */
  boolean hasRest(String[] group) {
    for (Member member = firstMember; member != null; member = member.next) {
      if (member.group == group) {
        return true;
      }
    }
    return false;
  }

  /** Writes the members that an object has no place for into the one that is open. */
  void writeRest(WireWriter out, String[] group) throws IOException {
    for (Member member = firstMember; member != null; member = member.next) {
      if (member.group == group) {
        out.name(member.name);
        out.value(member.value);
      }
    }
  }

  /** The members that the value has no place for, as they stood in their objects. */
  @Override
  public JsonObject members() {
    JsonObject known = members;
    if (known == null) {
      known = JsonObject.EMPTY;
      for (Member member = firstMember; member != null; member = member.next) {
        known = with(known, member, 0);
      }
      members = known;
    }
    return known;
  }

  private static JsonObject with(JsonObject object, Member member, int depth) {
    if (depth == member.group.length) {
      return object.with(member.name, member.value);
    }
    String name = member.group[depth];
    JsonObject inner = object.get(name) instanceof JsonObject known ? known : JsonObject.EMPTY;
    return object.with(name, with(inner, member, depth + 1));
  }

  boolean isEmpty() {
    return kept == null && firstMember == null && envelope == null;
  }

  /** What was around the list whose first element this residue belongs to. */
  @Nullable
  Residue envelope() {
    return envelope;
  }

  void keepEnvelope(Residue around) {
    this.envelope = around;
  }

  /** What the event was a part of on the wire, as this codec read it; null if another did. */
  @Nullable
  JsonValue frame(Object codec) {
    return framedBy == codec ? frame : null;
  }

  void keepFrame(Object codec, JsonValue whole) {
    this.framedBy = codec;
    this.frame = whole;
  }
}
