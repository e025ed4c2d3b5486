package dev.faas.events.aws.http;

import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;

/** A moment as microseconds since 1970 in a text. */
public final class EpochMicros extends JsonCodec<Instant> {

  /** The only one. */
  public static final JsonCodec<Instant> TEXT = new EpochMicros();

  private static final long PER_SECOND = 1_000_000L;

  private EpochMicros() {}

  @Override
  public String expected() {
    return "microseconds since 1970 as a text";
  }

  @Override
  public Instant read(WireReader in) throws IOException {
    String text = in.text();
    long micros;
    try {
      micros = Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw in.failure(expected());
    }
    if (!Long.toString(micros).equals(text)) {
      in.leave(JsonValue.of(text));
    }
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1000);
  }

  @Override
  public void write(WireWriter out, Instant value) throws IOException {
    out.text(Long.toString(value.getEpochSecond() * PER_SECOND + value.getNano() / 1000));
  }
}
