package dev.faas.events.codec;

import dev.faas.events.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of a shape: slot by slot in declaration order, and by name within each group. */
final class Layout {

  /** The shape has not been walked over yet. */
  static final Layout UNKNOWN = new Layout(List.of(), List.of());

  /** The group of the shape's own members. */
  static final int TOP = -1;

  /** The path to the shape's own members. */
  static final String[] NO_NAMES = {};

  /** One declared member; a group if it has no codec. */
  record Slot(
      int group,
      JsonWriter.Name name,
      String path,
      @Nullable JsonCodec<?> codec,
      boolean nullAllowed) {

    String expected() {
      return codec == null ? "an object" : codec.expected();
    }
  }

  final Slot[] slots;
  private final String[] names;
  private final int[] groups;
  private final List<String[]> groupPaths;

  /** The slot that followed a slot, or came first in its group, when last looked at: a guess for the next time. */
  private final int[] followers;

  Layout(List<Slot> slots, List<String[]> groupPaths) {
    this.slots = slots.toArray(new Slot[0]);
    this.groupPaths = groupPaths;
    this.names = new String[this.slots.length];
    this.groups = new int[this.slots.length];
    this.followers = new int[2 * this.slots.length + 1];
    for (int i = 0; i < this.slots.length; i++) {
      Slot slot = this.slots[i];
      if (find(slot.group(), slot.name().text(), 0, i) >= 0) {
        throw new IllegalStateException(slot.path() + " is declared twice");
      }
      names[i] = slot.name().text().intern();
      groups[i] = slot.group();
    }
  }

  /**
   * The slot of a member, or -1.
   *
   * @param name usually interned, as the parser gives it
   * @param guess where it is, or behind which it soon is, if the wire keeps the order of the declaration
   */
  @SuppressWarnings("ReferenceEquality") // interned names are told apart by identity first
  int find(int group, String name, int guess) {
    for (int i = guess; i < names.length; i++) {
      if (names[i] == name && groups[i] == group) {
        return i;
      }
    }
    return find(group, name, 0, names.length);
  }

  /** A slot that may come first in a group, or -1. */
  int guessFirst(int group) {
    return followers[slots.length + group + 1] - 1;
  }

  /** A slot came first in a group. */
  void cameFirst(int group, int slot) {
    followers[slots.length + group + 1] = slot + 1;
  }

  /** A slot that may follow this one, or -1. */
  int guessAfter(int slot) {
    return followers[slot] - 1;
  }

  /** A slot followed another one of its group. */
  void cameAfter(int before, int slot) {
    followers[before] = slot + 1;
  }

  private int find(int group, String name, int from, int to) {
    for (int i = from; i < to; i++) {
      if (groups[i] == group && names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** The names that lead into a group. */
  String[] path(int group) {
    return group == TOP ? NO_NAMES : groupPaths.get(group);
  }
}
