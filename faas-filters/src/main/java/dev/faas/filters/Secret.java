package dev.faas.filters;

import dev.faas.Codec;
import dev.faas.DecodeException;
import dev.faas.Payload;
import java.util.Base64;

/** A parameter's value in the forms that are asked for; what goes wrong is told without it. */
record Secret(String name, String value) {

  byte[] base64() {
    try {
      return Base64.getDecoder().decode(value);
    } catch (IllegalArgumentException e) {
      throw unlike("base64");
    }
  }

  <T> T json(Class<T> type) {
    try {
      return new MappedCodec<>(type).decode(Payload.of(value));
    } catch (DecodeException e) {
      throw unlike(e.expected() + " at " + e.path());
    }
  }

  /** The codec is the user's: its failures may show what it was given. */
  <T> T decoded(Codec<T> codec) {
    try {
      return codec.decode(Payload.of(value));
    } catch (RuntimeException e) {
      throw unlike("what " + codec.getClass().getName() + " reads without a "
          + e.getClass().getName());
    }
  }

  private ParameterException unlike(String expected) {
    return new ParameterException(
        name, "expected " + expected + ", found something else (not shown)", null);
  }

  @Override
  public String toString() {
    return name + " (not shown)";
  }
}
