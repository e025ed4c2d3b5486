package dev.faas.events.azure.grid;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.events.BusEvent;
import dev.faas.events.EventFormat;
import dev.faas.events.EventMeta;
import dev.faas.events.StorageEvent;
import dev.faas.events.StorageEvents;
import dev.faas.events.TopicMessage;
import dev.faas.events.TopicMessages;
import dev.faas.events.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Event Grid's events as the neutral events that they can be: the door to this room. */
public final class GridFormats {

  /** The kind of events in Event Grid's own schema, and the name of the formats. */
  public static final String OWN_KIND = "event-grid";

  /** The kind of events in the CloudEvents schema. */
  public static final String CLOUD_KIND = "event-grid-cloudevents";

  /** The type of the event with which a webhook is asked whether it wants events. */
  public static final String VALIDATION = "Microsoft.EventGrid.SubscriptionValidationEvent";

  private GridFormats() {}

  /** What happened to blobs. */
  public static EventFormat<Batch<StorageEvent>, BatchResponse> storage() {
    return new GridFormat<>(new Storage());
  }

  /** Any events, as those of a bus. */
  public static EventFormat<Batch<BusEvent>, BatchResponse> bus() {
    return new GridFormat<>(new Bus());
  }

  /** Any events, as messages of a topic. */
  public static EventFormat<Batch<TopicMessage>, BatchResponse> topic() {
    return new GridFormat<>(new Topic());
  }

  private static final class Storage extends GridEvents<StorageEvent> {
    Storage() {
      super(new GridStorageEvent(GridSchema.OWN), new GridStorageEvent(GridSchema.CLOUD));
    }

    @Override
    protected EventMeta meta(StorageEvent event) {
      return event.meta();
    }

    @Override
    protected Batch<StorageEvent> whole(List<StorageEvent> events) {
      return StorageEvents.batch(events);
    }
  }

  private static final class Bus extends GridEvents<BusEvent> {
    Bus() {
      super(new GridBusEvent(), new GridCloudEvent());
    }

    @Override
    protected JsonObject part(JsonObject event) {
      return isCloudEvent(event) ? GridCloudEvent.gathered(event) : event;
    }

    @Override
    protected JsonObject event(JsonObject part) {
      return isCloudEvent(part) ? GridCloudEvent.scattered(part) : part;
    }

    @Override
    protected EventMeta meta(BusEvent event) {
      return event.meta();
    }

    @Override
    protected Batch<BusEvent> whole(List<BusEvent> events) {
      List<Batch.Item<BusEvent>> items = new ArrayList<>(events.size());
      for (BusEvent event : events) {
        items.add(new Batch.Item<>(event.id(), null, event));
      }
      return new Batch<>(items);
    }
  }

  private static final class Topic extends GridEvents<TopicMessage> {
    Topic() {
      super(new GridTopicMessage(GridSchema.OWN), new GridTopicMessage(GridSchema.CLOUD));
    }

    @Override
    protected EventMeta meta(TopicMessage message) {
      return message.meta();
    }

    @Override
    protected Batch<TopicMessage> whole(List<TopicMessage> messages) {
      return TopicMessages.batch(messages);
    }
  }
}
