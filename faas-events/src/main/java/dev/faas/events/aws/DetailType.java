package dev.faas.events.aws;

import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonValue;
import java.io.IOException;

/** The type of an event: a text; test events made from a pattern have it alone in an array. */
final class DetailType extends JsonCodec<String> {

  static final JsonCodec<String> TYPE = new DetailType();

  private DetailType() {}

  @Override
  public String expected() {
    return Scalars.TEXT.expected();
  }

  @Override
  public String read(WireReader in) throws IOException {
    if (!in.isArray()) {
      return in.text();
    }
    JsonArray array = (JsonArray) in.value();
    if (array.elements().size() == 1
        && array.elements().get(0) instanceof JsonValue.JsonString only) {
      in.leave(array);
      return only.value();
    }
    throw in.failure(expected() + ", or one in an array", "the array " + array);
  }

  @Override
  public void write(WireWriter out, String value) throws IOException {
    out.text(value);
  }
}
