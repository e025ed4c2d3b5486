package dev.faas.events.aws;

import dev.faas.events.Body;
import dev.faas.events.codec.JsonBody;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonValue;
import java.io.IOException;

/**
 * What an event of EventBridge tells: JSON of its own, or, from EventBridge Scheduler, its text; both are
 * read, and what was read is written as it was.
 */
final class Detail extends JsonCodec<Body> {

  /** Writes JSON. */
  static final JsonCodec<Body> JSON = new Detail(false);

  /** Writes a text. */
  static final JsonCodec<Body> TEXT = new Detail(true);

  /** The type of an event: a text; test events made from a pattern have it alone in an array. */
  static final JsonCodec<String> TYPE = new Type();

  private final boolean asText;

  private Detail(boolean asText) {
    this.asText = asText;
  }

  @Override
  public String expected() {
    return JsonBody.JSON.expected();
  }

  @Override
  public Body read(WireReader in) throws IOException {
    if (in.isNull()) {
      throw in.failure(expected());
    }
    JsonValue value = in.value();
    in.leave(value);
    return Body.of(value.text());
  }

  @Override
  public void write(WireWriter out, Body value) throws IOException {
    if (asText) {
      out.text(value.text());
    } else {
      JsonBody.JSON.write(out, value);
    }
  }

  private static final class Type extends JsonCodec<String> {
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
      in.leave(array);
      return array.elements().isEmpty() ? "" : array.elements().get(0).text();
    }

    @Override
    public void write(WireWriter out, String value) throws IOException {
      out.text(value);
    }
  }
}
