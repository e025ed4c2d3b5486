package dev.faas.events.codec;

import dev.faas.events.Body;
import dev.faas.events.json.JsonValue;
import java.io.IOException;

/** A body that is a JSON value of its own inside an event: {@code "detail": {…}}. */
public final class JsonBody extends JsonCodec<Body> {

  /** Any value but null. */
  public static final JsonCodec<Body> JSON = new JsonBody();

  private JsonBody() {}

  @Override
  public String expected() {
    return "a JSON value";
  }

  @Override
  public Body read(WireReader in) throws IOException {
    if (in.isNull()) {
      throw in.failure(expected());
    }
    return Body.of(in.value().toString());
  }

  /**
   * Writes the body's JSON.
   *
   * @throws dev.faas.DecodeException if the body is no JSON
   */
  @Override
  public void write(WireWriter out, Body value) throws IOException {
    out.value(JsonValue.parse(value.bytes()));
  }
}
