package dev.faas.events;

import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.WireFormat;
import org.jspecify.annotations.Nullable;

/**
 * A wire format seen from both ends: the function's, which decodes the event and encodes the result,
 * and the platform's, which does the opposite. Tests and the local invoker stand at the platform's end.
 *
 * @param <I> the event
 * @param <O> the result
 */
public interface EventFormat<I extends @Nullable Object, O extends @Nullable Object>
    extends WireFormat<I, O> {

  /** The short name of the format, such as {@code sqs}; the same that errors and {@code detect} use. */
  String kind();

  /**
   * Whether events are JSON, so that the platform refuses bytes that are not before the function sees
   * them; default is no.
   */
  default boolean isJson() {
    return false;
  }

  /** Writes the event as the platform does. */
  Payload encodeEvent(I event);

  /**
   * Reads the result as the platform does.
   *
   * @param result the bytes that the function answered with
   * @param event the bytes that it answered, since the dialect of the event is that of the result
   * @throws DecodeException if the bytes do not have the result's shape
   */
  O decodeResult(Payload result, Payload event);
}
