package dev.faas.events.azure;

import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import dev.faas.events.QueueMessage;
import dev.faas.events.azure.host.HostBody;
import dev.faas.events.azure.host.HostScalars;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/**
 * A message of a storage queue. Facts: Azure Functions documentation, "Azure Queue storage trigger", message
 * metadata.
 */
final class StorageQueueMessage extends Shape<QueueMessage> {

  static final String KIND = "storage-queue";

  static final QueueMessage BLANK = new QueueMessage(
      "",
      Body.empty(),
      null,
      Map.of(),
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      EventMeta.none());

  StorageQueueMessage() {
    super(BLANK);
  }

  @Override
  protected QueueMessage fields(Fields f, QueueMessage m) throws IOException {
    EventMeta meta = f.meta(AzureEvents.PLATFORM, KIND, m.meta());
    Body body = f.required("Data", HostBody.BODY, m.body());
    f.group("Metadata");
    Integer receiveCount = f.optional("DequeueCount", HostScalars.COUNT, m.receiveCount());
    f.filler("ExpirationTime", JsonValue.of("2026-01-08T12:00:00+00:00"));
    String id = f.required("Id", Scalars.TEXT, m.id());
    Instant sentAt = f.optional("InsertionTime", HostScalars.TIME, m.sentAt());
    f.filler("NextVisibleTime", JsonValue.of("2026-01-01T12:10:00+00:00"));
    String receipt = f.optional("PopReceipt", Scalars.TEXT, m.receipt());
    f.end();
    return new QueueMessage(
        id,
        body,
        receipt,
        Map.of(),
        receiveCount,
        sentAt,
        null,
        null,
        null,
        null,
        null,
        null,
        meta);
  }
}
