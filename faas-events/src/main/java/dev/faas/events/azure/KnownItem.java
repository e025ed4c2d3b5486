package dev.faas.events.azure;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.Type;
import dev.faas.events.BusEvent;
import dev.faas.events.EventFormat;
import dev.faas.events.QueueMessage;
import dev.faas.events.ScheduledEvent;
import dev.faas.events.StorageEvent;
import dev.faas.events.StreamRecord;
import dev.faas.events.TableChange;
import dev.faas.events.TopicMessage;
import dev.faas.events.azure.grid.GridFormat;
import dev.faas.events.azure.host.HostAnswer;
import dev.faas.events.azure.host.HostEvents;
import dev.faas.events.azure.host.HostEvents.Dialect;
import dev.faas.events.azure.host.HostEvents.Form;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.JsonFormat;
import java.lang.reflect.ParameterizedType;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The items that Azure delivers one by one or in batches, a row each. */
enum KnownItem {
  QUEUE(QueueMessage.class),
  SERVICE_BUS(QueueMessage.class),
  STORAGE(StorageEvent.class),
  TABLE(TableChange.class),
  STREAM(StreamRecord.class),
  TOPIC(TopicMessage.class),
  BUS(BusEvent.class),
  SCHEDULE(ScheduledEvent.class);

  private static final Map<KnownItem, EventFormat<?, BatchResponse>> MADE =
      new EnumMap<>(KnownItem.class);

  private final Class<?> item;

  KnownItem(Class<?> item) {
    this.item = item;
  }

  /** The format of its batches; made when it is first asked for. */
  EventFormat<?, BatchResponse> format() {
    synchronized (MADE) {
      EventFormat<?, BatchResponse> known = MADE.get(this);
      if (known == null) {
        known = made();
        MADE.put(this, known);
      }
      return known;
    }
  }

  private EventFormat<?, BatchResponse> made() {
    if (item == QueueMessage.class) {
      return messages(this == QUEUE);
    }
    if (this == STORAGE) {
      return GridFormat.storage();
    }
    if (this == TABLE) {
      return batches(CosmosChange.LATEST, new TableEvents());
    }
    if (this == TOPIC) {
      return GridFormat.topic();
    }
    if (this == BUS) {
      return GridFormat.bus();
    }
    return this == STREAM ? records() : timers();
  }

  private static EventFormat<?, BatchResponse> messages(boolean isStorageQueue) {
    Dialect<QueueMessage> queue = new Dialect<>(
        MessageShape.STORAGE_QUEUE,
        new MessageShape(MessageShape.STORAGE_QUEUE),
        List.of("Metadata/DequeueCount", "Metadata/PopReceipt"));
    Dialect<QueueMessage> bus = new Dialect<>(
        MessageShape.SERVICE_BUS,
        new MessageShape(MessageShape.SERVICE_BUS),
        List.of("Metadata/DeliveryCount", "Metadata/LockToken", "Metadata/MessageId"));
    return isStorageQueue
        ? batches(queue.kind(), new HostEvents<>(true, "message", Form.SINGLE, queue, bus))
        : batches(bus.kind(), new HostEvents<>(true, "message", Form.SEVERAL, bus, queue));
  }

  private static EventFormat<?, BatchResponse> records() {
    Dialect<StreamRecord> hubs =
        new Dialect<>(EventHubsRecord.KIND, new EventHubsRecord(), List.of());
    return batches(hubs.kind(), new HostEvents<>(true, "events", Form.COLUMNS, hubs, hubs));
  }

  private static EventFormat<?, BatchResponse> timers() {
    Dialect<ScheduledEvent> timer =
        new Dialect<>(TimerEvent.KIND, new TimerEvent(false), List.of("Data/IsPastDue"));
    Dialect<ScheduledEvent> small = new Dialect<>(
        TimerEvent.SMALL_KIND,
        new TimerEvent(true),
        List.of("Data/isPastDue", "Data/scheduleStatus"));
    return batches(timer.kind(), new HostEvents<>(true, "timer", Form.OBJECT, timer, small));
  }

  private static <E> EventFormat<Batch<E>, BatchResponse> batches(
      String kind, JsonCodec<Batch<E>> events) {
    return new JsonFormat<>(kind, events, new HostAnswer(kind));
  }

  /** The row of this item, or null. */
  static @Nullable KnownItem of(Type<?> type) {
    return of(type.value());
  }

  /** The row of the item of which this is the type of the batch, or null. */
  static @Nullable KnownItem ofBatch(Type<?> type) {
    return type.rawClass() == Batch.class && type.value() instanceof ParameterizedType batch
        ? of(batch.getActualTypeArguments()[0])
        : null;
  }

  private static @Nullable KnownItem of(java.lang.reflect.Type type) {
    for (KnownItem known : values()) {
      if (known.item == type) {
        return known;
      }
    }
    return null;
  }

  /** All items, for messages. */
  static String names() {
    Set<String> names = new LinkedHashSet<>();
    for (KnownItem known : values()) {
      names.add(known.item.getSimpleName());
    }
    return String.join(", ", names);
  }
}
