package dev.faas.events.azure.grid;

import dev.faas.Batch;
import dev.faas.DecodeException;
import dev.faas.events.azure.host.Envelope;
import dev.faas.events.azure.host.HostValue;
import dev.faas.events.codec.Framed;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events of Event Grid: in the host's envelope, or bare as a webhook gets them, one or an array of them.
 *
 * @param <E> the event's Java type
 */
abstract class GridEvents<E> extends Framed<E, Batch<E>> {

  private final JsonCodec<E> own;
  private final JsonCodec<E> cloud;

  GridEvents(JsonCodec<E> own, JsonCodec<E> cloud) {
    this.own = own;
    this.cloud = cloud;
  }

  @Override
  public String expected() {
    return "an event, an array of events, or an object with Data and Metadata";
  }

  /** What is read of an event; here the event itself. */
  protected JsonObject part(JsonObject event) {
    return event;
  }

  /** The event of which this was read; here the part itself. */
  protected JsonObject event(JsonObject part) {
    return part;
  }

  static boolean isCloudEvent(JsonObject event) {
    return event.get("specversion") != null;
  }

  @Override
  protected List<JsonValue> split(String kind, JsonValue wire) {
    List<JsonValue> parts = new ArrayList<>();
    for (JsonValue event : all(kind, wire)) {
      parts.add(event instanceof JsonObject members ? part(members) : event);
    }
    return parts;
  }

  private List<JsonValue> all(String kind, JsonValue wire) {
    Envelope envelope = Envelope.of(wire);
    JsonValue events = envelope == null ? wire : HostValue.opened(envelope.data());
    if (events instanceof JsonArray array) {
      return array.elements();
    }
    if (!(events instanceof JsonObject)) {
      throw new DecodeException(kind, "$", expected(), HostValue.described(wire), null);
    }
    return List.of(events);
  }

  @Override
  protected JsonValue join(List<JsonValue> parts, @Nullable JsonValue frame) {
    Envelope known = frame == null ? null : Envelope.of(frame);
    JsonValue before = known == null ? frame : HostValue.opened(known.data());
    List<JsonValue> all = new ArrayList<>();
    for (JsonValue part : parts) {
      all.add(event((JsonObject) part));
    }
    boolean isOne = all.size() == 1 && !(before instanceof JsonArray);
    JsonValue events = isOne ? all.get(0) : new JsonArray(all);
    if (known != null) {
      return known.withOpened(events);
    }
    return frame == null && isOne ? Envelope.named("event").withOpened(events) : events;
  }

  @Override
  protected JsonCodec<E> reader(JsonValue part) {
    return part instanceof JsonObject event && isCloudEvent(event) ? cloud : own;
  }

  @Override
  protected JsonCodec<E> writer(E event) {
    return GridSchema.of(meta(event)) == GridSchema.CLOUD ? cloud : own;
  }

  @Override
  protected List<E> events(Batch<E> batch) {
    return batch.events();
  }

  /**
   * The code with which to answer a webhook's batch that asks whether it wants events; null if it does not
   * ask.
   */
  @Nullable
  JsonValue validationCode(Batch<E> batch) {
    JsonValue frame = frame(batch);
    if (frame == null || Envelope.of(frame) != null) {
      return null;
    }
    for (JsonValue event : all(GridSchema.OWN.kind, frame)) {
      if (event instanceof JsonObject members
          && JsonValue.of(GridFormats.VALIDATION).equals(members.get("eventType"))) {
        return members.at("data", "validationCode").orElse(null);
      }
    }
    return null;
  }

  /** Whether a batch came bare, as a webhook gets it. */
  boolean isBare(Batch<E> batch) {
    JsonValue frame = frame(batch);
    return frame == null ? batch.items().size() != 1 : Envelope.of(frame) == null;
  }
}
