package dev.faas.events.azure;

import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import dev.faas.events.StreamRecord;
import dev.faas.events.azure.host.HostScalar;
import dev.faas.events.codec.Derivation.Same;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of Event Hubs; key, position and time may stand there twice. Facts: Azure Functions
 * documentation, "Azure Event Hubs trigger", event metadata; the names are those of the extension's public
 * source ({@code EventHubTriggerBindingStrategy}).
 */
final class EventHubsRecord extends Shape<StreamRecord> {

  static final String KIND = "event-hubs";

  private static final Same<String> SAME = new Same<>();
  private static final Same<Instant> TIME = new Same<>();

  EventHubsRecord() {
    super(new StreamRecord(null, null, null, null, null, Body.empty(), null, EventMeta.none()));
  }

  @Override
  protected StreamRecord fields(Fields f, StreamRecord r) throws IOException {
    EventMeta meta = f.meta(AzureEvents.PLATFORM, KIND, r.meta());
    Body data = f.required("Data", HostScalar.BODY, r.data());
    f.group("Metadata");
    f.group("PartitionContext");
    String hub = f.optional("EventHubName", Scalars.TEXT, r.stream());
    String partition = f.optional("PartitionId", Scalars.TEXT, r.shard());
    f.end();
    StreamRecord outer = place(f, r);
    f.group("SystemProperties");
    StreamRecord inner = place(f, r);
    String key = outer.key() != null ? outer.key() : inner.key();
    String position = outer.position() != null ? outer.position() : inner.position();
    Instant time = outer.time() != null ? outer.time() : inner.time();
    tell(f, key, position, time);
    f.end();
    tell(f, key, position, time);
    f.filler("Properties", JsonObject.EMPTY);
    f.end();
    return new StreamRecord(null, hub, partition, key, position, data, time, meta);
  }

  /** What stands there twice. */
  private static StreamRecord place(Fields f, StreamRecord r) throws IOException {
    String key = f.source("PartitionKey", Scalars.TEXT, SAME, r.key());
    String position = f.source("SequenceNumber", HostScalar.POSITION, SAME, r.position());
    Instant time = f.source("EnqueuedTimeUtc", HostScalar.TIME, TIME, r.time());
    return new StreamRecord(null, null, null, key, position, r.data(), time, r.meta());
  }

  private static void tell(
      Fields f, @Nullable String key, @Nullable String position, @Nullable Instant time) {
    f.basis("PartitionKey", key);
    f.basis("SequenceNumber", position);
    f.basis("EnqueuedTimeUtc", time);
  }
}
