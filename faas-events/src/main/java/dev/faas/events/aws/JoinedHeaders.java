package dev.faas.events.aws;

import dev.faas.events.Headers;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Headers as an object of texts; of a repeated header the values are joined by commas. */
final class JoinedHeaders extends JsonCodec<Headers> {

  static final JsonCodec<Headers> JOINED = new JoinedHeaders();

  private JoinedHeaders() {}

  @Override
  public String expected() {
    return "an object";
  }

  @Override
  public Headers read(WireReader in) throws IOException {
    in.startObject();
    Map<String, String> wire = new LinkedHashMap<>();
    List<Headers.Entry> entries = new ArrayList<>();
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      String value = in.text();
      entries.add(new Headers.Entry(name, value));
      if (wire.put(name, value) != null) {
        throw in.duplicate();
      }
    }
    Headers headers = new Headers(entries);
    if (joined(headers).size() < entries.size()) {
      in.leave(object(wire));
    }
    return headers;
  }

  @Override
  public void write(WireWriter out, Headers value) throws IOException {
    out.startObject();
    for (Map.Entry<String, String> header : joined(value).entrySet()) {
      out.name(header.getKey());
      out.text(header.getValue());
    }
    out.endObject();
  }

  private static Map<String, String> joined(Headers headers) {
    Map<String, String> joined = new LinkedHashMap<>();
    for (Headers.Entry entry : headers.entries()) {
      String known = sameName(joined, entry.name());
      String before = joined.get(known);
      joined.put(known, before == null ? entry.value() : before + "," + entry.value());
    }
    return joined;
  }

  private static String sameName(Map<String, String> joined, String name) {
    if (joined.containsKey(name)) {
      return name;
    }
    for (String known : joined.keySet()) {
      if (known.equalsIgnoreCase(name)) {
        return known;
      }
    }
    return name;
  }

  private static JsonObject object(Map<String, String> wire) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (Map.Entry<String, String> header : wire.entrySet()) {
      members.put(header.getKey(), JsonValue.of(header.getValue()));
    }
    return new JsonObject(members);
  }
}
