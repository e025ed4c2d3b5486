package dev.faas.events.codec;

import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;

/** ISO 8601 with an offset, usually in whole seconds: {@code 2026-11-24T18:00:00Z}. */
public final class IsoSeconds extends JsonCodec<Instant> {

  /** The codec. */
  public static final JsonCodec<Instant> ISO_SECONDS = new IsoSeconds();

  private static final int LENGTH = "2026-11-24T18:00:00Z".length();

  private IsoSeconds() {}

  @Override
  public String expected() {
    return Instants.ISO.expected();
  }

  @Override
  public Instant read(WireReader in) throws IOException {
    String text = in.text();
    Instant whole = text.length() == LENGTH && text.endsWith("Z")
        ? PlainIso.parse(text.substring(0, LENGTH - 1) + ".000Z")
        : null;
    if (whole != null) {
      return whole;
    }
    Instant value = Instants.ISO.read(in);
    in.leave(JsonValue.of(text));
    return value;
  }

  @Override
  public void write(WireWriter out, Instant value) throws IOException {
    if (value.equals(Instant.ofEpochSecond(value.getEpochSecond())) && PlainIso.fits(value)) {
      out.text(PlainIso.format(value).substring(0, LENGTH - 1) + "Z");
    } else {
      Instants.ISO.write(out, value);
    }
  }
}
