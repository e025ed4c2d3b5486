package dev.faas.events.codec;

import dev.faas.events.json.JsonReader;
import dev.faas.events.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** A JSON reader on which codecs leave what their last value cannot carry. */
public final class WireReader extends JsonReader {

  private @Nullable Object left;
  private @Nullable FieldsRead idle;

  /** A reader that stands on the first value. */
  public WireReader(String kind, byte[] json) {
    super(kind, json);
  }

  /** Fields for the object that the reader stands on; used again once it is left. */
  FieldsRead enter() {
    FieldsRead fields = idle;
    if (fields == null) {
      return new FieldsRead(this);
    }
    idle = fields.nextIdle;
    return fields;
  }

  /** Gives fields back that are read. */
  void exit(FieldsRead fields) {
    fields.clear();
    fields.nextIdle = idle;
    idle = fields;
  }

  /** Leaves what stood on the wire, since the value just read would be written differently. */
  public void leave(JsonValue form) {
    this.left = form;
  }

  /** Leaves what the value just read does not carry: a JSON value or a residue, or null. */
  void leaveAny(@Nullable Object difference) {
    this.left = difference;
  }

  /** Takes what the last value left, or null. */
  @Nullable
  Object take() {
    Object taken = left;
    left = null;
    return taken;
  }
}
