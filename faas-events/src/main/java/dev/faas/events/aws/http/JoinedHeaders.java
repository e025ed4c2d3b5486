package dev.faas.events.aws.http;

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
public final class JoinedHeaders extends JsonCodec<Headers> {

  public static final JsonCodec<Headers> JOINED = new JoinedHeaders();

  private JoinedHeaders() {}

  @Override
  public String expected() {
    return "an object";
  }

  @Override
  public Headers read(WireReader in) throws IOException {
    in.startObject();
    List<Headers.Entry> entries = new ArrayList<>();
    HeaderNames names = new HeaderNames();
    boolean joined = false;
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      if (names.isRepeated(name, entries, entries.size())) {
        joined = true;
        if (HeaderNames.containsExactly(name, entries)) {
          throw in.duplicate();
        }
      }
      entries.add(new Headers.Entry(name, in.text()));
    }
    if (joined) {
      in.leave(object(entries));
    }
    return new Headers(entries);
  }

  @Override
  public void write(WireWriter out, Headers value) throws IOException {
    List<Headers.Entry> entries = value.entries();
    out.startObject();
    if (HeaderNames.areDistinct(entries)) {
      for (Headers.Entry entry : entries) {
        out.name(entry.name());
        out.text(entry.value());
      }
    } else {
      for (Map.Entry<String, List<String>> header : HeaderMaps.all(value).entrySet()) {
        out.name(header.getKey());
        out.text(String.join(",", header.getValue()));
      }
    }
    out.endObject();
  }

  private static JsonObject object(List<Headers.Entry> entries) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (Headers.Entry entry : entries) {
      members.put(entry.name(), JsonValue.of(entry.value()));
    }
    return JsonObject.of(members);
  }
}
