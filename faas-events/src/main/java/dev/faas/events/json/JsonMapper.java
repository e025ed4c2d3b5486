package dev.faas.events.json;

import dev.faas.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns JSON into the user's own types and back: the seam to the user's mapper, such as a Jackson
 * {@code ObjectMapper} with the user's modules. Safe for use by several threads.
 *
 * <p>{@link #standard} finds one; to use another, pass it where JSON is read or written.
 */
public interface JsonMapper {

  /** Offers a mapper to {@link #standard}; found by {@link java.util.ServiceLoader}. */
  @FunctionalInterface
  interface Provider {
    /** A new mapper, or empty where its library is absent. */
    Optional<JsonMapper> newMapper();
  }

  /**
   * Reads a value.
   *
   * @throws dev.faas.DecodeException if the JSON does not fit the type
   */
  <T> T read(byte[] json, Type<T> type);

  /**
   * Writes a value as JSON in UTF-8.
   *
   * @throws IllegalArgumentException if the mapper cannot write it
   */
  byte[] write(@Nullable Object value);

  /**
   * The mapper for a type: that of the first {@link Provider} which the type's class loader finds, else
   * one over Jackson 2 or 3 where their databind is on the class path. There is one for each class
   * loader, and it dies with it.
   *
   * @throws IllegalStateException if there is none; the message says what to add
   */
  static JsonMapper standard(Class<?> type) {
    return StandardMapper.of(type);
  }
}
