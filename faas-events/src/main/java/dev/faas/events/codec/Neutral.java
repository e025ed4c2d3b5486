package dev.faas.events.codec;

import dev.faas.Batch;
import dev.faas.events.BusEvent;
import dev.faas.events.EventMeta;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.events.ScheduledEvent;
import dev.faas.events.StorageEvent;
import dev.faas.events.StorageEvents;
import dev.faas.events.StreamRecord;
import dev.faas.events.StreamRecords;
import dev.faas.events.TableChange;
import dev.faas.events.TableChanges;
import dev.faas.events.TopicMessage;
import dev.faas.events.TopicMessages;
import java.util.ArrayList;
import java.util.List;

/** What all neutral events have, whichever they are. */
final class Neutral {

  private Neutral() {}

  /** The meta of an event; of what is no neutral event, none. */
  static EventMeta meta(Object event) {
    if (event instanceof QueueMessage message) {
      return message.meta();
    }
    if (event instanceof StorageEvent storage) {
      return storage.meta();
    }
    if (event instanceof StreamRecord record) {
      return record.meta();
    }
    if (event instanceof TableChange change) {
      return change.meta();
    }
    if (event instanceof BusEvent bus) {
      return bus.meta();
    }
    if (event instanceof TopicMessage message) {
      return message.meta();
    }
    if (event instanceof ScheduledEvent scheduled) {
      return scheduled.meta();
    }
    if (event instanceof HttpRequest request) {
      return request.meta();
    }
    return event instanceof HttpResponse response ? response.meta() : EventMeta.none();
  }

  /** The events, of which there is at least one, as a batch. */
  @SuppressWarnings("unchecked")
  static Batch<?> batch(List<?> events) {
    Object first = events.get(0);
    if (first instanceof QueueMessage) {
      return QueueMessages.batch((List<QueueMessage>) events);
    }
    if (first instanceof StorageEvent) {
      return StorageEvents.batch((List<StorageEvent>) events);
    }
    if (first instanceof StreamRecord) {
      return StreamRecords.batch((List<StreamRecord>) events);
    }
    if (first instanceof TableChange) {
      return TableChanges.batch((List<TableChange>) events);
    }
    if (first instanceof TopicMessage) {
      return TopicMessages.batch((List<TopicMessage>) events);
    }
    List<Batch.Item<Object>> items = new ArrayList<>(events.size());
    for (Object event : events) {
      String id = event instanceof BusEvent bus
          ? bus.id()
          : event instanceof ScheduledEvent scheduled ? String.valueOf(scheduled.time()) : "";
      items.add(new Batch.Item<>(id, null, event));
    }
    return new Batch<>(items);
  }
}
