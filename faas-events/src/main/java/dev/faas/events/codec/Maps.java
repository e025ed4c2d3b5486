package dev.faas.events.codec;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
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
    Map<String, V> members = new LinkedHashMap<>();
    Residue residue = null;
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      V value = element.read(in);
      Object left = in.take();
      if (left != null) {
        residue = residue == null ? new Residue() : residue;
        residue.keep(name, left, value);
      }
      if (members.put(name, value) != null) {
        throw in.duplicate();
      }
    }
    in.leaveAny(residue);
    return members.isEmpty() ? Map.of() : Collections.unmodifiableMap(members);
  }

  @Override
  public void write(WireWriter out, Map<String, V> value) throws IOException {
    Residue residue = out.taken();
    out.startObject();
    for (Map.Entry<String, V> member : value.entrySet()) {
      out.name(member.getKey());
      @Nullable
      Object form = residue == null ? null : residue.form(member.getKey(), member.getValue());
      if (form == null) {
        element.write(out, member.getValue());
      } else {
        out.write(form, element, member.getValue());
      }
    }
    out.endObject();
  }
}
