package dev.faas.events.azure.host;

import dev.faas.events.codec.Framed;
import dev.faas.events.json.JsonNull;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events in the host's envelope. A part is {@code {"Data": …, "Metadata": {…}}}, with the value of the
 * trigger's binding itself, and with metadata that are plain.
 *
 * @param <E> the event's Java type
 * @param <W> the whole: an event or a batch of them
 */
public abstract class HostEvents<E, W> extends Framed<E, W> {

  private final String binding;

  /**
   * Events.
   *
   * @param binding the name of the trigger's binding in events that were built
   */
  protected HostEvents(String binding) {
    this.binding = binding;
  }

  /**
   * Whether events that were built go into columns; others go where they came from.
   *
   * @param parts how many there are
   */
  protected boolean isColumnar(int parts) {
    return false;
  }

  /** The data of a part as they are on the wire; here the same. */
  protected JsonValue wireData(JsonValue data, JsonValue known) {
    return data;
  }

  /** The data of a part, from those on the wire; here the same. */
  protected JsonValue partData(JsonValue data) {
    return data;
  }

  @Override
  public String expected() {
    return "an object with Data and Metadata";
  }

  @Override
  protected List<JsonValue> split(String kind, JsonValue wire) {
    Envelope envelope = Envelope.required(kind, wire);
    if (Columns.areIn(envelope)) {
      return Columns.rows(envelope);
    }
    return List.of(Columns.part(partData(envelope.data()), Envelope.plain(envelope.metadata())));
  }

  @Override
  protected JsonValue join(List<JsonValue> parts, @Nullable JsonValue frame) {
    Envelope known = frame == null ? null : Envelope.of(frame);
    String name = known == null ? binding : known.name();
    boolean wasColumnar = known != null && Columns.areIn(known);
    boolean isNew = known == null || parts.size() != 1;
    if (wasColumnar || (isNew && isColumnar(parts.size()))) {
      return Columns.joined(parts, wasColumnar && known != null ? known : Envelope.named(name));
    }
    JsonObject part = (JsonObject) only(parts);
    Envelope envelope = known == null ? Envelope.named(name) : known;
    JsonValue data = part.members().getOrDefault(Envelope.DATA, JsonNull.NULL);
    return envelope.withData(wireData(data, envelope.data()), envelope.spelled(metadata(part)));
  }

  static JsonObject metadata(JsonObject part) {
    return part.get(Envelope.METADATA) instanceof JsonObject metadata ? metadata : JsonObject.EMPTY;
  }
}
