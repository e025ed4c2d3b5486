package dev.faas.events.azure.host;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A URL in parts. */
public final class HttpTarget {

  private static final String SCHEME_END = "://";

  /** The domain name, with the port if one is given. */
  public final @Nullable String host;

  /** The path as it was sent. */
  public final String path;

  /** The query, without the question mark. */
  public final String rawQuery;

  /** A URL of these parts. */
  public HttpTarget(@Nullable String host, String path, String rawQuery) {
    this.host = host;
    this.path = path;
    this.rawQuery = rawQuery;
  }

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
    int slash = rest.indexOf('/', host);
    int path = slash < 0 ? rest.length() : slash;
    return new HttpTarget(rest.substring(host, path), rest.substring(path), query);
  }

  /** The whole URL, escaped. */
  public String url() {
    String url = "https://" + (host == null ? "localhost" : host) + escaped(path);
    return rawQuery.isEmpty() ? url : url + "?" + rawQuery;
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
}
