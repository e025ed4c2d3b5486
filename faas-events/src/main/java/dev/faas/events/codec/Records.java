package dev.faas.events.codec;

import dev.faas.Batch;
import dev.faas.events.EventMeta;
import dev.faas.events.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch on the wire: an object with one array of records. What stands beside the array is kept with
 * the first record.
 *
 * @param <E> the record's Java type
 */
public abstract class Records<E> extends JsonCodec<Batch<E>> {

  private final String name;
  private final JsonCodec<List<E>> records;

  /**
   * A batch.
   *
   * @param name the array's name, usually {@code Records}
   */
  protected Records(String name, JsonCodec<E> record) {
    this.name = name;
    this.records = Lists.of(record);
  }

  /** The record as an item with its id and lane. */
  protected abstract Batch.Item<E> item(E event);

  /** The meta of a record. */
  protected abstract EventMeta meta(E event);

  @Override
  public final String expected() {
    return "an object with the array " + name;
  }

  @Override
  public final Batch<E> read(WireReader in) throws IOException {
    in.startObject();
    List<E> events = null;
    Residue envelope = new Residue();
    for (String member = in.nextName(); member != null; member = in.nextName()) {
      if (member.equals(name)) {
        if (events != null) {
          throw in.duplicate();
        }
        events = records.read(in);
        in.take();
      } else if (!envelope.addRest(Layout.NO_NAMES, member, in.value())) {
        throw in.duplicate();
      }
    }
    if (events == null) {
      throw in.missing(name, records.expected());
    }
    keep(in, envelope, events);
    return batch(events);
  }

  private void keep(WireReader in, Residue envelope, List<E> events) {
    if (envelope.isEmpty()) {
      return;
    }
    Residue first = events.isEmpty() ? null : residue(events.get(0));
    if (first == null) {
      throw in.failure(
          envelope.rest().members().keySet().iterator().next(),
          "nothing beside " + name + " where that is empty",
          "a member that would be lost");
    }
    first.keepEnvelope(envelope);
  }

  private Batch<E> batch(List<E> events) {
    List<Batch.Item<E>> items = new ArrayList<>(events.size());
    for (E event : events) {
      items.add(item(event));
    }
    return new Batch<>(items);
  }

  @Override
  public final void write(WireWriter out, Batch<E> value) throws IOException {
    List<E> events = value.events();
    out.startObject();
    out.name(name);
    records.write(out, events);
    Residue first = events.isEmpty() ? null : residue(events.get(0));
    Residue envelope = first == null ? null : first.envelope();
    out.members(envelope == null ? JsonObject.EMPTY : envelope.rest());
    out.endObject();
  }

  private @Nullable Residue residue(E event) {
    return meta(event).residue() instanceof Residue own ? own : null;
  }
}
