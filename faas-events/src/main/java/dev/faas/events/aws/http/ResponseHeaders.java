package dev.faas.events.aws.http;

import dev.faas.events.Cookie;
import dev.faas.events.Headers;
import dev.faas.events.codec.Derivation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A response's header fields as the two maps of payload format 1.0: what stands once in one, what is
 * repeated in the other.
 *
 * @param headers all fields but {@code Set-Cookie}
 * @param cookies the cookies to set
 */
record ResponseHeaders(Headers headers, List<Cookie> cookies) {

  /** The headers with one value. */
  static final Derivation<ResponseHeaders, Map<String, String>> ONCE = new Once();

  /** The headers with several values. */
  static final Derivation<ResponseHeaders, Map<String, List<String>>> REPEATED = new Repeated();

  private static final String SET_COOKIE = "Set-Cookie";

  /** Reads the maps; a header that stands in both has the values of the second. */
  static ResponseHeaders of(
      @Nullable Map<String, List<String>> all, @Nullable Map<String, String> single) {
    List<Headers.Entry> entries = new ArrayList<>();
    List<Cookie> cookies = new ArrayList<>();
    Map<String, List<String>> repeated = all == null ? Map.of() : all;
    if (single != null) {
      for (Map.Entry<String, String> header : single.entrySet()) {
        if (!contains(repeated, header.getKey())) {
          add(header.getKey(), header.getValue(), entries, cookies);
        }
      }
    }
    for (Map.Entry<String, List<String>> header : repeated.entrySet()) {
      for (String value : header.getValue()) {
        add(header.getKey(), value, entries, cookies);
      }
    }
    return new ResponseHeaders(new Headers(entries), List.copyOf(cookies));
  }

  private static boolean contains(Map<String, List<String>> repeated, String name) {
    for (String known : repeated.keySet()) {
      if (known.equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  private static void add(
      String name, String value, List<Headers.Entry> entries, List<Cookie> cookies) {
    if (name.equalsIgnoreCase(SET_COOKIE)) {
      cookies.add(Cookie.parse(value));
    } else {
      entries.add(new Headers.Entry(name, value));
    }
  }

  private Map<String, List<String>> all() {
    Map<String, List<String>> all = HeaderMaps.all(headers);
    List<String> lines = new ArrayList<>();
    for (Cookie cookie : cookies) {
      lines.add(cookie.setCookieText());
    }
    if (!lines.isEmpty()) {
      all.put(SET_COOKIE, lines);
    }
    return all;
  }

  private static final class Once extends Derivation<ResponseHeaders, Map<String, String>> {
    @Override
    public @Nullable Map<String, String> of(ResponseHeaders basis) {
      Map<String, String> once = new LinkedHashMap<>();
      for (Map.Entry<String, List<String>> header : basis.all().entrySet()) {
        if (header.getValue().size() == 1) {
          once.put(header.getKey(), header.getValue().get(0));
        }
      }
      return once.isEmpty() ? null : once;
    }
  }

  private static final class Repeated
      extends Derivation<ResponseHeaders, Map<String, List<String>>> {
    @Override
    public @Nullable Map<String, List<String>> of(ResponseHeaders basis) {
      Map<String, List<String>> repeated = new LinkedHashMap<>();
      for (Map.Entry<String, List<String>> header : basis.all().entrySet()) {
        if (header.getValue().size() > 1) {
          repeated.put(header.getKey(), header.getValue());
        }
      }
      return repeated.isEmpty() ? null : repeated;
    }
  }
}
