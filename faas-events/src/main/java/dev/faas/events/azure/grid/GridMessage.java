package dev.faas.events.azure.grid;

import dev.faas.DecodeException;
import dev.faas.events.Body;
import dev.faas.events.BusEvent;
import dev.faas.events.EventMeta;
import dev.faas.events.TopicMessage;
import dev.faas.events.azure.host.Envelope;
import dev.faas.events.azure.host.HostScalar;
import dev.faas.events.azure.host.HostValue;
import dev.faas.events.codec.Derivation.Same;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Maps;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Any event in one of Event Grid's two schemas, as the event of a bus or the message of a topic, of which the
 * type stays in the meta. Facts: Azure Event Grid documentation, "Azure Event Grid event schema" and
 * "CloudEvents v1.0 schema with Azure Event Grid"; CloudEvents, "JSON Event Format for CloudEvents", version
 * 1.0.2: {@code data} are JSON unless another {@code datacontenttype} is given; then a text is the data
 * itself.
 *
 * @param <E> {@link BusEvent} or {@link TopicMessage}
 */
final class GridMessage<E> extends Shape<E> {

  static final BusEvent BUS = bus("", "", "", null, null, null, EventMeta.none());
  static final TopicMessage TOPIC =
      new TopicMessage("", Body.empty(), null, Map.of(), null, null, null, null, EventMeta.none());

  /** Where {@link GridEvents} puts the extensions of a CloudEvent, of which a bus event has a map. */
  static final String EXTENSIONS = "extensions";

  private static final JsonCodec<Map<String, String>> TEXTS = Maps.of(HostScalar.ANY_TEXT);
  private static final Same<JsonValue> JSON = new Same<>();
  private static final Same<String> TEXT = new Same<>();

  private final boolean isTopic;
  private final boolean isCloud;

  /**
   * A shape.
   *
   * @param blank {@link #BUS} or {@link #TOPIC}
   */
  GridMessage(E blank, boolean isCloud) {
    super(blank);
    this.isTopic = blank instanceof TopicMessage;
    this.isCloud = isCloud;
  }

  private static BusEvent bus(
      String id,
      String source,
      String type,
      @Nullable String subject,
      @Nullable Instant time,
      @Nullable Body data,
      EventMeta meta) {
    return new BusEvent(
        id, source, type, subject, time, data, null, null, null, null, List.of(), Map.of(), meta);
  }

  @Override
  @SuppressWarnings("unchecked")
  protected E fields(Fields f, E event) throws IOException {
    if (event instanceof TopicMessage m) {
      String topic = m.topic();
      BusEvent read = fields(
          f,
          bus(
              m.id(),
              topic == null ? "" : topic,
              "my.type",
              m.subject(),
              m.publishedAt(),
              m.body().isEmpty() && m.body().isText() ? null : m.body(),
              m.meta()));
      Body body = read.data();
      return (E) new TopicMessage(
          read.id(),
          body == null ? Body.empty() : body,
          read.subject(),
          Map.of(),
          read.source().isEmpty() ? null : read.source(),
          read.time(),
          null,
          null,
          read.meta());
    }
    return (E) fields(f, (BusEvent) event);
  }

  private BusEvent fields(Fields f, BusEvent e) throws IOException {
    EventMeta meta = f.meta(Envelope.PLATFORM, GridEvents.kind(isCloud), e.meta());
    String id = f.required("id", Scalars.TEXT, e.id());
    String source = f.always(isCloud ? "source" : "topic", Scalars.TEXT, e.source(), "");
    String subject = f.optional("subject", Scalars.TEXT, e.subject());
    String typeName = isCloud ? "type" : "eventType";
    String type = e.type();
    Map<String, String> extensions = Map.of();
    String contentType = null;
    String schema = null;
    if (isTopic) {
      f.filler(typeName, JsonValue.of(type));
    } else {
      type = f.required(typeName, Scalars.TEXT, type);
      schema = f.optional(isCloud ? "dataschema" : "dataVersion", Scalars.TEXT, e.dataSchema());
      contentType = f.optional("datacontenttype", Scalars.TEXT, e.dataContentType());
      extensions = f.unless(Map.of(), EXTENSIONS, TEXTS, e.extensions());
    }
    Instant time = f.optional(isCloud ? "time" : "eventTime", HostScalar.TIME, e.time());
    Body data = data(f, e.data(), contentType);
    f.filler(isCloud ? "specversion" : "metadataVersion", JsonValue.of(isCloud ? "1.0" : "1"));
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

  private @Nullable Body data(Fields f, @Nullable Body written, @Nullable String contentType)
      throws IOException {
    JsonValue json = f.source("data", Scalars.JSON, JSON, json(written, contentType));
    String base64 = f.source("data_base64", Scalars.TEXT, TEXT, base64(written));
    if (!f.isReading()) {
      return written;
    }
    Body data = base64 == null || !isCloud
        ? null
        : Body.ofBase64(base64, GridEvents.kind(true), "$.data_base64");
    if (json != null) {
      boolean isText = json instanceof JsonValue.JsonString && !isJson(contentType);
      data = Body.of(isText ? json.text() : HostValue.json(json));
    }
    if (isTopic && data != null && data.isText() && data.isEmpty()) {
      data = null;
    }
    f.basis("data", json(data, contentType));
    f.basis("data_base64", base64(data));
    return data;
  }

  /** Whether a text stands in quotes; the message of a topic is the text itself. */
  private boolean isJson(@Nullable String contentType) {
    if (contentType == null) {
      return !isTopic;
    }
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.endsWith("/json") || type.endsWith("+json");
  }

  private @Nullable JsonValue json(@Nullable Body data, @Nullable String contentType) {
    if (data == null || (isCloud && data.isBase64())) {
      return null;
    }
    try {
      JsonValue json = JsonValue.parse(data.text());
      boolean isSo = isJson(contentType)
          || (isTopic && (json instanceof JsonObject || json instanceof JsonArray));
      return isSo ? json : JsonValue.of(data.text());
    } catch (DecodeException plainText) {
      return JsonValue.of(data.text());
    }
  }

  private @Nullable String base64(@Nullable Body data) {
    return data != null && isCloud && data.isBase64() ? data.wire() : null;
  }
}
