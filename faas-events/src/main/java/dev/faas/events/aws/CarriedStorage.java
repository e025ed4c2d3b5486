package dev.faas.events.aws;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.Payload;
import dev.faas.events.Body;
import dev.faas.events.EventFormat;
import dev.faas.events.EventMeta;
import dev.faas.events.StorageEvent;
import dev.faas.events.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Storage events in the messages of a queue or a topic. Each is an item with the id of its message, so
 * that a message is delivered again if one of its events failed. A message is written as it came for as
 * long as its events are the same.
 *
 * @param <C> the message
 */
abstract class CarriedStorage<C> implements EventFormat<Batch<StorageEvent>, BatchResponse> {

  /** A message, and the events as they were read from it. */
  private record Carrier(Object message, List<StorageEvent> events) {}

  /** The meta of an event as it was read, and the message that carried it. */
  private record Carried(EventMeta inner, Carrier carrier) implements EventMeta.Unmapped {
    @Override
    public JsonObject members() {
      return inner.rest();
    }
  }

  private final EventFormat<Batch<C>, BatchResponse> messages;
  private final Class<C> type;
  private final String place;

  /** Messages of this format, whose body stands at this place of a record. */
  CarriedStorage(EventFormat<Batch<C>, BatchResponse> messages, Class<C> type, String place) {
    this.messages = messages;
    this.type = type;
    this.place = place;
  }

  abstract Body body(C message);

  abstract C withBody(C message, Body body);

  /** A message that did not come from anywhere. */
  abstract C built(Body body);

  abstract Batch<C> batch(List<C> all);

  /** The message that carried an event, or null. */
  static @Nullable Object message(StorageEvent event) {
    return event.meta().unmapped() instanceof Carried carried
        ? carried.carrier().message()
        : null;
  }

  @Override
  public final String kind() {
    return S3Record.KIND;
  }

  @Override
  public final boolean isJson() {
    return true;
  }

  @Override
  public final Batch<StorageEvent> decode(Payload in) {
    String root = in.text().stripLeading().startsWith("[") ? "$[" : "$.Records[";
    List<Batch.Item<StorageEvent>> items = new ArrayList<>();
    List<Batch.Item<C>> all = messages.decode(in).items();
    for (int i = 0; i < all.size(); i++) {
      Batch.Item<C> item = all.get(i);
      String path = root + i + place;
      List<StorageEvent> events = StorageText.read(body(item.event()).text(), path);
      Carrier carrier = new Carrier(item.event(), events);
      for (StorageEvent event : events) {
        String kind = event.meta().kind() + "-in-" + messages.kind();
        EventMeta meta =
            EventMeta.decoded(AwsEvents.PLATFORM, kind, new Carried(event.meta(), carrier));
        items.add(new Batch.Item<>(item.id(), item.lane(), with(event, meta)));
      }
    }
    return new Batch<>(items);
  }

  @Override
  public final Payload encodeEvent(Batch<StorageEvent> value) {
    List<StorageEvent> events = value.events();
    List<C> all = new ArrayList<>();
    int next = 0;
    while (next < events.size()) {
      Carrier carrier = carrier(events.get(next));
      List<StorageEvent> together = new ArrayList<>();
      do {
        together.add(inner(events.get(next)));
        next++;
      } while (next < events.size() && carrier != null && carrier == carrier(events.get(next)));
      all.add(
          carrier == null
              ? built(Body.of(StorageText.write(together)))
              : message(carrier, together));
    }
    return messages.encodeEvent(batch(all));
  }

  private C message(Carrier carrier, List<StorageEvent> events) {
    C message = type.cast(carrier.message());
    return events.equals(carrier.events())
        ? message
        : withBody(message, Body.of(StorageText.write(body(message).text(), events)));
  }

  private @Nullable Carrier carrier(StorageEvent event) {
    return event.meta().unmapped() instanceof Carried carried
            && type.isInstance(carried.carrier().message())
        ? carried.carrier()
        : null;
  }

  private static StorageEvent inner(StorageEvent event) {
    return event.meta().unmapped() instanceof Carried carried
        ? with(event, carried.inner())
        : event;
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
  public final Payload encode(BatchResponse result, Batch<StorageEvent> event) {
    return messages.encode(result, new Batch<>(List.of()));
  }

  @Override
  public final BatchResponse decodeResult(Payload result, Payload event) {
    return messages.decodeResult(result, event);
  }
}
