package dev.faas.events.azure;

import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import dev.faas.events.MessageAttribute;
import dev.faas.events.QueueMessage;
import dev.faas.events.azure.host.HostBody;
import dev.faas.events.azure.host.HostProperty;
import dev.faas.events.azure.host.HostScalars;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Maps;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message of a Service Bus queue or of a topic's subscription; some members stand there twice, for older
 * functions. A sender may give no id; then the sequence number tells the message from others. Facts: Azure
 * Functions documentation, "Azure Service Bus trigger", message metadata; the names are those of the
 * extension's public source ({@code ServiceBusTriggerBindingStrategy}).
 */
final class ServiceBusMessage extends Shape<QueueMessage> {

  static final String KIND = "service-bus";

  private static final JsonCodec<Map<String, MessageAttribute>> PROPERTIES =
      Maps.of(HostProperty.PROPERTY);
  private static final HostScalars.Same<String> ID = new HostScalars.Same<>();
  private static final HostScalars.Same<Instant> TIME = new HostScalars.Same<>();
  private static final HostScalars.Same<Map<String, MessageAttribute>> SAME =
      new HostScalars.Same<>();

  ServiceBusMessage() {
    super(StorageQueueMessage.BLANK);
  }

  @Override
  protected QueueMessage fields(Fields f, QueueMessage m) throws IOException {
    EventMeta meta = f.meta(AzureEvents.PLATFORM, KIND, m.meta());
    Body body = f.required("Data", HostBody.BODY, m.body());
    f.group("Metadata");
    Integer receiveCount = f.optional("DeliveryCount", HostScalars.COUNT, m.receiveCount());
    String lock = f.optional("LockToken", Scalars.TEXT, m.receipt());
    Instant sentAt = sentAt(f, m.sentAt());
    String id = f.source("MessageId", Scalars.TEXT, ID, m.id());
    String sequence = f.optional("SequenceNumber", HostScalars.POSITION, m.sequenceNumber());
    if (f.isReading()) {
      id = id == null ? f.present("MessageId", sequence) : id;
      f.basis("MessageId", id);
    }
    Map<String, MessageAttribute> properties = properties(f, m.attributes());
    String session = f.optional("SessionId", Scalars.TEXT, m.groupId());
    f.end();
    return new QueueMessage(
        id == null ? m.id() : id,
        body,
        lock,
        properties,
        receiveCount,
        sentAt,
        null,
        null,
        session,
        null,
        sequence,
        null,
        meta);
  }

  private static @Nullable Instant sentAt(Fields f, @Nullable Instant written) throws IOException {
    Instant utc = f.source("EnqueuedTimeUtc", HostScalars.TIME, TIME, written);
    Instant time = f.source("EnqueuedTime", HostScalars.TIME, TIME, written);
    Instant sentAt = utc != null ? utc : time;
    f.basis("EnqueuedTimeUtc", sentAt);
    f.basis("EnqueuedTime", sentAt);
    return sentAt;
  }

  private static Map<String, MessageAttribute> properties(
      Fields f, Map<String, MessageAttribute> written) throws IOException {
    Map<String, MessageAttribute> now =
        f.source("ApplicationProperties", PROPERTIES, SAME, written);
    Map<String, MessageAttribute> before = f.source("UserProperties", PROPERTIES, SAME, written);
    Map<String, MessageAttribute> read = now != null ? now : before != null ? before : Map.of();
    f.basis("ApplicationProperties", read);
    f.basis("UserProperties", read);
    return read;
  }
}
