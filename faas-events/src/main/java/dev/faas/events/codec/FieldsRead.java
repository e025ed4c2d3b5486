package dev.faas.events.codec;

import dev.faas.events.EventMeta;
import dev.faas.events.json.JsonNull;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads an object into slots, whatever the order, then gives them out in the order of declaration. */
final class FieldsRead extends Fields {

  private static final Object NULL = new Object();

  private final WireReader in;
  private Layout layout = Layout.UNKNOWN;
  private @Nullable Object[] values = {};
  private @Nullable Residue residue;

  /** The next of the idle ones. */
  @Nullable
  FieldsRead nextIdle;

  private boolean inMeta;
  private int group = Layout.TOP;
  private int next;

  FieldsRead(WireReader in) {
    this.in = in;
  }

  void read(Layout toRead) throws IOException {
    layout = toRead;
    if (values.length < toRead.slots.length) {
      values = new Object[toRead.slots.length];
    }
    in.startObject();
    fill(Layout.TOP);
  }

  void clear() {
    Arrays.fill(values, 0, layout.slots.length, null);
    residue = null;
    inMeta = false;
    group = Layout.TOP;
    next = 0;
  }

  /** What the value does not carry, unless its meta does. */
  @Nullable
  Object left() {
    return inMeta || residue == null || residue.isEmpty() ? null : residue;
  }

  private void fill(int into) throws IOException {
    int before = Layout.TOP;
    while (true) {
      int guess = before < 0 ? layout.guessFirst(into) : layout.guessAfter(before);
      String name = guess < 0 ? in.nextName() : in.nextName(layout.slots[guess].name());
      if (name == null) {
        return;
      }
      int slot = layout.find(into, name, guess < 0 ? before + 1 : guess);
      if (slot >= 0) {
        if (slot != guess) {
          remember(into, before, slot);
        }
        before = slot;
        put(slot);
      } else if (!residue().addRest(layout.path(into), name, in.value())) {
        throw in.duplicate();
      }
    }
  }

  private void remember(int into, int before, int slot) {
    if (before < 0) {
      layout.cameFirst(into, slot);
    } else {
      layout.cameAfter(before, slot);
    }
  }

  private void put(int slot) throws IOException {
    if (values[slot] != null) {
      throw in.duplicate();
    }
    Layout.Slot declared = layout.slots[slot];
    JsonCodec<?> codec = declared.codec();
    if (in.isNull() && (declared.nullAllowed() || codec != Scalars.JSON)) {
      if (!declared.nullAllowed()) {
        throw in.failure(declared.expected());
      }
      values[slot] = NULL;
    } else if (codec == null) {
      values[slot] = Residue.PRESENT;
      in.startObject();
      fill(slot);
    } else {
      Object value = codec.read(in);
      values[slot] = value;
      Object left = in.take();
      if (left != null) {
        residue().keep(slot, left, value);
      }
    }
  }

  private Residue residue() {
    Residue current = residue;
    if (current == null) {
      current = new Residue();
      residue = current;
    }
    return current;
  }

  @Override
  public EventMeta meta(String platform, String kind, EventMeta meta) {
    inMeta = true;
    return EventMeta.decoded(platform, kind, residue());
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> T required(String name, JsonCodec<T> codec, T value) {
    Object read = values[next];
    if (read == null) {
      throw in.missing(layout.slots[next].path(), codec.expected());
    }
    next++;
    return (T) read;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> @Nullable T optional(String name, JsonCodec<T> codec, @Nullable T value) {
    Object read = values[next];
    if (read == NULL) {
      residue().keep(next, JsonNull.NULL, null);
      read = null;
    }
    next++;
    return (T) read;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> T always(String name, JsonCodec<T> codec, T value, T otherwise) {
    Object read = values[next];
    if (read == null || read == NULL) {
      residue().keep(next, read == null ? Residue.ABSENT : JsonNull.NULL, otherwise);
      read = otherwise;
    }
    next++;
    return (T) read;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> T unless(T empty, String name, JsonCodec<T> codec, T value) {
    Object read = values[next];
    if (read == NULL) {
      residue().keep(next, JsonNull.NULL, empty);
      read = empty;
    } else if (read == null) {
      read = empty;
    } else if (read.equals(empty) && !isKept(next, read)) {
      residue().keep(next, Residue.PRESENT, empty);
    }
    next++;
    return (T) read;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> T orNull(T empty, String name, JsonCodec<T> codec, T value) {
    Object read = values[next];
    if (read == null || read == NULL) {
      if (read == null) {
        residue().keep(next, Residue.ABSENT, empty);
      }
      read = empty;
    } else if (read.equals(empty) && !isKept(next, read)) {
      residue().keep(next, Residue.PRESENT, empty);
    }
    next++;
    return (T) read;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> @Nullable T nullable(String name, JsonCodec<T> codec, @Nullable T value) {
    Object read = values[next];
    if (read == null) {
      residue().keep(next, Residue.ABSENT, null);
    }
    next++;
    return read == NULL ? null : (T) read;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <B, T> void derived(
      String name, JsonCodec<T> codec, Derivation<B, T> derivation, @Nullable B basis) {
    Object read = values[next];
    boolean usual = basis != null
        && read != null
        && read != NULL
        && !isKept(next, read)
        && derivation.isUsual(basis, (T) read);
    if (!usual) {
      keepAs(next, codec, basis);
    }
    next++;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <B, T> @Nullable T source(
      String name, JsonCodec<T> codec, Derivation<B, T> derivation, @Nullable B basis) {
    Object read = values[next];
    next++;
    return read == NULL ? null : (T) read;
  }

  @Override
  public void basis(String name, @Nullable Object basis) {
    int slot = layout.find(group, name, 0);
    JsonCodec<?> codec = layout.slots[slot].codec();
    if (codec != null) {
      keepAs(slot, codec, basis);
    }
  }

  @Override
  public boolean isReading() {
    return true;
  }

  private boolean isKept(int slot, Object read) {
    return residue != null && residue.form(slot, read) != null;
  }

  /** Keeps a member as it was read, for as long as its basis is the same. */
  private <T> void keepAs(int slot, JsonCodec<T> codec, @Nullable Object basis) {
    Object read = values[slot];
    if (read == null || read == NULL) {
      residue().keep(slot, read == null ? Residue.ABSENT : JsonNull.NULL, basis);
    } else {
      Object left = residue == null ? null : residue.form(slot, read);
      residue().keep(slot, new Residue.AsRead(codec, read, left), basis);
    }
  }

  @Override
  public void usually(String name, JsonValue usual) {
    Object read = values[next];
    if (!usual.equals(read)) {
      residue().keep(next, read == null ? Residue.ABSENT : read, usual);
    }
    next++;
  }

  @Override
  public void constant(String name, String text) {
    Object read = values[next];
    if (!text.equals(read)) {
      String path = layout.slots[next].path();
      String expected = "the text \"" + text + '"';
      throw read == null
          ? in.missing(path, expected)
          : in.failure(path, expected, "the text \"" + read + '"');
    }
    next++;
  }

  @Override
  public void filler(String name, JsonValue value) {}

  @Override
  public <T> T present(String name, @Nullable T value) {
    if (value == null) {
      Layout.Slot slot = layout.slots[layout.find(group, name, 0)];
      throw in.missing(slot.path(), slot.expected());
    }
    return value;
  }

  @Override
  public void surplus(String name, JsonValue form) {
    residue().keep(layout.find(group, name, 0), form, null);
  }

  @Override
  public void group(String name) {
    group = next;
    next++;
  }

  @Override
  public void end() {
    Object read = values[group];
    if (read == NULL) {
      residue().keep(group, JsonNull.NULL, null);
    } else if (read == Residue.PRESENT) {
      residue().keep(group, JsonObject.EMPTY, null);
    }
    group = layout.slots[group].group();
  }
}
