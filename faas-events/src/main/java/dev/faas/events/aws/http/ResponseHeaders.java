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
 * A response's header fields as maps: in payload format 1.0 what stands once in one, what is repeated in
 * the other.
 *
 * @param headers all fields but {@code Set-Cookie}
 * @param cookies the cookies to set
 */
record ResponseHeaders(Headers headers, List<Cookie> cookies) {

  /** The headers with one value. */
  static final Derivation<ResponseHeaders, Map<String, List<String>>> ONCE = new Member(1, 1);

  /** The headers with several values. */
  static final Derivation<ResponseHeaders, Map<String, List<String>>> REPEATED =
      new Member(2, Integer.MAX_VALUE);

  /** All headers. */
  static final Derivation<ResponseHeaders, Map<String, List<String>>> ALL =
      new Member(0, Integer.MAX_VALUE);

  /** All headers, each cookie under a spelling of the name of its own. */
  static final Derivation<ResponseHeaders, Map<String, List<String>>> SPELLED = new Member(0, -1);

  private static final String SET_COOKIE = "Set-Cookie";

  /** Reads the maps; a header that stands in both has the values of the second. */
  static ResponseHeaders of(
      @Nullable Map<String, List<String>> all, @Nullable Map<String, List<String>> single) {
    List<Headers.Entry> entries = new ArrayList<>();
    List<Cookie> cookies = new ArrayList<>();
    Map<String, List<String>> repeated = all == null ? Map.of() : all;
    if (single != null) {
      for (Map.Entry<String, List<String>> header : single.entrySet()) {
        if (!contains(repeated, header.getKey())) {
          add(header, entries, cookies);
        }
      }
    }
    for (Map.Entry<String, List<String>> header : repeated.entrySet()) {
      add(header, entries, cookies);
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
      Map.Entry<String, List<String>> header, List<Headers.Entry> entries, List<Cookie> cookies) {
    boolean isCookie = header.getKey().equalsIgnoreCase(SET_COOKIE);
    for (String value : header.getValue()) {
      if (isCookie) {
        cookies.add(Cookie.parse(value));
      } else {
        entries.add(new Headers.Entry(header.getKey(), value));
      }
    }
  }

  /**
   * The values of each header.
   *
   * @param spelled whether each cookie is a header of its own
   */
  private Map<String, List<String>> all(boolean spelled) {
    Map<String, List<String>> all = HeaderMaps.all(headers);
    List<String> lines = new ArrayList<>();
    for (Cookie cookie : cookies) {
      if (spelled) {
        all.put(spelled(lines.size()), List.of(cookie.setCookieText()));
      }
      lines.add(cookie.setCookieText());
    }
    if (!spelled && !lines.isEmpty()) {
      all.put(SET_COOKIE, lines);
    }
    return all;
  }

  /** The name of the header with this cookie: its letters in upper case tell the number in binary. */
  private static String spelled(int cookie) {
    StringBuilder name = new StringBuilder("set-cookie");
    int rest = cookie;
    for (int i = 0; rest > 0 && i < name.length(); i++) {
      if (name.charAt(i) != '-') {
        name.setCharAt(i, rest % 2 == 1 ? Character.toUpperCase(name.charAt(i)) : name.charAt(i));
        rest /= 2;
      }
    }
    return name.toString();
  }

  /** The headers with so many values; left out if there are none, unless all are wanted. */
  private static final class Member extends Derivation<ResponseHeaders, Map<String, List<String>>> {

    private final int least;
    private final int most;

    Member(int least, int most) {
      this.least = least;
      this.most = most;
    }

    @Override
    public @Nullable Map<String, List<String>> of(ResponseHeaders basis) {
      Map<String, List<String>> all = basis.all(most < 0);
      if (least == 0) {
        return all;
      }
      Map<String, List<String>> some = new LinkedHashMap<>();
      for (Map.Entry<String, List<String>> header : all.entrySet()) {
        int values = header.getValue().size();
        if (values >= least && values <= most) {
          some.put(header.getKey(), header.getValue());
        }
      }
      return some.isEmpty() ? null : some;
    }
  }
}
