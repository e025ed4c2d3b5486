package dev.faas.events.aws.http;

import dev.faas.DecodeException;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Maps;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import dev.faas.events.json.RawJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object of texts that says again what another member says in full, and is not looked into where
 * that one is there. Some tools put something else in its place, which is kept too.
 *
 * @param texts the texts, if they are known
 * @param raw as it was read, if it was and is an object
 */
record RepeatedTexts(
    @Nullable Map<String, String> texts, @Nullable RawJson raw) {

  static final JsonCodec<RepeatedTexts> CODEC = new Codec();

  private static final JsonCodec<Map<String, String>> TEXTS = Maps.of(Scalars.TEXT);
  private static final RepeatedTexts SOMETHING_ELSE = new RepeatedTexts(null, null);

  /** The last text of each name. */
  static RepeatedTexts lastOf(Map<String, List<String>> all) {
    Map<String, String> last = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> named : all.entrySet()) {
      last.put(named.getKey(), named.getValue().get(named.getValue().size() - 1));
    }
    return new RepeatedTexts(last, null);
  }

  /** The texts, if the member with all values says nothing; else null. */
  static @Nullable Map<String, String> instead(
      String kind,
      String name,
      @Nullable Map<String, List<String>> all,
      @Nullable RepeatedTexts single) {
    boolean isSaid = all != null && !all.isEmpty();
    return single == null || isSaid ? null : single.read(kind, name);
  }

  /**
   * The texts, where the other member is not there.
   *
   * @throws DecodeException if they are none
   */
  private Map<String, String> read(String kind, String name) {
    if (texts != null) {
      return texts;
    }
    String path = "$." + name;
    if (raw == null) {
      throw new DecodeException(kind, path, TEXTS.expected(), "something else", null);
    }
    WireReader in = new WireReader(kind, raw.toByteArray());
    try {
      return TEXTS.read(in);
    } catch (DecodeException wrong) {
      String place = path + wrong.path().substring(1);
      throw new DecodeException(kind, place, wrong.expected(), wrong.found(), wrong);
    } catch (IOException broken) {
      throw in.broken(broken);
    }
  }

  private static final class Codec extends JsonCodec<RepeatedTexts> {

    @Override
    public String expected() {
      return TEXTS.expected();
    }

    @Override
    public RepeatedTexts read(WireReader in) throws IOException {
      if (in.isObject()) {
        return new RepeatedTexts(null, in.raw());
      }
      in.leave(in.value());
      return SOMETHING_ELSE;
    }

    @Override
    public void write(WireWriter out, RepeatedTexts value) throws IOException {
      if (value.raw != null) {
        out.raw(value.raw);
      } else if (value.texts != null) {
        TEXTS.write(out, value.texts);
      }
    }
  }
}
