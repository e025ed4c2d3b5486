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
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Events of Event Grid: in the host's envelope, or bare as a webhook gets them, one or an array of them.
 *
 * @param <E> the event's Java type
 */
final class GridEvents<E> extends Framed<E, Batch<E>> {

  /** The type of the event with which a webhook is asked whether it wants events. */
  static final String VALIDATION = "Microsoft.EventGrid.SubscriptionValidationEvent";

  private static final Set<String> ATTRIBUTES = Set.of(
      "specversion",
      "id",
      "source",
      "type",
      "subject",
      "time",
      "datacontenttype",
      "dataschema",
      "data",
      "data_base64");

  private final JsonCodec<E> own;
  private final JsonCodec<E> cloud;
  private final boolean hasExtensions;

  /**
   * Events.
   *
   * @param own reads and writes those in Event Grid's own schema
   * @param cloud reads and writes CloudEvents
   * @param hasExtensions whether the extensions of a CloudEvent go into a member of their own
   */
  GridEvents(JsonCodec<E> own, JsonCodec<E> cloud, boolean hasExtensions) {
    super(true);
    this.own = own;
    this.cloud = cloud;
    this.hasExtensions = hasExtensions;
  }

  static String kind(boolean isCloud) {
    return isCloud ? "event-grid-cloudevents" : "event-grid";
  }

  @Override
  public String expected() {
    return "an event, an array of events, or an object with Data and Metadata";
  }

  @Override
  protected List<JsonValue> split(String kind, JsonValue wire) {
    List<JsonValue> parts = new ArrayList<>();
    for (JsonValue event : all(kind, wire)) {
      parts.add(isCloudEvent(event) && hasExtensions ? gathered((JsonObject) event) : event);
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

  private static boolean isCloudEvent(JsonValue event) {
    return event instanceof JsonObject members && members.get("specversion") != null;
  }

  private static JsonObject gathered(JsonObject event) {
    JsonObject attributes = event;
    JsonObject extensions = JsonObject.EMPTY;
    for (Map.Entry<String, JsonValue> member : event.members().entrySet()) {
      if (!ATTRIBUTES.contains(member.getKey())) {
        attributes = attributes.without(member.getKey());
        extensions = extensions.with(member.getKey(), member.getValue());
      }
    }
    return extensions.members().isEmpty()
        ? attributes
        : attributes.with(GridMessage.EXTENSIONS, extensions);
  }

  private static JsonObject scattered(JsonObject part) {
    JsonObject event = part;
    if (part.get(GridMessage.EXTENSIONS) instanceof JsonObject extensions) {
      event = part.without(GridMessage.EXTENSIONS);
      for (Map.Entry<String, JsonValue> member : extensions.members().entrySet()) {
        event = event.with(member.getKey(), member.getValue());
      }
    }
    return event;
  }

  @Override
  protected JsonValue join(List<JsonValue> parts, @Nullable JsonValue frame) {
    List<JsonValue> all = new ArrayList<>();
    for (JsonValue part : parts) {
      all.add(isCloudEvent(part) && hasExtensions ? scattered((JsonObject) part) : part);
    }
    Envelope known = frame == null ? null : Envelope.of(frame);
    JsonValue before = known == null ? frame : HostValue.opened(known.data());
    boolean isOne = all.size() == 1 && !(before instanceof JsonArray);
    JsonValue events = isOne ? all.get(0) : new JsonArray(all);
    if (known != null) {
      return known.withOpened(events);
    }
    return frame == null && isOne ? Envelope.named("event").withOpened(events) : events;
  }

  @Override
  protected JsonCodec<E> reader(JsonValue part) {
    return isCloudEvent(part) ? cloud : own;
  }

  @Override
  protected JsonCodec<E> writer(E event, String kind) {
    return kind.equals(kind(true)) ? cloud : own;
  }

  /**
   * The code with which to answer a webhook's batch that asks whether it wants events; null if it does not
   * ask.
   */
  @Nullable
  JsonValue validationCode(Batch<E> batch) {
    JsonValue frame = frame(batch);
    if (frame != null && Envelope.of(frame) == null) {
      for (JsonValue event : all(kind(false), frame)) {
        if (event instanceof JsonObject members
            && JsonValue.of(VALIDATION).equals(members.get("eventType"))) {
          return members.at("data", "validationCode").orElse(null);
        }
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
