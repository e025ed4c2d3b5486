package dev.faas.events.azure.grid;

import dev.faas.events.Body;
import dev.faas.events.BusEvent;
import dev.faas.events.EventMeta;
import dev.faas.events.azure.host.HostScalars;
import dev.faas.events.azure.host.HostValue;
import dev.faas.events.codec.Derivation;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Maps;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event in the CloudEvents schema, whose extensions are {@linkplain #gathered gathered} in a member of
 * their own. Facts: CloudEvents, "JSON Event Format for CloudEvents", version 1.0.2: {@code data} are JSON
 * unless another {@code datacontenttype} is given; then a text is the data itself.
 */
final class GridCloudEvent extends Shape<BusEvent> {

  private static final GridSchema CLOUD = GridSchema.CLOUD;
  private static final String EXTENSIONS = "extensions";
  private static final JsonCodec<Map<String, String>> TEXTS = Maps.of(HostScalars.ANY_TEXT);
  private static final Derivation<Data, JsonValue> JSON_DATA = new JsonData();
  private static final Derivation<Data, String> BINARY_DATA = new BinaryData();
  private static final Set<String> ATTRIBUTES = Set.of(
      "specversion",
      "id",
      "source",
      "type",
      "subject",
      "time",
      "datacontenttype",
      "dataschema",
      "data",
      "data_base64");

  GridCloudEvent() {
    super(GridBusEvent.BLANK);
  }

  private record Data(@Nullable Body body, boolean isJson) {}

  @Override
  protected BusEvent fields(Fields f, BusEvent e) throws IOException {
    EventMeta meta = CLOUD.meta(f, e.meta());
    String id = f.required("id", Scalars.TEXT, e.id());
    String source = f.always("source", Scalars.TEXT, e.source(), "");
    String type = CLOUD.type(f, e.type());
    String subject = f.optional("subject", Scalars.TEXT, e.subject());
    Instant time = CLOUD.time(f, e.time());
    String contentType = f.optional("datacontenttype", Scalars.TEXT, e.dataContentType());
    String schema = f.optional("dataschema", Scalars.TEXT, e.dataSchema());
    CLOUD.rest(f);
    Map<String, String> extensions = f.unless(Map.of(), EXTENSIONS, TEXTS, e.extensions());
    Body data = data(f, new Data(e.data(), isJson(contentType)));
    return new BusEvent(
        id,
        source,
        type,
        subject,
        time,
        data,
        contentType,
        schema,
        null,
        null,
        List.of(),
        extensions,
        meta);
  }

  private static @Nullable Body data(Fields f, Data written) throws IOException {
    JsonValue json = f.source("data", Scalars.JSON, JSON_DATA, written);
    String base64 = f.source("data_base64", Scalars.TEXT, BINARY_DATA, written);
    if (!f.isReading()) {
      return written.body;
    }
    Body body = base64 == null ? null : Body.ofBase64(base64, CLOUD.kind, "$.data_base64");
    if (json != null) {
      boolean isText = !written.isJson && json instanceof JsonValue.JsonString;
      body = Body.of(isText ? json.text() : HostValue.json(json));
    }
    Data read = new Data(body, written.isJson);
    f.basis("data", read);
    f.basis("data_base64", read);
    return body;
  }

  private static boolean isJson(@Nullable String contentType) {
    if (contentType == null) {
      return true;
    }
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.endsWith("/json") || type.endsWith("+json");
  }

  private static final class JsonData extends Derivation<Data, JsonValue> {
    @Override
    public @Nullable JsonValue of(Data data) {
      if (data.body == null || data.body.isBase64()) {
        return null;
      }
      return data.isJson ? JsonValue.parse(data.body.wire()) : JsonValue.of(data.body.wire());
    }
  }

  private static final class BinaryData extends Derivation<Data, String> {
    @Override
    public @Nullable String of(Data data) {
      return data.body != null && data.body.isBase64() ? data.body.wire() : null;
    }
  }

  /** The event with what is no attribute of its schema in a member of its own. */
  static JsonObject gathered(JsonObject event) {
    JsonObject attributes = event;
    JsonObject extensions = JsonObject.EMPTY;
    for (Map.Entry<String, JsonValue> member : event.members().entrySet()) {
      if (!ATTRIBUTES.contains(member.getKey())) {
        attributes = attributes.without(member.getKey());
        extensions = extensions.with(member.getKey(), member.getValue());
      }
    }
    return extensions.members().isEmpty() ? attributes : attributes.with(EXTENSIONS, extensions);
  }

  /** The event as it stands on the wire. */
  static JsonObject scattered(JsonObject event) {
    if (!(event.get(EXTENSIONS) instanceof JsonObject extensions)) {
      return event;
    }
    JsonObject scattered = event.without(EXTENSIONS);
    for (Map.Entry<String, JsonValue> member : extensions.members().entrySet()) {
      scattered = scattered.with(member.getKey(), member.getValue());
    }
    return scattered;
  }
}
