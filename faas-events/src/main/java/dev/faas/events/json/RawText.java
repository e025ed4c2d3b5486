package dev.faas.events.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Bytes that the generator copies to its output as they are. */
final class RawText implements SerializableString {

  private final byte[] json;
  private final int from;
  private final int length;

  RawText(byte[] json, int from, int length) {
    this.json = json;
    this.from = from;
    this.length = length;
  }

  @Override
  public int appendUnquotedUTF8(byte[] buffer, int offset) {
    if (offset + length > buffer.length) {
      return -1;
    }
    System.arraycopy(json, from, buffer, offset, length);
    return length;
  }

  @Override
  public byte[] asUnquotedUTF8() {
    byte[] copy = new byte[length];
    System.arraycopy(json, from, copy, 0, length);
    return copy;
  }

  @Override
  public int writeUnquotedUTF8(OutputStream out) throws IOException {
    out.write(json, from, length);
    return length;
  }

  @Override
  public int putUnquotedUTF8(ByteBuffer buffer) {
    if (length > buffer.remaining()) {
      return -1;
    }
    buffer.put(json, from, length);
    return length;
  }

  @Override
  public String getValue() {
    return new String(json, from, length, StandardCharsets.UTF_8);
  }

  private SerializedString text() {
    return new SerializedString(getValue());
  }

  @Override
  public int charLength() {
    return text().charLength();
  }

  @Override
  public char[] asQuotedChars() {
    return text().asQuotedChars();
  }

  @Override
  public byte[] asQuotedUTF8() {
    return text().asQuotedUTF8();
  }

  @Override
  public int appendQuotedUTF8(byte[] buffer, int offset) {
    return text().appendQuotedUTF8(buffer, offset);
  }

  @Override
  public int appendQuoted(char[] buffer, int offset) {
    return text().appendQuoted(buffer, offset);
  }

  @Override
  public int appendUnquoted(char[] buffer, int offset) {
    return text().appendUnquoted(buffer, offset);
  }

  @Override
  public int writeQuotedUTF8(OutputStream out) throws IOException {
    return text().writeQuotedUTF8(out);
  }

  @Override
  public int putQuotedUTF8(ByteBuffer buffer) {
    return text().putQuotedUTF8(buffer);
  }
}
