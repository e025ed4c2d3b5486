package dev.faas.events.codec;

import dev.faas.events.EventMeta;
import dev.faas.events.json.JsonValue;
import dev.faas.events.json.JsonWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks over a shape to find its members. */
final class FieldsDeclared extends Fields {

  private final List<Layout.Slot> slots = new ArrayList<>();
  private final List<String[]> paths = new ArrayList<>();
  private int group = Layout.TOP;

  Layout layout() {
    if (group != Layout.TOP) {
      throw new IllegalStateException(slots.get(group).path() + " has no end");
    }
    return new Layout(slots, paths);
  }

  private void add(String name, @Nullable JsonCodec<?> codec, boolean nullAllowed) {
    String[] outer = group == Layout.TOP ? Layout.NO_NAMES : paths.get(group);
    String[] path = Arrays.copyOf(outer, outer.length + 1);
    path[outer.length] = name;
    slots.add(new Layout.Slot(
        group, new JsonWriter.Name(name), String.join(".", path), codec, nullAllowed));
    paths.add(path);
  }

  @Override
  public EventMeta meta(String platform, String kind, EventMeta meta) {
    return meta;
  }

  @Override
  public <T> T required(String name, JsonCodec<T> codec, T value) {
    add(name, codec, false);
    return value;
  }

  @Override
  public <T> @Nullable T optional(String name, JsonCodec<T> codec, @Nullable T value) {
    add(name, codec, true);
    return value;
  }

  @Override
  public <T> T always(String name, JsonCodec<T> codec, T value, T otherwise) {
    add(name, codec, true);
    return value;
  }

  @Override
  public <T> T unless(T empty, String name, JsonCodec<T> codec, T value) {
    add(name, codec, true);
    return value;
  }

  @Override
  public <T> T orNull(T empty, String name, JsonCodec<T> codec, T value) {
    add(name, codec, true);
    return value;
  }

  @Override
  public <T> @Nullable T nullable(String name, JsonCodec<T> codec, @Nullable T value) {
    add(name, codec, true);
    return value;
  }

  @Override
  public <B, T> void derived(
      String name, JsonCodec<T> codec, Derivation<B, T> derivation, @Nullable B basis) {
    add(name, codec, true);
  }

  @Override
  public <B, T> @Nullable T source(
      String name, JsonCodec<T> codec, Derivation<B, T> derivation, @Nullable B basis) {
    add(name, codec, true);
    return null;
  }

  @Override
  public void usually(String name, JsonValue usual) {
    add(name, Scalars.JSON, false);
  }

  @Override
  public void constant(String name, String text) {
    add(name, Scalars.TEXT, false);
  }

  @Override
  public void filler(String name, JsonValue value) {}

  @Override
  public void group(String name) {
    add(name, null, true);
    group = slots.size() - 1;
  }

  @Override
  public void end() {
    group = slots.get(group).group();
  }
}
