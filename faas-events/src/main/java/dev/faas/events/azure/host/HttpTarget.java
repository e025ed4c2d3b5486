package dev.faas.events.azure.host;

import dev.faas.events.codec.Derivation;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A URL in parts.
 *
 * @param host the domain name, with the port if one is given
 * @param path as it was sent
 * @param rawQuery without the question mark
 */
public record HttpTarget(@Nullable String host, String path, String rawQuery) {

  /** The whole URL. */
  public static final Derivation<HttpTarget, String> URL = new Url();

  private static final String SCHEME_END = "://";

  /** The parts of a URL, whatever it is. */
  public static HttpTarget of(String url) {
    int question = url.indexOf('?');
    String query = question < 0 ? "" : url.substring(question + 1);
    String rest = question < 0 ? url : url.substring(0, question);
    int scheme = rest.indexOf(SCHEME_END);
    if (scheme < 0) {
      return new HttpTarget(null, rest, query);
    }
    int host = scheme + SCHEME_END.length();
    int path = rest.indexOf('/', host);
    return path < 0
        ? new HttpTarget(rest.substring(host), "", query)
        : new HttpTarget(rest.substring(host, path), rest.substring(path), query);
  }

  /** The path with an escape for each byte that may not stand in one; escapes stay as they are. */
  public static String escaped(String path) {
    StringBuilder escaped = new StringBuilder(path.length());
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && b < 127 && "\"#<>?[\\]^`{|}".indexOf(b) < 0) {
        escaped.append((char) b);
      } else {
        escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return escaped.toString();
  }

  private static final class Url extends Derivation<HttpTarget, String> {
    @Override
    public String of(HttpTarget target) {
      String host = target.host == null ? "localhost" : target.host;
      String url = "https://" + host + escaped(target.path);
      return target.rawQuery.isEmpty() ? url : url + "?" + target.rawQuery;
    }
  }
}
