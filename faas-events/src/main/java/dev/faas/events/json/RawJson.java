package dev.faas.events.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** For codecs: a JSON value as the bytes it stood in, not looked into. */
public final class RawJson {

  private final byte[] json;
  private final int from;
  private final int to;

  RawJson(byte[] json, int from, int to) {
    this.json = json;
    this.from = from;
    this.to = to;
  }

  /** A copy of the bytes. */
  public byte[] toByteArray() {
    return Arrays.copyOfRange(json, from, to);
  }

  RawText text() {
    return new RawText(json, from, to - from);
  }

  /** The JSON text as it stood there. */
  @Override
  public String toString() {
    return new String(json, from, to - from, StandardCharsets.UTF_8);
  }
}
