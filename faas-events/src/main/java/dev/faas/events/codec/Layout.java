package dev.faas.events.codec;

import dev.faas.events.json.JsonWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final Map<String, Integer> top = new HashMap<>();
  private final Map<Integer, Map<String, Integer>> groups = new HashMap<>();
  private final List<String[]> groupPaths;

  Layout(List<Slot> slots, List<String[]> groupPaths) {
    this.slots = slots.toArray(new Slot[0]);
    this.groupPaths = groupPaths;
    for (int i = 0; i < this.slots.length; i++) {
      Slot slot = this.slots[i];
      if (slot.codec() == null) {
        groups.put(i, new HashMap<>());
      }
      if (members(slot.group()).put(slot.name().text(), i) != null) {
        throw new IllegalStateException(slot.path() + " is declared twice");
      }
    }
  }

  /**
   * The slot of a member, or -1.
   *
   * @param guess where it is if the wire keeps the order of the declaration
   */
  int find(int group, String name, int guess) {
    if (guess < slots.length) {
      Slot slot = slots[guess];
      if (slot.group() == group && slot.name().text().equals(name)) {
        return guess;
      }
    }
    return members(group).getOrDefault(name, -1);
  }

  /** The names that lead into a group. */
  String[] path(int group) {
    return group == TOP ? NO_NAMES : groupPaths.get(group);
  }

  private Map<String, Integer> members(int group) {
    return group == TOP ? top : groups.getOrDefault(group, top);
  }
}
