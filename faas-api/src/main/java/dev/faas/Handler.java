package dev.faas;

import org.jspecify.annotations.Nullable;

/**
 * The user's code: a plain function of an event and a context. Everything else in this library is a
 * {@code Handler}, wraps one or calls one.
 *
 * <p>An execution environment calls its handler for one event at a time, so a handler's fields need no
 * synchronisation for that; several environments have several handlers, unless one instance was given
 * to the definition.
 *
 * @param <I> the event, as the function wants to see it
 * @param <O> the result; {@link Void} where there is none
 */
@FunctionalInterface
public interface Handler<I extends @Nullable Object, O extends @Nullable Object> {

  /**
   * Handles one event.
   *
   * @param event the event, decoded
   * @param context what is known about this invocation; valid until this method returns
   * @return the result; null only where {@code O} is {@link Void} or says so
   * @throws Exception when the event could not be handled; the platform decides about a retry
   */
  O handle(I event, Context context) throws Exception;
}
