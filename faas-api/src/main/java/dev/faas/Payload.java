package dev.faas;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes that a platform hands to a function or gets back from it. Immutable by convention. */
public final class Payload {

  private static final Payload EMPTY = new Payload(new byte[0]);

  private final byte[] bytes;

  private Payload(byte[] bytes) {
    this.bytes = bytes;
  }

  /** No bytes. */
  public static Payload empty() {
    return EMPTY;
  }

  /** A copy of these bytes. */
  public static Payload of(byte[] bytes) {
    return new Payload(bytes.clone());
  }

  /** This text in UTF-8. */
  public static Payload of(String text) {
    return new Payload(text.getBytes(StandardCharsets.UTF_8));
  }

  /** These bytes themselves, not copied: the caller hands them over and no longer changes them. */
  public static Payload wrap(byte[] bytes) {
    return new Payload(bytes);
  }

  /** The bytes themselves, not copied: look, do not change. For codecs. */
  public byte[] array() {
    return bytes;
  }

  /** A copy of the bytes. */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  /** How many bytes there are. */
  public int size() {
    return bytes.length;
  }

  /** The bytes read as UTF-8; what is not UTF-8 becomes U+FFFD. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Payload that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The text, cut after 1,000 bytes. */
  @Override
  public String toString() {
    return bytes.length <= 1000
        ? text()
        : new String(bytes, 0, 1000, StandardCharsets.UTF_8) + "… (" + bytes.length + " bytes)";
  }
}
