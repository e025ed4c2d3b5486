package dev.faas.events.azure.grid;

import dev.faas.events.EventMeta;
import dev.faas.events.azure.host.Envelope;
import dev.faas.events.azure.host.HostScalars;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Scalars;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The names that an event has in one of Event Grid's two schemas. Facts: Azure Event Grid documentation,
 * "Azure Event Grid event schema" and "CloudEvents v1.0 schema with Azure Event Grid".
 */
enum GridSchema {
  /** Event Grid's own. */
  OWN(GridFormats.OWN_KIND, "topic", "eventType", "eventTime"),
  /** CloudEvents. */
  CLOUD(GridFormats.CLOUD_KIND, "source", "type", "time");

  final String kind;
  private final String source;
  private final String type;
  private final String time;

  GridSchema(String kind, String source, String type, String time) {
    this.kind = kind;
    this.source = source;
    this.type = type;
    this.time = time;
  }

  static GridSchema of(EventMeta meta) {
    return meta.kind().equals(CLOUD.kind) ? CLOUD : OWN;
  }

  EventMeta meta(Fields f, EventMeta meta) {
    return f.meta(Envelope.PLATFORM, kind, meta);
  }

  @Nullable
  String source(Fields f, @Nullable String value) throws IOException {
    return f.optional(source, Scalars.TEXT, value);
  }

  String type(Fields f, String value) throws IOException {
    return f.required(type, Scalars.TEXT, value);
  }

  void typeOfBuilt(Fields f) throws IOException {
    f.filler(type, JsonValue.of("my.type"));
  }

  @Nullable
  Instant time(Fields f, @Nullable Instant value) throws IOException {
    return f.optional(time, HostScalars.TIME, value);
  }

  /** What else an event that was built has. */
  void rest(Fields f) throws IOException {
    if (this == CLOUD) {
      f.filler("specversion", JsonValue.of("1.0"));
    } else {
      f.filler("metadataVersion", JsonValue.of("1"));
    }
  }
}
