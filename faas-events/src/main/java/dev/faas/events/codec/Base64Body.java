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
    return Body.ofBase64(in.text(), in.kind(), in.path());
  }

  @Override
  public void write(WireWriter out, Body value) throws IOException {
    out.text(value.isBase64() ? value.wire() : Body.of(value.bytes()).wire());
  }
}
