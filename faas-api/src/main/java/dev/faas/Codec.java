package dev.faas;

/**
 * Turns bytes into values of one type and back. Stateless and safe for use by several threads.
 *
 * @param <T> the type
 */
public interface Codec<T> {

  /**
   * Reads a value.
   *
   * @throws DecodeException if the bytes do not have the expected shape
   */
  T decode(Payload in);

  /** Writes a value. */
  Payload encode(T value);
}
