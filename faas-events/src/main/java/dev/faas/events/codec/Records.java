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
  private final @Nullable JsonCodec<List<E>> bare;

  /**
   * A batch.
   *
   * @param name the array's name, usually {@code Records}
   */
  protected Records(String name, JsonCodec<E> record) {
    this(name, record, null);
  }

  /**
   * A batch that may also be an array alone, and is written as it came; an empty one as an object.
   *
   * @param bare the record in such an array, or null if there is none
   */
  protected Records(String name, JsonCodec<E> record, @Nullable JsonCodec<E> bare) {
    this.name = name;
    this.records = Lists.of(record);
    this.bare = bare == null ? null : Lists.of(bare);
  }

  /** These records as a batch, each with its id and lane. */
  protected abstract Batch<E> batch(List<E> events);

  /** The id of a record that came in an array alone, where it is another one; or null. */
  protected @Nullable String bareId(E event) {
    return null;
  }

  /** The meta of a record. */
  protected abstract EventMeta meta(E event);

  /**
   * What an object without the array stands for; usually null, which is an error.
   *
   * @param kind what is being read, for errors
   */
  protected @Nullable Batch<E> withoutArray(String kind, JsonObject members) throws IOException {
    return null;
  }

  @Override
  public final String expected() {
    return "an object with the array " + name;
  }

  @Override
  public final Batch<E> read(WireReader in) throws IOException {
    if (bare != null && in.isArray()) {
      return readBare(in, bare);
    }
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
      Batch<E> otherwise = withoutArray(in.kind(), envelope.members());
      if (otherwise == null) {
        throw in.missing(name, records.expected());
      }
      return otherwise;
    }
    keep(in, envelope, events);
    return batch(events);
  }

  private Batch<E> readBare(WireReader in, JsonCodec<List<E>> codec) throws IOException {
    List<E> events = codec.read(in);
    in.take();
    List<Batch.Item<E>> items = new ArrayList<>(events.size());
    for (Batch.Item<E> item : batch(events).items()) {
      Residue residue = residue(item.event());
      if (residue != null) {
        residue.keepEnvelope(Residue.BARE);
      }
      String id = bareId(item.event());
      items.add(id == null ? item : new Batch.Item<>(id, item.lane(), item.event()));
    }
    return new Batch<>(items);
  }

  private void keep(WireReader in, Residue envelope, List<E> events) {
    if (envelope.isEmpty()) {
      return;
    }
    Residue first = events.isEmpty() ? null : residue(events.get(0));
    if (first == null) {
      throw in.failure(
          envelope.members().members().keySet().iterator().next(),
          "nothing beside " + name + " where that is empty",
          "a member that would be lost");
    }
    first.keepEnvelope(envelope);
  }

  /** Writes a batch; one that did not come in an array is written by the subclass. */
  @Override
  public void write(WireWriter out, Batch<E> value) throws IOException {
    List<E> events = value.events();
    Residue first = events.isEmpty() ? null : residue(events.get(0));
    Residue envelope = first == null ? null : first.envelope();
    if (bare != null && envelope == Residue.BARE) {
      bare.write(out, events);
      return;
    }
    out.startObject();
    out.name(name);
    records.write(out, events);
    if (envelope != null) {
      envelope.writeRest(out, Layout.NO_NAMES);
    }
    out.endObject();
  }

  private @Nullable Residue residue(E event) {
    return meta(event).unmapped() instanceof Residue own ? own : null;
  }
}
