package dev.faas.events.codec;

import dev.faas.events.EventMeta;
import java.io.IOException;
import java.util.List;

/** An event with a list of anything. */
final class KeepingShape<T> extends Shape<KeepingShape.Holder<T>> {

  record Holder<T>(List<T> all, EventMeta meta) {}

  private final JsonCodec<List<T>> list;

  KeepingShape(JsonCodec<T> element) {
    super(new Holder<>(List.of(), EventMeta.none()));
    this.list = Lists.of(element);
  }

  @Override
  protected Holder<T> fields(Fields f, Holder<T> holder) throws IOException {
    EventMeta meta = f.meta("test", "keeping", holder.meta());
    return new Holder<>(f.required("all", list, holder.all()), meta);
  }
}
