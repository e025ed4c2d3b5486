package dev.faas.events.codec;

import dev.faas.events.EventMeta;
import dev.faas.events.json.JsonNull;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes members in the order of declaration; a group is opened when its first member is written. */
final class FieldsWritten extends Fields {

  private final WireWriter out;
  private final Layout layout;
  private @Nullable Residue residue;
  private boolean decoded;
  private int group = Layout.TOP;
  private int opened = Layout.TOP;
  private int next;

  FieldsWritten(WireWriter out, Layout layout) throws IOException {
    this.out = out;
    this.layout = layout;
    this.residue = out.taken();
    out.startObject();
  }

  void close() throws IOException {
    if (residue != null) {
      residue.writeRest(out, Layout.NO_NAMES);
    }
    out.endObject();
  }

  @Override
  public EventMeta meta(String platform, String kind, EventMeta meta) {
    if (meta.platform().equals(platform) && meta.kind().equals(kind)) {
      residue = meta.unmapped() instanceof Residue own ? own : null;
      decoded = true;
    }
    return meta;
  }

  @Override
  public <T> T required(String name, JsonCodec<T> codec, T value) throws IOException {
    write(codec, value, false);
    return value;
  }

  @Override
  public <T> @Nullable T optional(String name, JsonCodec<T> codec, @Nullable T value)
      throws IOException {
    write(codec, value, value == null);
    return value;
  }

  @Override
  public <T> T always(String name, JsonCodec<T> codec, T value, T otherwise) throws IOException {
    write(codec, value, false);
    return value;
  }

  @Override
  public <T> T unless(T empty, String name, JsonCodec<T> codec, T value) throws IOException {
    write(codec, value, value.equals(empty));
    return value;
  }

  @Override
  public <T> T orNull(T empty, String name, JsonCodec<T> codec, T value) throws IOException {
    Object form = form(value);
    if (form == null && value.equals(empty)) {
      member();
      out.value(JsonNull.NULL);
      next++;
    } else {
      write(codec, value, false);
    }
    return value;
  }

  @Override
  public <T> @Nullable T nullable(String name, JsonCodec<T> codec, @Nullable T value)
      throws IOException {
    if (value != null) {
      write(codec, value, false);
    } else {
      if (form(null) != Residue.ABSENT) {
        member();
        out.value(JsonNull.NULL);
      }
      next++;
    }
    return value;
  }

  @Override
  public <B, T> void derived(
      String name, JsonCodec<T> codec, Derivation<B, T> derivation, @Nullable B basis)
      throws IOException {
    Object form = form(basis);
    T derived = form != null || basis == null ? null : derivation.of(basis);
    if (derived != null) {
      member();
      codec.write(out, derived);
    } else if (form != null && form != Residue.ABSENT) {
      member();
      out.write(form, codec, null);
    }
    next++;
  }

  @Override
  public <B, T> @Nullable T source(
      String name, JsonCodec<T> codec, Derivation<B, T> derivation, @Nullable B basis)
      throws IOException {
    derived(name, codec, derivation, basis);
    return null;
  }

  @Override
  public void usually(String name, JsonValue usual) throws IOException {
    Object form = form(usual);
    if (form != Residue.ABSENT) {
      member();
      out.value(form instanceof JsonValue json ? json : usual);
    }
    next++;
  }

  @Override
  public void constant(String name, String text) throws IOException {
    member();
    out.text(text);
    next++;
  }

  @Override
  public void filler(String name, JsonValue value) throws IOException {
    if (!decoded) {
      open(group);
      out.name(name);
      out.value(value);
    }
  }

  @Override
  public void group(String name) {
    group = next;
    next++;
  }

  @Override
  public void end() throws IOException {
    String[] names = layout.path(group);
    if (residue != null && residue.hasRest(names)) {
      open(group);
      residue.writeRest(out, names);
    }
    int ended = group;
    int outer = layout.slots[ended].group();
    if (isOpen(ended)) {
      out.endObject();
      opened = outer;
    } else if (residue != null && residue.form(ended, null) instanceof JsonValue form) {
      open(outer);
      out.name(layout.slots[ended].name());
      out.value(form);
    }
    group = outer;
  }

  private <T> void write(JsonCodec<T> codec, @Nullable T value, boolean leaveOut)
      throws IOException {
    Object form = form(value);
    if (form == null ? !leaveOut : form != Residue.ABSENT) {
      member();
      out.write(form, codec, value);
    }
    next++;
  }

  private @Nullable Object form(@Nullable Object value) {
    return residue == null ? null : residue.form(next, value);
  }

  private void member() throws IOException {
    open(group);
    out.name(layout.slots[next].name());
  }

  private void open(int wanted) throws IOException {
    if (!isOpen(wanted)) {
      Layout.Slot slot = layout.slots[wanted];
      open(slot.group());
      out.name(slot.name());
      out.startObject();
      opened = wanted;
    }
  }

  private boolean isOpen(int wanted) {
    int current = opened;
    while (current != wanted && current != Layout.TOP) {
      current = layout.slots[current].group();
    }
    return current == wanted;
  }
}
