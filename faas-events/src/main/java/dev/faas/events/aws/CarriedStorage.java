package dev.faas.events.aws;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.Codec;
import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.Body;
import dev.faas.events.EventFormat;
import dev.faas.events.EventMeta;
import dev.faas.events.QueueMessage;
import dev.faas.events.StorageEvent;
import dev.faas.events.StorageEvents;
import dev.faas.events.TopicMessage;
import dev.faas.events.codec.JsonFormat;
import dev.faas.events.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Storage events in the messages of a queue or a topic: S3's own, EventBridge's, or SNS's around one. Each
 * is an item with the id of its message, so that a message is delivered again if one of its events failed.
 * A message is written as it came for as long as its events are the same.
 */
final class CarriedStorage implements EventFormat<Batch<StorageEvent>, BatchResponse> {

  static final EventFormat<Batch<StorageEvent>, BatchResponse> QUEUE =
      new CarriedStorage(AwsEvents.queue(), "].body");
  static final EventFormat<Batch<StorageEvent>, BatchResponse> TOPIC =
      new CarriedStorage(AwsEvents.topic(), "].Sns.Message");

  private static final Codec<TopicMessage> NOTIFICATION =
      JsonFormat.codec(S3Record.KIND, new SnsMessage(true));

  /** The meta of an event as it was read, the message that carried it, and all events of that. */
  private record Carried(EventMeta inner, Object message, List<StorageEvent> events)
      implements EventMeta.Unmapped {
    @Override
    public JsonObject members() {
      return inner.rest();
    }
  }

  private final EventFormat<Batch<Object>, BatchResponse> messages;
  private final String place;

  /** In messages of this format, whose body stands at this place of a record. */
  @SuppressWarnings("unchecked") // it only gets messages that it made
  private CarriedStorage(EventFormat<? extends Batch<?>, BatchResponse> messages, String place) {
    this.messages = (EventFormat<Batch<Object>, BatchResponse>) (EventFormat<?, ?>) messages;
    this.place = place;
  }

  private static Body body(Object message) {
    return message instanceof QueueMessage queued ? queued.body() : ((TopicMessage) message).body();
  }

  private static Object withBody(Object message, Body body) {
    return message instanceof QueueMessage queued
        ? queued.withBody(body)
        : ((TopicMessage) message).withBody(body);
  }

  /** The message that carried an event, or null. */
  static @Nullable Object message(StorageEvent event) {
    return event.meta().unmapped() instanceof Carried carried ? carried.message() : null;
  }

  @Override
  public String kind() {
    return S3Record.KIND;
  }

  @Override
  public Batch<StorageEvent> decode(Payload in) {
    String root = in.text().stripLeading().startsWith("[") ? "$[" : "$.Records[";
    List<Batch.Item<StorageEvent>> items = new ArrayList<>();
    List<Batch.Item<Object>> all = messages.decode(in).items();
    for (int i = 0; i < all.size(); i++) {
      Batch.Item<Object> item = all.get(i);
      List<StorageEvent> events = read(body(item.event()).text(), root + i + place);
      for (StorageEvent event : events) {
        EventMeta meta = EventMeta.decoded(
            AwsEvents.PLATFORM,
            event.meta().kind() + "-in-" + messages.kind(),
            new Carried(event.meta(), item.event(), events));
        items.add(new Batch.Item<>(item.id(), item.lane(), with(event, meta)));
      }
    }
    return new Batch<>(items);
  }

  /** The events in a text, at least one. */
  private static List<StorageEvent> read(String text, String path) {
    Payload json = Payload.of(text);
    try {
      if (!StorageDialects.kind(json).equals(SnsMessage.ALONE)) {
        List<StorageEvent> events = StorageDialects.uncarried(json).decode(json).events();
        if (events.isEmpty()) {
          throw new DecodeException(
              S3Record.KIND, "$.Records", "at least one record in a message", "none", null);
        }
        return events;
      }
    } catch (DecodeException inside) {
      String at = path + inside.path().substring(1);
      throw new DecodeException(S3Record.KIND, at, inside.expected(), inside.found(), inside);
    }
    return read(NOTIFICATION.decode(json).text(), path + ".Message");
  }

  @Override
  public Payload encodeEvent(Batch<StorageEvent> value) {
    List<StorageEvent> events = value.events();
    List<Batch.Item<Object>> all = new ArrayList<>();
    int next = 0;
    while (next < events.size()) {
      Object message = message(events.get(next));
      List<StorageEvent> together = new ArrayList<>();
      List<StorageEvent> before = List.of();
      do {
        StorageEvent event = events.get(next);
        if (event.meta().unmapped() instanceof Carried carried) {
          before = carried.events();
          event = with(event, carried.inner());
        }
        together.add(event);
        next++;
      } while (next < events.size() && message != null && message == message(events.get(next)));
      all.add(new Batch.Item<>("", null, message(message, before, together)));
    }
    return messages.encodeEvent(new Batch<>(all));
  }

  private Object message(
      @Nullable Object carrier, List<StorageEvent> before, List<StorageEvent> events) {
    if (carrier == null) {
      Body body = Body.of(write("", events));
      return this == QUEUE ? QueueMessage.of(body) : TopicMessage.of(body);
    }
    return events.equals(before)
        ? carrier
        : withBody(carrier, Body.of(write(body(carrier).text(), events)));
  }

  /** The text with other events in the place of those that it carried. */
  private static String write(String text, List<StorageEvent> events) {
    Payload json = Payload.of(text);
    if (StorageDialects.kind(json).equals(SnsMessage.ALONE)) {
      TopicMessage around = NOTIFICATION.decode(json);
      Body inner = Body.of(write(around.text(), events));
      return NOTIFICATION.encode(around.withBody(inner)).text();
    }
    return StorageDialects.uncarried(json)
        .encodeEvent(StorageEvents.batch(events))
        .text();
  }

  private static StorageEvent with(StorageEvent e, EventMeta meta) {
    return new StorageEvent(
        e.kind(),
        e.eventName(),
        e.bucket(),
        e.key(),
        e.size(),
        e.eTag(),
        e.versionId(),
        e.sequencer(),
        e.time(),
        e.principal(),
        e.sourceIp(),
        e.region(),
        meta);
  }

  @Override
  public Payload encode(BatchResponse result, Batch<StorageEvent> event) {
    return messages.encode(result, new Batch<>(List.of()));
  }

  @Override
  public BatchResponse decodeResult(Payload result, Payload event) {
    return messages.decodeResult(result, event);
  }
}
