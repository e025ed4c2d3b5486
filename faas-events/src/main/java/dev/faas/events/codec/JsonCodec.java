package dev.faas.events.codec;

import java.io.IOException;

/**
 * Reads and writes one kind of JSON value. Stateless and safe for use by several threads.
 *
 * <p>When a value will not be written again as it was read, {@link #read} leaves the difference with
 * {@link WireReader#leave}; {@link #write} finds it again with {@link WireWriter#taken}, unless the
 * difference was the whole JSON value: that is written in its place.
 *
 * @param <T> the Java type
 */
public abstract class JsonCodec<T> {

  /** For subclasses. */
  protected JsonCodec() {}

  /** What should stand here, in words, such as {@code "a text"}. */
  public abstract String expected();

  /** Takes the value that the reader stands on. */
  public abstract T read(WireReader in) throws IOException;

  /** Writes a value. */
  public abstract void write(WireWriter out, T value) throws IOException;
}
