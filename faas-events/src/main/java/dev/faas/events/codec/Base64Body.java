package dev.faas.events.codec;

import dev.faas.events.Body;
import java.io.IOException;

/**
 * Bytes as a text in base64. The spelling is kept; whether it is base64 shows when the bytes are asked
 * for.
 */
public final class Base64Body extends JsonCodec<Body> {

  /** The codec. */
  public static final JsonCodec<Body> BASE64 = new Base64Body();

  private Base64Body() {}

  @Override
  public String expected() {
    return "base64 as a text";
  }

  @Override
  public Body read(WireReader in) throws IOException {
    String text = in.text();
    return isWhole(text) ? Body.ofBase64(text) : Body.ofBase64(text, in.kind(), in.path());
  }

  /** Whether the text is base64 of whole groups, without line breaks. */
  public static boolean isWhole(String text) {
    int length = text.length();
    int end = length;
    while (end > 0 && end > length - 2 && text.charAt(end - 1) == '=') {
      end--;
    }
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '/' && c <= '9') && c != '+') {
        return false;
      }
    }
    return length % 4 == 0;
  }

  @Override
  public void write(WireWriter out, Body value) throws IOException {
    out.text(value.isBase64() ? value.wire() : Body.of(value.bytes()).wire());
  }
}
