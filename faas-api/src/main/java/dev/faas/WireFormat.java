package dev.faas;

import org.jspecify.annotations.Nullable;

/**
 * How one platform delivers an event to a function and takes the result. Stateless and safe for use by
 * several threads.
 *
 * <p>The event's type is declared, never guessed; the dialect within that type is read from the wire
 * and answered in kind, which is why {@link #encode} sees the event again.
 *
 * @param <I> the event
 * @param <O> the result
 */
public interface WireFormat<I extends @Nullable Object, O extends @Nullable Object> {

  /**
   * Reads the event.
   *
   * @throws DecodeException if the bytes do not have the event's shape
   */
  I decode(Payload in);

  /**
   * Writes the result.
   *
   * @param result what the handler returned
   * @param event the event that it was returned for
   * @throws RuntimeException if the platform cannot carry the result; the message says what and why
   */
  Payload encode(O result, I event);
}
