package dev.faas.events.azure.host;

import dev.faas.events.codec.Framed;
import dev.faas.events.codec.JsonCodec;
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
 * @param <W> the whole: the event itself or a batch of them
 */
public final class HostEvents<E, W> extends Framed<E, W> {

  /** How events that were built stand in the envelope; others stand as they came. */
  public enum Form {
    /** One alone, with an object as its data. */
    OBJECT,
    /** One alone. */
    SINGLE,
    /** One alone, several in columns. */
    SEVERAL,
    /** In columns. */
    COLUMNS
  }

  private final String binding;
  private final Form form;
  private final Dialect<E> usual;
  private final Dialect<E> other;

  /**
   * Events of one kind, or a second one.
   *
   * @param kind as in their meta
   * @param codec reads and writes the parts
   * @param marks what only parts of this kind have: a member of Data or Metadata with a slash before it
   */
  public record Dialect<E>(String kind, JsonCodec<E> codec, List<String> marks) {

    boolean isOf(JsonValue part) {
      for (String mark : marks) {
        if (part instanceof JsonObject event && event.at(mark.split("/")).isPresent()) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * Events.
   *
   * @param isBatch whether they are batches, rather than events alone
   * @param binding the name of the trigger's binding in events that were built
   * @param usual the dialect of events that were built, or have no marks
   * @param other another dialect that is read, or the same
   */
  public HostEvents(
      boolean isBatch, String binding, Form form, Dialect<E> usual, Dialect<E> other) {
    super(isBatch);
    this.binding = binding;
    this.form = form;
    this.usual = usual;
    this.other = other;
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
    JsonValue data = form == Form.OBJECT ? HostValue.opened(envelope.data()) : envelope.data();
    return List.of(Columns.part(data, Envelope.plain(envelope.metadata())));
  }

  @Override
  protected JsonValue join(List<JsonValue> parts, @Nullable JsonValue frame) {
    Envelope known = frame == null ? null : Envelope.of(frame);
    Envelope single = known == null ? Envelope.named(binding) : known;
    if (known != null && Columns.areIn(known)) {
      return Columns.joined(parts, known);
    }
    boolean isNew = known == null || parts.size() != 1;
    if (isNew && (form == Form.COLUMNS || (form == Form.SEVERAL && parts.size() != 1))) {
      return Columns.joined(parts, Envelope.named(single.name()));
    }
    JsonObject part = (JsonObject) only(parts);
    JsonValue data = part.members().getOrDefault(Envelope.DATA, JsonNull.NULL);
    boolean isSame = form == Form.OBJECT && HostValue.opened(single.data()).equals(data);
    return single.with(isSame ? single.data() : data, single.spelled(Columns.metadata(part)));
  }

  @Override
  protected JsonCodec<E> reader(JsonValue part) {
    return other.isOf(part) && !usual.isOf(part) ? other.codec : usual.codec;
  }

  @Override
  protected JsonCodec<E> writer(E event, String kind) {
    return kind.equals(other.kind) ? other.codec : usual.codec;
  }
}
