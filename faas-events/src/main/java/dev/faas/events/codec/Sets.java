package dev.faas.events.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An array whose elements all differ, in the order of the wire.
 *
 * @param <E> the element
 */
public final class Sets<E> extends JsonCodec<Set<E>> {

  private final JsonCodec<List<E>> elements;

  private Sets(JsonCodec<List<E>> elements) {
    this.elements = elements;
  }

  /** Arrays of these elements. */
  public static <E> JsonCodec<Set<E>> of(JsonCodec<E> element) {
    return new Sets<>(Lists.of(element));
  }

  @Override
  public String expected() {
    return "an array";
  }

  @Override
  public Set<E> read(WireReader in) throws IOException {
    List<E> read = elements.read(in);
    Set<E> set = new LinkedHashSet<>(read);
    if (set.size() < read.size()) {
      throw in.failure("each element once", "one of them twice");
    }
    return Collections.unmodifiableSet(set);
  }

  @Override
  public void write(WireWriter out, Set<E> value) throws IOException {
    elements.write(out, new ArrayList<>(value));
  }
}
