package dev.faas.events.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** For codecs: a JSON value as the bytes it stood in, not looked into. */
public final class RawJson {

  private final byte[] utf8;

  RawJson(byte[] utf8) {
    this.utf8 = utf8;
  }

  /** The bytes themselves, not copied: look, do not change. */
  public byte[] array() {
    return utf8;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawJson that && Arrays.equals(utf8, that.utf8);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(utf8);
  }

  @Override
  public String toString() {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
