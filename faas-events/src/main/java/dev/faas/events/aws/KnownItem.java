package dev.faas.events.aws;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.Type;
import dev.faas.events.EventFormat;
import java.lang.reflect.ParameterizedType;
import org.jspecify.annotations.Nullable;

/**
 * The items that AWS delivers in batches or one by one as batches of one, a row each. Their classes are
 * told by their names, since to mention them would load them.
 */
enum KnownItem {
  QUEUE("QueueMessage"),
  STORAGE("StorageEvent"),
  TABLE("TableChange"),
  STREAM("StreamRecord"),
  TOPIC("TopicMessage"),
  BUS("BusEvent"),
  SCHEDULE("ScheduledEvent");

  private static final String ROOM = "dev.faas.events.";

  private final String item;

  KnownItem(String item) {
    this.item = item;
  }

  /** The format of its batches; made when it is first asked for. */
  EventFormat<?, BatchResponse> format() {
    return switch (this) {
      case QUEUE -> AwsEvents.queue();
      case STORAGE -> AwsEvents.storage();
      case TABLE -> AwsEvents.table();
      case STREAM -> AwsEvents.stream();
      case TOPIC -> AwsEvents.topic();
      case BUS -> AwsEvents.bus();
      case SCHEDULE -> AwsEvents.schedule();
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
    String name = type.getTypeName();
    if (name.startsWith(ROOM)) {
      for (KnownItem known : values()) {
        if (name.length() == ROOM.length() + known.item.length() && name.endsWith(known.item)) {
          return known;
        }
      }
    }
    return null;
  }

  /** All items, for messages. */
  static String names() {
    StringBuilder names = new StringBuilder();
    for (KnownItem known : values()) {
      names.append(names.length() == 0 ? "" : ", ").append(known.item);
    }
    return names.toString();
  }
}
