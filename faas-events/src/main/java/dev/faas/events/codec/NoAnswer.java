package dev.faas.events.codec;

import dev.faas.Payload;
import dev.faas.events.EventFormat;
import org.jspecify.annotations.Nullable;

/**
 * A format of events that no platform awaits an answer to: the function's result is null on the wire, and
 * whatever came back is taken as none.
 *
 * @param <I> the event
 */
public final class NoAnswer<I> implements EventFormat<I, @Nullable Void> {

  private static final Payload NULL = Payload.of("null");

  private final EventFormat<I, ?> events;

  private NoAnswer(EventFormat<I, ?> events) {
    this.events = events;
  }

  /** The format of events in JSON. */
  public static <I> EventFormat<I, @Nullable Void> to(String kind, JsonCodec<I> event) {
    return new NoAnswer<>(new JsonFormat<>(kind, event, Scalars.JSON));
  }

  @Override
  public String kind() {
    return events.kind();
  }

  @Override
  public boolean isJson() {
    return true;
  }

  @Override
  public I decode(Payload in) {
    return events.decode(in);
  }

  @Override
  public Payload encode(@Nullable Void result, I event) {
    return NULL;
  }

  @Override
  public Payload encodeEvent(I event) {
    return events.encodeEvent(event);
  }

  @Override
  @SuppressWarnings("NullAway") // O is @Nullable Void here
  public @Nullable Void decodeResult(Payload result, Payload event) {
    return null;
  }
}
