package dev.faas.events.azure.host;

import dev.faas.DecodeException;
import dev.faas.events.json.JsonNull;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code {"Data": {"name": …}, "Metadata": {…}}}: the first member of the data is the trigger's, under the
 * name that the user gave to its binding; others are those of further input bindings.
 */
public final class Envelope {

  /** What {@link dev.faas.events.EventMeta#platform} says of events from Azure. */
  public static final String PLATFORM = "azure";

  static final String DATA = "Data";
  static final String METADATA = "Metadata";

  private final JsonObject event;
  private final JsonObject bindings;
  private final String name;

  private Envelope(JsonObject event, JsonObject bindings) {
    this.event = event;
    this.bindings = bindings;
    this.name = bindings.members().keySet().iterator().next();
  }

  /** An envelope of nothing yet. */
  public static Envelope named(String binding) {
    JsonObject bindings = JsonObject.EMPTY.with(binding, JsonNull.NULL);
    return new Envelope(
        JsonObject.EMPTY.with(DATA, bindings).with(METADATA, JsonObject.EMPTY), bindings);
  }

  /** The envelope that was read, or null if it is none. */
  public static @Nullable Envelope of(JsonValue wire) {
    return wire instanceof JsonObject event
            && event.get(DATA) instanceof JsonObject bindings
            && !bindings.members().isEmpty()
            && hasMetadata(event)
        ? new Envelope(event, bindings)
        : null;
  }

  private static boolean hasMetadata(JsonObject event) {
    JsonValue metadata = event.get(METADATA);
    return metadata == null || metadata instanceof JsonNull || metadata instanceof JsonObject;
  }

  /**
   * The envelope that was read.
   *
   * @throws DecodeException if it is none
   */
  public static Envelope required(String kind, JsonValue wire) {
    Envelope envelope = of(wire);
    if (envelope != null) {
      return envelope;
    }
    if (!(wire instanceof JsonObject event)) {
      throw wrong(kind, "$", "an object with Data and Metadata", wire);
    }
    if (event.get(DATA) instanceof JsonObject bindings && !bindings.members().isEmpty()) {
      throw wrong(kind, "$.Metadata", "an object", event.get(METADATA));
    }
    throw wrong(kind, "$.Data", "an object with the trigger's binding", event.get(DATA));
  }

  static DecodeException wrong(
      String kind, String path, String expected, @Nullable JsonValue found) {
    String described = found == null ? "nothing" : HostValue.described(found);
    return new DecodeException(kind, path, expected, described, null);
  }

  /** The name of the trigger's binding. */
  public String name() {
    return name;
  }

  /** The value of the trigger's binding. */
  public JsonValue data() {
    return bindings.members().getOrDefault(name, JsonNull.NULL);
  }

  /** What the host says about the event beside its data; empty if nothing. */
  public JsonObject metadata() {
    return event.get(METADATA) instanceof JsonObject metadata ? metadata : JsonObject.EMPTY;
  }

  /** The whole event with these data and metadata. */
  JsonValue with(JsonValue data, JsonObject metadata) {
    JsonObject changed = event.with(DATA, bindings.with(name, data));
    return metadata.members().isEmpty() && metadata().members().isEmpty()
        ? changed
        : changed.with(METADATA, metadata);
  }

  /** The whole event with an array or an object as its data, and other metadata as they were. */
  public JsonValue withOpened(JsonValue data) {
    JsonValue same = HostValue.opened(data()).equals(data) ? data() : data;
    return with(same, metadata());
  }

  /** Metadata as texts and numbers, without the quotes that the host puts around them. */
  static JsonObject plain(JsonObject metadata) {
    JsonObject plain = metadata;
    for (Map.Entry<String, JsonValue> member : metadata.members().entrySet()) {
      JsonValue value = HostValue.unquoted(member.getValue());
      if (value != member.getValue()) {
        plain = plain.with(member.getKey(), value);
      }
    }
    return plain;
  }

  /** The metadata as the host writes them; what did not change in its own spelling. */
  JsonObject spelled(JsonObject plain) {
    JsonObject spelled = plain;
    for (Map.Entry<String, JsonValue> member : plain.members().entrySet()) {
      spelled = spelled.with(member.getKey(), spelled(member.getKey(), member.getValue()));
    }
    return spelled;
  }

  private JsonValue spelled(String member, JsonValue plain) {
    JsonValue known = metadata().get(member);
    return known != null && HostValue.unquoted(known).equals(plain)
        ? known
        : HostValue.quoted(plain);
  }
}
