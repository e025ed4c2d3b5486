package dev.faas.events.codec;

import dev.faas.events.json.JsonValue;
import dev.faas.events.json.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A JSON writer that hands codecs the residue of the value they write next. */
public final class WireWriter extends JsonWriter {

  private @Nullable Residue handed;

  /** A writer of one value; see {@link JsonWriter#JsonWriter(boolean)}. */
  public WireWriter(boolean asciiOnly) throws IOException {
    super(asciiOnly);
  }

  /** Writes a value in the form that was kept of it, or in its usual one. */
  <T> void write(@Nullable Object form, JsonCodec<T> codec, @Nullable T value) throws IOException {
    if (form instanceof JsonValue json) {
      value(json);
    } else if (form instanceof Residue.AsRead asRead) {
      writeAsRead(asRead.codec(), asRead);
    } else if (value != null) {
      handed = form instanceof Residue residue ? residue : null;
      codec.write(this, value);
    }
  }

  @SuppressWarnings("unchecked")
  private <T> void writeAsRead(JsonCodec<T> codec, Residue.AsRead asRead) throws IOException {
    write(asRead.form(), codec, (T) asRead.value());
  }

  /** Takes the residue of the value to be written, or null. */
  @Nullable
  Residue taken() {
    Residue taken = handed;
    handed = null;
    return taken;
  }
}
