package dev.faas.events.codec;

import dev.faas.Payload;
import dev.faas.events.EventFormat;
import org.jspecify.annotations.Nullable;

/** The format whose event and result are the bytes themselves. */
public final class RawFormat implements EventFormat<Payload, Payload> {

  /** The only one; it has no state. */
  public static final EventFormat<Payload, Payload> INSTANCE = new RawFormat();

  private RawFormat() {}

  @Override
  public String kind() {
    return "raw";
  }

  @Override
  public boolean isJson() {
    return true;
  }

  @Override
  public Payload decode(Payload in) {
    return in;
  }

  @Override
  public Payload encode(@Nullable Payload result, Payload event) {
    if (result == null) {
      throw new IllegalStateException(
          "the function returned null where a Payload is due; Payload.empty() is no bytes");
    }
    return result;
  }

  @Override
  public Payload encodeEvent(Payload event) {
    return event;
  }

  @Override
  public Payload decodeResult(Payload result, Payload event) {
    return result;
  }
}
