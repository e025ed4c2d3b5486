package dev.faas.events.azure;

import dev.faas.Batch;
import dev.faas.events.EventMeta;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.events.azure.host.HostEvents;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.List;

/** Messages of a storage queue, one at a time, or of Service Bus, one or several. */
final class QueueEvents extends HostEvents<QueueMessage, Batch<QueueMessage>> {

  private static final JsonCodec<QueueMessage> STORAGE_QUEUE = new StorageQueueMessage();
  private static final JsonCodec<QueueMessage> SERVICE_BUS = new ServiceBusMessage();

  private final String kindOfBuilt;

  /**
   * Messages of both kinds.
   *
   * @param kindOfBuilt the kind as which messages are written that did not come as either
   */
  QueueEvents(String kindOfBuilt) {
    super("message");
    this.kindOfBuilt = kindOfBuilt;
  }

  @Override
  protected boolean isColumnar(int parts) {
    return parts != 1 && kindOfBuilt.equals(ServiceBusMessage.KIND);
  }

  @Override
  protected JsonCodec<QueueMessage> reader(JsonValue part) {
    return isServiceBus((JsonObject) part) ? SERVICE_BUS : STORAGE_QUEUE;
  }

  private static boolean isServiceBus(JsonObject part) {
    return part.at("Metadata", "DequeueCount").isEmpty()
        && part.at("Metadata", "PopReceipt").isEmpty()
        && (part.at("Metadata", "DeliveryCount").isPresent()
            || part.at("Metadata", "LockToken").isPresent()
            || part.at("Metadata", "MessageId").isPresent());
  }

  @Override
  protected JsonCodec<QueueMessage> writer(QueueMessage message) {
    String kind = message.meta().platform().equals(AzureEvents.PLATFORM)
        ? message.meta().kind()
        : kindOfBuilt;
    return kind.equals(ServiceBusMessage.KIND) ? SERVICE_BUS : STORAGE_QUEUE;
  }

  @Override
  protected EventMeta meta(QueueMessage message) {
    return message.meta();
  }

  @Override
  protected Batch<QueueMessage> whole(List<QueueMessage> messages) {
    return QueueMessages.batch(messages);
  }

  @Override
  protected List<QueueMessage> events(Batch<QueueMessage> batch) {
    return batch.events();
  }
}
