package dev.faas.events.aws.http;

import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several texts that stand on the wire as one, or may. */
public final class Texts extends JsonCodec<List<String>> {

  /** One text; of several the last is written. */
  public static final JsonCodec<List<String>> LAST = new Texts(false, null);

  /** One text; several are written joined by commas. */
  public static final JsonCodec<List<String>> JOINED = new Texts(false, ",");

  /** One text or an array; written as an array. */
  public static final JsonCodec<List<String>> EITHER = new Texts(true, null);

  private final boolean isArray;
  private final @Nullable String separator;

  private Texts(boolean isArray, @Nullable String separator) {
    this.isArray = isArray;
    this.separator = separator;
  }

  @Override
  public String expected() {
    return isArray ? "a text or an array of texts" : "a text";
  }

  @Override
  public List<String> read(WireReader in) throws IOException {
    if (!isArray) {
      return List.of(in.text());
    }
    JsonValue value = in.value();
    if (value instanceof JsonValue.JsonString one) {
      in.leave(one);
      return List.of(one.text());
    }
    List<String> texts = new ArrayList<>();
    if (value instanceof JsonArray array) {
      for (JsonValue element : array.elements()) {
        if (element instanceof JsonValue.JsonString text) {
          texts.add(text.text());
        }
      }
      if (texts.size() == array.elements().size()) {
        return List.copyOf(texts);
      }
    }
    throw in.failure(expected(), "something else");
  }

  @Override
  public void write(WireWriter out, List<String> value) throws IOException {
    if (!isArray) {
      out.text(separator == null ? value.get(value.size() - 1) : String.join(separator, value));
      return;
    }
    out.startArray();
    for (String text : value) {
      out.text(text);
    }
    out.endArray();
  }
}
