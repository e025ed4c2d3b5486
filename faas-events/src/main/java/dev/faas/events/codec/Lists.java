package dev.faas.events.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array of equal elements.
 *
 * @param <E> the element
 */
public final class Lists<E> extends JsonCodec<List<E>> {

  private final JsonCodec<E> element;

  private Lists(JsonCodec<E> element) {
    this.element = element;
  }

  /** Arrays of these elements. */
  public static <E> JsonCodec<List<E>> of(JsonCodec<E> element) {
    return new Lists<>(element);
  }

  @Override
  public String expected() {
    return "an array";
  }

  @Override
  public List<E> read(WireReader in) throws IOException {
    in.startArray();
    if (!in.nextElement()) {
      return List.of();
    }
    E first = element.read(in);
    Object left = in.take();
    Residue residue = left == null ? null : new Residue();
    if (residue != null && left != null) {
      residue.keep(0, left, first);
    }
    if (!in.nextElement()) {
      in.leaveAny(residue);
      return List.of(first);
    }
    List<E> elements = new ArrayList<>();
    elements.add(first);
    do {
      E value = element.read(in);
      left = in.take();
      if (left != null) {
        residue = residue == null ? new Residue() : residue;
        residue.keep(elements.size(), left, value);
      }
      elements.add(value);
    } while (in.nextElement());
    in.leaveAny(residue);
    return Collections.unmodifiableList(elements);
  }

  @Override
  public void write(WireWriter out, List<E> value) throws IOException {
    Residue residue = out.taken();
    out.startArray();
    for (int i = 0; i < value.size(); i++) {
      E current = value.get(i);
      @Nullable Object form = residue == null ? null : residue.form(i, current);
      out.write(form, element, current);
    }
    out.endArray();
  }
}
