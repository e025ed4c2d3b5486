package dev.faas.events.azure;

import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import dev.faas.events.MessageAttribute;
import dev.faas.events.QueueMessage;
import dev.faas.events.azure.host.HostScalar;
import dev.faas.events.codec.Derivation.Same;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Maps;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message of a storage queue or of Service Bus, that is of one of its queues or of a topic's subscription.
 *
 * <p>Of Service Bus some members stand there twice, for older functions. A sender may give no id; then the
 * sequence number tells the message from others. Facts: Azure Functions documentation, "Azure Queue storage
 * trigger" and "Azure Service Bus trigger", message metadata; the names are those of the extension's public
 * source ({@code ServiceBusTriggerBindingStrategy}).
 */
final class MessageShape extends Shape<QueueMessage> {

  static final String STORAGE_QUEUE = "storage-queue";
  static final String SERVICE_BUS = "service-bus";

  private static final JsonCodec<Map<String, MessageAttribute>> PROPERTIES =
      Maps.of(HostScalar.PROPERTY);
  private static final Same<String> ID = new Same<>();
  private static final Same<Instant> TIME = new Same<>();
  private static final Same<Map<String, MessageAttribute>> SAME = new Same<>();

  private final String kind;

  MessageShape(String kind) {
    super(message("", Body.empty(), null, Map.of(), null, null, null, null, EventMeta.none()));
    this.kind = kind;
  }

  private static QueueMessage message(
      String id,
      Body body,
      @Nullable String receipt,
      Map<String, MessageAttribute> properties,
      @Nullable Integer receiveCount,
      @Nullable Instant sentAt,
      @Nullable String session,
      @Nullable String sequence,
      EventMeta meta) {
    return new QueueMessage(
        id,
        body,
        receipt,
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

  @Override
  protected QueueMessage fields(Fields f, QueueMessage m) throws IOException {
    EventMeta meta = f.meta(AzureEvents.PLATFORM, kind, m.meta());
    Body body = f.required("Data", HostScalar.BODY, m.body());
    f.group("Metadata");
    QueueMessage message =
        kind.equals(SERVICE_BUS) ? ofServiceBus(f, m, body, meta) : ofStorage(f, m, body, meta);
    f.end();
    return message;
  }

  private static QueueMessage ofStorage(Fields f, QueueMessage m, Body body, EventMeta meta)
      throws IOException {
    Integer receiveCount = f.optional("DequeueCount", HostScalar.COUNT, m.receiveCount());
    f.filler("ExpirationTime", JsonValue.of("2026-01-08T12:00:00+00:00"));
    String id = f.required("Id", Scalars.TEXT, m.id());
    Instant sentAt = f.optional("InsertionTime", HostScalar.TIME, m.sentAt());
    f.filler("NextVisibleTime", JsonValue.of("2026-01-01T12:10:00+00:00"));
    String receipt = f.optional("PopReceipt", Scalars.TEXT, m.receipt());
    return message(id, body, receipt, Map.of(), receiveCount, sentAt, null, null, meta);
  }

  private static QueueMessage ofServiceBus(Fields f, QueueMessage m, Body body, EventMeta meta)
      throws IOException {
    Integer receiveCount = f.optional("DeliveryCount", HostScalar.COUNT, m.receiveCount());
    String lock = f.optional("LockToken", Scalars.TEXT, m.receipt());
    Instant sentAt = sentAt(f, m.sentAt());
    String given = f.source("MessageId", Scalars.TEXT, ID, m.id());
    String sequence = f.optional("SequenceNumber", HostScalar.POSITION, m.sequenceNumber());
    String id = !f.isReading() ? m.id() : given != null ? given : f.present("MessageId", sequence);
    f.basis("MessageId", id);
    Map<String, MessageAttribute> properties = properties(f, m.attributes());
    String session = f.optional("SessionId", Scalars.TEXT, m.groupId());
    return message(id, body, lock, properties, receiveCount, sentAt, session, sequence, meta);
  }

  private static @Nullable Instant sentAt(Fields f, @Nullable Instant written) throws IOException {
    Instant utc = f.source("EnqueuedTimeUtc", HostScalar.TIME, TIME, written);
    Instant time = f.source("EnqueuedTime", HostScalar.TIME, TIME, written);
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
