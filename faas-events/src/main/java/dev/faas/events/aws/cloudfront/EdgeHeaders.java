package dev.faas.events.aws.cloudfront;

import dev.faas.events.Headers;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Headers as CloudFront writes them: under their names in lower case arrays of {@code {"key", "value"}},
 * where the key is the name as it was spelled, and may be left out.
 */
final class EdgeHeaders extends JsonCodec<Headers> {

  static final JsonCodec<Headers> CODEC = new EdgeHeaders();

  private EdgeHeaders() {}

  @Override
  public String expected() {
    return "an object with arrays of keys and values";
  }

  @Override
  public Headers read(WireReader in) throws IOException {
    JsonObject wire = (JsonObject) object(in);
    List<Headers.Entry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonValue> named : wire.members().entrySet()) {
      if (!(named.getValue() instanceof JsonArray fields)) {
        throw in.failure(expected(), "the member " + named.getKey() + " that is none");
      }
      for (JsonValue field : fields.elements()) {
        entries.add(entry(in, named.getKey(), field));
      }
    }
    Headers headers = new Headers(entries);
    if (!object(headers).equals(wire)) {
      in.leave(wire);
    }
    return headers;
  }

  private static JsonValue object(WireReader in) throws IOException {
    in.startObject();
    return in.value();
  }

  private Headers.Entry entry(WireReader in, String name, JsonValue field) {
    if (field instanceof JsonObject pair
        && pair.get("value") instanceof JsonValue.JsonString value) {
      JsonValue key = pair.get("key");
      return new Headers.Entry(
          key instanceof JsonValue.JsonString spelled ? spelled.text() : name, value.text());
    }
    throw in.failure(expected(), "a header " + name + " without a value");
  }

  @Override
  public void write(WireWriter out, Headers value) throws IOException {
    out.value(object(value));
  }

  private static JsonObject object(Headers headers) {
    Map<String, List<JsonValue>> byName = new LinkedHashMap<>();
    for (Headers.Entry entry : headers.entries()) {
      String name = entry.name().toLowerCase(Locale.ROOT);
      List<JsonValue> fields = byName.get(name);
      if (fields == null) {
        fields = new ArrayList<>(1);
        byName.put(name, fields);
      }
      fields.add(JsonObject.EMPTY
          .with("key", JsonValue.of(entry.name()))
          .with("value", JsonValue.of(entry.value())));
    }
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (Map.Entry<String, List<JsonValue>> named : byName.entrySet()) {
      members.put(named.getKey(), new JsonArray(named.getValue()));
    }
    return JsonObject.of(members);
  }
}
