package dev.faas.events.codec;

import dev.faas.events.json.OrderedMap;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object whose names are data, in the order of the wire.
 *
 * @param <V> the values
 */
public final class Maps<V> extends JsonCodec<Map<String, V>> {

  private final JsonCodec<V> element;

  private Maps(JsonCodec<V> element) {
    this.element = element;
  }

  /** Objects with these values. */
  public static <V> JsonCodec<Map<String, V>> of(JsonCodec<V> element) {
    return new Maps<>(element);
  }

  @Override
  public String expected() {
    return "an object";
  }

  @Override
  public Map<String, V> read(WireReader in) throws IOException {
    in.startObject();
    String name = in.nextName();
    if (name == null) {
      return Map.of();
    }
    OrderedMap.Builder<V> members = new OrderedMap.Builder<>();
    Residue residue = null;
    for (; name != null; name = in.nextName()) {
      V value = element.read(in);
      Object left = in.take();
      if (left != null) {
        residue = residue == null ? new Residue() : residue;
        residue.keep(name, left, value);
      }
      if (!members.add(name, value)) {
        throw in.duplicate();
      }
    }
    in.leaveAny(residue);
    return members.build();
  }

  @Override
  public void write(WireWriter out, Map<String, V> value) throws IOException {
    Residue residue = out.taken();
    out.startObject();
    if (value instanceof OrderedMap<V> ordered) {
      for (int i = 0; i < ordered.size(); i++) {
        write(out, ordered.name(i), ordered.value(i), residue);
      }
    } else {
      for (Map.Entry<String, V> member : value.entrySet()) {
        write(out, member.getKey(), member.getValue(), residue);
      }
    }
    out.endObject();
  }

  private void write(WireWriter out, String name, V value, @Nullable Residue residue)
      throws IOException {
    out.name(name);
    Object form = residue == null ? null : residue.form(name, value);
    out.write(form, element, value);
  }
}
