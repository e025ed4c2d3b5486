package dev.faas.invoker.log;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts what is printed to a standard stream into lines. Not safe for use by several threads. */
final class LineBuffer {

  private static final byte[] NOTHING = {};

  private final int maxLength;
  private final Consumer<String> lines;
  private final StringBuilder partial = new StringBuilder();
  private final CharsetDecoder decoder = StandardCharsets.UTF_8
      .newDecoder()
      .onMalformedInput(CodingErrorAction.REPLACE)
      .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private byte[] undecoded = NOTHING;

  /**
   * An empty buffer.
   *
   * @param maxLength longer lines are cut into several
   * @param lines is given each line without its end
   */
  LineBuffer(int maxLength, Consumer<String> lines) {
    this.maxLength = maxLength;
    this.lines = lines;
  }

  void append(CharSequence text) {
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        partial.append(text, begin, i);
        begin = i + 1;
        endLine();
      } else if (partial.length() + i - begin == maxLength) {
        partial.append(text, begin, i);
        begin = i;
        emit();
      }
    }
    partial.append(text, begin, text.length());
  }

  /** Bytes in UTF-8; characters may be split between two calls. */
  void append(byte[] bytes, int offset, int length) {
    ByteBuffer in = ByteBuffer.allocate(undecoded.length + length);
    in.put(undecoded).put(bytes, offset, length).flip();
    append(decoded(in, false));
    undecoded = new byte[in.remaining()];
    in.get(undecoded);
  }

  /** Ends the line that has been begun, if there is one. */
  void flush() {
    if (undecoded.length > 0) {
      append(decoded(ByteBuffer.wrap(undecoded), true));
      undecoded = NOTHING;
    }
    if (partial.length() > 0) {
      endLine();
    }
  }

  private CharBuffer decoded(ByteBuffer in, boolean isLast) {
    CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
    decoder.decode(in, out, isLast);
    if (isLast) {
      decoder.reset();
    }
    return out.flip();
  }

  private void endLine() {
    int last = partial.length() - 1;
    if (last >= 0 && partial.charAt(last) == '\r') {
      partial.setLength(last);
    }
    emit();
  }

  private void emit() {
    lines.accept(partial.toString());
    partial.setLength(0);
  }
}
