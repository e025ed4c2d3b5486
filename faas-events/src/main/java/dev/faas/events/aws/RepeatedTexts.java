package dev.faas.events.aws;

import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Maps;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * An object of texts that says again what another member says in full. Some tools put something else
 * there; it is kept, and {@link #ELSE} stands for it.
 */
final class RepeatedTexts extends JsonCodec<Map<String, String>> {

  static final JsonCodec<Map<String, String>> CODEC = new RepeatedTexts();

  /** Stands for what is no object; told by identity. */
  static final Map<String, String> ELSE = new HashMap<>();

  private static final JsonCodec<Map<String, String>> TEXTS = Maps.of(Scalars.TEXT);

  private RepeatedTexts() {}

  @Override
  public String expected() {
    return TEXTS.expected();
  }

  @Override
  public Map<String, String> read(WireReader in) throws IOException {
    if (in.isObject()) {
      return TEXTS.read(in);
    }
    in.leave(in.value());
    return ELSE;
  }

  @Override
  public void write(WireWriter out, Map<String, String> value) throws IOException {
    TEXTS.write(out, value);
  }
}
