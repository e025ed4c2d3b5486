package dev.faas.events.azure.host;

import dev.faas.events.Body;
import dev.faas.events.codec.Base64Body;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import dev.faas.events.json.JsonValue;
import dev.faas.events.json.JsonValue.JsonString;
import java.io.IOException;

/**
 * The value of a trigger's binding as a body: a text stands in quotes inside a text, bytes are bare base64,
 * and an object is its JSON. A bare text that is no base64 comes from an event made by hand, as the
 * documentation shows it.
 */
public final class HostBody extends JsonCodec<Body> {

  /** The codec. */
  public static final JsonCodec<Body> BODY = new HostBody();

  private HostBody() {}

  @Override
  public String expected() {
    return "a text, base64 or JSON";
  }

  @Override
  public Body read(WireReader in) throws IOException {
    JsonValue value = in.value();
    Body body = of(value);
    if (!form(body).equals(value)) {
      in.leave(value);
    }
    return body;
  }

  private static boolean isBase64(String text) {
    return !text.isEmpty() && Base64Body.isWhole(text);
  }

  @Override
  public void write(WireWriter out, Body value) throws IOException {
    out.value(form(value));
  }

  /** The value of the trigger's binding as a body. */
  public static Body of(JsonValue value) {
    JsonValue text = HostValue.unquoted(value);
    if (text == value && text instanceof JsonString bare && isBase64(bare.value())) {
      return Body.ofBase64(bare.value());
    }
    return Body.of(text instanceof JsonString string ? string.value() : HostValue.json(value));
  }

  /** The value as the host writes it. */
  public static JsonValue form(Body body) {
    if (!body.isBase64()) {
      return HostValue.quoted(JsonValue.of(body.wire()));
    }
    return JsonValue.of(
        isBase64(body.wire()) ? body.wire() : Body.of(body.bytes()).wire());
  }
}
