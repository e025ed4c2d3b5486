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
import java.lang.reflect.ParameterizedType;
import org.jspecify.annotations.Nullable;

/** The items that Azure delivers one by one or in batches, a row each. */
enum KnownItem {
  QUEUE(QueueMessage.class),
  STORAGE(StorageEvent.class),
  TABLE(TableChange.class),
  STREAM(StreamRecord.class),
  TOPIC(TopicMessage.class),
  BUS(BusEvent.class),
  SCHEDULE(ScheduledEvent.class);

  private final Class<?> item;

  KnownItem(Class<?> item) {
    this.item = item;
  }

  /** The format of its batches; made when it is first asked for. */
  EventFormat<?, BatchResponse> format() {
    return switch (this) {
      case QUEUE -> AzureEvents.queue();
      case STORAGE -> AzureEvents.storage();
      case TABLE -> AzureEvents.table();
      case STREAM -> AzureEvents.stream();
      case TOPIC -> AzureEvents.topic();
      case BUS -> AzureEvents.bus();
      case SCHEDULE -> AzureEvents.schedule();
    };
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
    StringBuilder names = new StringBuilder();
    for (KnownItem known : values()) {
      names.append(names.length() == 0 ? "" : ", ").append(known.item.getSimpleName());
    }
    return names.toString();
  }
}
