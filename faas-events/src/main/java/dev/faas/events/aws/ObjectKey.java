package dev.faas.events.aws;

import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The key of an object in the encoding of HTML forms, as S3 sends it: slashes are left as they are. */
final class ObjectKey extends JsonCodec<String> {

  static final JsonCodec<String> ENCODED = new ObjectKey();

  private ObjectKey() {}

  @Override
  public String expected() {
    return "an object's key as a text, URL-encoded in UTF-8";
  }

  @Override
  public String read(WireReader in) throws IOException {
    String text = in.text();
    if (isPlain(text)) {
      return text;
    }
    String key;
    try {
      key = URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw in.failure(expected());
    }
    if (replaced(text, key)) {
      throw in.failure(expected());
    }
    if (!encode(key).equals(text)) {
      in.leave(JsonValue.of(text));
    }
    return key;
  }

  @Override
  public void write(WireWriter out, String value) throws IOException {
    out.text(isPlain(value) ? value : encode(value));
  }

  private static String encode(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
  }

  /** Whether decoding put a replacement character where the bytes were not UTF-8. */
  private static boolean replaced(String text, String key) {
    return key.indexOf('\uFFFD') >= 0
        && text.indexOf('\uFFFD') < 0
        && !text.toUpperCase(Locale.ROOT).contains("%EF%BF%BD");
  }

  /** Whether the encoding leaves every character as it is. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isPlain(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '-' && c <= '9')
        || c == '_'
        || c == '*';
  }
}
