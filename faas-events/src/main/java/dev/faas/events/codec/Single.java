package dev.faas.events.codec;

import dev.faas.Batch;
import java.io.IOException;
import java.util.List;

/**
 * A batch of one, for what a platform delivers one by one: on the wire it is the event alone.
 *
 * @param <E> the event's Java type
 */
public abstract class Single<E> extends JsonCodec<Batch<E>> {

  private final JsonCodec<E> event;

  /** A batch of one such event. */
  protected Single(JsonCodec<E> event) {
    this.event = event;
  }

  /** The event as a batch, with its id and lane. */
  protected abstract Batch<E> batch(List<E> events);

  @Override
  public final String expected() {
    return event.expected();
  }

  @Override
  public final Batch<E> read(WireReader in) throws IOException {
    return batch(List.of(event.read(in)));
  }

  /**
   * Writes the only event.
   *
   * @throws IllegalArgumentException if there are none or several
   */
  @Override
  public final void write(WireWriter out, Batch<E> value) throws IOException {
    event.write(out, Framed.only(value.events()));
  }
}
