package dev.faas.events.azure;

import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import dev.faas.events.StreamRecord;
import dev.faas.events.azure.host.HostBody;
import dev.faas.events.azure.host.HostScalars;
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

  private static final HostScalars.Same<String> SAME = new HostScalars.Same<>();
  private static final HostScalars.Same<Instant> TIME = new HostScalars.Same<>();

  EventHubsRecord() {
    super(new StreamRecord(null, null, null, null, null, Body.empty(), null, EventMeta.none()));
  }

  private record Place(
      @Nullable String key,
      @Nullable String position,
      @Nullable Instant time) {

    static Place fields(Fields f, Place written) throws IOException {
      return new Place(
          f.source("PartitionKey", Scalars.TEXT, SAME, written.key),
          f.source("SequenceNumber", HostScalars.POSITION, SAME, written.position),
          f.source("EnqueuedTimeUtc", HostScalars.TIME, TIME, written.time));
    }

    Place or(Place other) {
      return new Place(
          key != null ? key : other.key,
          position != null ? position : other.position,
          time != null ? time : other.time);
    }

    void tell(Fields f) {
      f.basis("PartitionKey", key);
      f.basis("SequenceNumber", position);
      f.basis("EnqueuedTimeUtc", time);
    }
  }

  @Override
  protected StreamRecord fields(Fields f, StreamRecord r) throws IOException {
    EventMeta meta = f.meta(AzureEvents.PLATFORM, KIND, r.meta());
    Body data = f.required("Data", HostBody.BODY, r.data());
    Place written = new Place(r.key(), r.position(), r.time());
    f.group("Metadata");
    f.group("PartitionContext");
    String hub = f.optional("EventHubName", Scalars.TEXT, r.stream());
    String partition = f.optional("PartitionId", Scalars.TEXT, r.shard());
    f.end();
    Place outer = Place.fields(f, written);
    f.group("SystemProperties");
    Place inner = Place.fields(f, written);
    Place place = outer.or(inner);
    place.tell(f);
    f.end();
    place.tell(f);
    f.filler("Properties", JsonObject.EMPTY);
    f.end();
    return new StreamRecord(
        null, hub, partition, place.key(), place.position(), data, place.time(), meta);
  }
}
