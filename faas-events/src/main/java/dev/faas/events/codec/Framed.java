package dev.faas.events.codec;

import dev.faas.Batch;
import dev.faas.DecodeException;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events that stand on the wire in a way that no {@link Shape} has, such as in columns. What is read is
 * first {@linkplain #split split} into a JSON value for each event, and what is written {@linkplain #join
 * joined}. The whole is kept with each event as its frame, so that the parts of it that are no event's come
 * out as they went in.
 *
 * @param <E> the event's Java type
 * @param <W> the whole: the event itself or a {@link Batch} of them
 */
public abstract class Framed<E, W> extends JsonCodec<W> {

  private final boolean isBatch;

  /**
   * Events.
   *
   * @param isBatch whether the whole is a batch, rather than the event itself
   */
  protected Framed(boolean isBatch) {
    this.isBatch = isBatch;
  }

  /**
   * The parts of what was read, one for each event.
   *
   * @param kind what is being read, for errors
   * @throws DecodeException if it has no such parts
   */
  protected abstract List<JsonValue> split(String kind, JsonValue wire);

  /**
   * What is written.
   *
   * @param frame what was read when these events were decoded; null for events that were built
   * @throws IllegalArgumentException if the platform does not deliver such events together
   */
  protected abstract JsonValue join(List<JsonValue> parts, @Nullable JsonValue frame);

  /** Reads a part. */
  protected abstract JsonCodec<E> reader(JsonValue part);

  /**
   * Writes an event as a part.
   *
   * @param kind the dialect in which it came, such as {@code sqs}
   */
  protected abstract JsonCodec<E> writer(E event, String kind);

  @SuppressWarnings("unchecked")
  private W whole(List<E> events) {
    return (W) (isBatch ? Neutral.batch(events) : events.get(0));
  }

  @SuppressWarnings("unchecked")
  private List<E> events(W whole) {
    return whole instanceof Batch<?> batch ? (List<E>) batch.events() : List.of((E) whole);
  }

  @Override
  public final W read(WireReader in) throws IOException {
    JsonValue wire = in.value();
    List<JsonValue> parts = split(in.kind(), wire);
    if (parts.isEmpty()) {
      throw new DecodeException(in.kind(), in.path(), "at least one event", "none", null);
    }
    List<E> events = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      E event = read(in.kind(), parts.size() == 1 ? "$" : "$[" + i + "]", parts.get(i));
      if (Neutral.meta(event).unmapped() instanceof Residue own) {
        own.keepFrame(this, wire);
      }
      events.add(event);
    }
    return whole(events);
  }

  private E read(String kind, String place, JsonValue part) throws IOException {
    byte[] json = part.toString().getBytes(StandardCharsets.UTF_8);
    try {
      return reader(part).read(new WireReader(kind, json));
    } catch (DecodeException wrong) {
      String path = place + wrong.path().substring(1);
      throw new DecodeException(kind, path, wrong.expected(), wrong.found(), wrong);
    }
  }

  @Override
  public final void write(WireWriter out, W value) throws IOException {
    List<E> events = events(value);
    List<JsonValue> parts = new ArrayList<>(events.size());
    for (E event : events) {
      WireWriter part = new WireWriter(true);
      writer(event, Neutral.meta(event).kind()).write(part, event);
      parts.add(JsonValue.parse(part.toBytes()));
    }
    out.value(join(parts, frame(value)));
  }

  /** What was read when the first of these events that was decoded by this codec was; or null. */
  public final @Nullable JsonValue frame(W value) {
    for (E event : events(value)) {
      JsonValue frame =
          Neutral.meta(event).unmapped() instanceof Residue own ? own.frame(this) : null;
      if (frame != null) {
        return frame;
      }
    }
    return null;
  }

  /**
   * The only part.
   *
   * @throws IllegalArgumentException if there are none or several
   */
  protected static <T> T only(List<T> parts) {
    if (parts.size() != 1) {
      throw new IllegalArgumentException("the platform delivers one event at a time, but there are "
          + parts.size() + " in the batch. Encode each as a batch of its own.");
    }
    return parts.get(0);
  }
}
