package dev.faas.events.aws.http;

import dev.faas.events.Cookie;
import dev.faas.events.Headers;
import dev.faas.events.codec.Derivation;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Lists;
import dev.faas.events.codec.Maps;
import dev.faas.events.codec.Scalars;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Header fields as the two maps of payload format 1.0, where cookies are a header among others.
 *
 * @param headers all fields but {@code Cookie}
 * @param cookies the cookies of a request
 */
public record HeaderMaps(Headers headers, List<Cookie> cookies) {

  /** Of a repeated header the last value. */
  private static final Derivation<HeaderMaps, RepeatedTexts> LAST = new Last();

  /** All values of each header. */
  private static final Derivation<HeaderMaps, Map<String, List<String>>> ALL = new All(false);

  private static final Derivation<HeaderMaps, Map<String, List<String>>> LOWER = new All(true);

  private static final String COOKIE = "cookie";

  private static final JsonCodec<Map<String, List<String>>> LISTS = Maps.of(Lists.of(Scalars.TEXT));

  /** The members {@code headers} and {@code multiValueHeaders}. */
  public static HeaderMaps fields(Fields f, String kind, HeaderMaps written) throws IOException {
    RepeatedTexts single = f.source("headers", RepeatedTexts.CODEC, LAST, written);
    Map<String, List<String>> all = f.source("multiValueHeaders", LISTS, ALL, written);
    HeaderMaps headers =
        f.isReading() ? of(all, RepeatedTexts.instead(kind, "headers", all, single)) : written;
    f.basis("headers", headers);
    f.basis("multiValueHeaders", headers);
    return headers;
  }

  /** One member, in which the service writes all names in lower case. */
  public static HeaderMaps lowerCase(
      Fields f, String name, JsonCodec<Map<String, List<String>>> codec, HeaderMaps written)
      throws IOException {
    Map<String, List<String>> all = f.source(name, codec, LOWER, written);
    HeaderMaps headers = f.isReading() ? of(all, null) : written;
    f.basis(name, headers);
    return headers;
  }

  /** Whether a header stands there more than once. */
  public boolean isRepeated() {
    return !HeaderNames.areDistinct(headers.entries());
  }

  /** Reads one of the maps: with one value of each header, or with all. */
  private static HeaderMaps of(
      @Nullable Map<String, List<String>> all, @Nullable Map<String, String> single) {
    List<Headers.Entry> entries = new ArrayList<>();
    List<Cookie> cookies = new ArrayList<>();
    if (single != null) {
      for (Map.Entry<String, String> header : single.entrySet()) {
        add(header.getKey(), header.getValue(), entries, cookies);
      }
    } else if (all != null) {
      for (Map.Entry<String, List<String>> header : all.entrySet()) {
        List<String> values = header.getValue();
        for (int i = 0; i < values.size(); i++) {
          add(header.getKey(), values.get(i), entries, cookies);
        }
      }
    }
    return new HeaderMaps(new Headers(entries), List.copyOf(cookies));
  }

  private static void add(
      String name, String value, List<Headers.Entry> entries, List<Cookie> cookies) {
    if (!name.equalsIgnoreCase(COOKIE)) {
      entries.add(new Headers.Entry(name, value));
      return;
    }
    for (String pair : value.split(";", -1)) {
      if (!pair.isBlank()) {
        cookies.add(Cookie.parse(pair.strip()));
      }
    }
  }

  /** The values of each header under the spelling of its first. */
  public static Map<String, List<String>> all(Headers headers) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (Headers.Entry entry : headers.entries()) {
      String name = all.containsKey(entry.name()) ? entry.name() : sameName(all, entry.name());
      List<String> values = all.get(name);
      if (values == null) {
        values = new ArrayList<>();
        all.put(name, values);
      }
      values.add(entry.value());
    }
    return all;
  }

  private Map<String, List<String>> all() {
    Map<String, List<String>> all = all(headers);
    if (!cookies.isEmpty()) {
      StringBuilder line = new StringBuilder();
      for (Cookie cookie : cookies) {
        line.append(line.length() == 0 ? "" : "; ").append(cookie.requestText());
      }
      all.put("Cookie", List.of(line.toString()));
    }
    return all;
  }

  private static String sameName(Map<String, List<String>> all, String name) {
    for (String known : all.keySet()) {
      if (known.equalsIgnoreCase(name)) {
        return known;
      }
    }
    return name;
  }

  private static final class All extends Derivation<HeaderMaps, Map<String, List<String>>> {

    private final boolean lowerCase;

    All(boolean lowerCase) {
      this.lowerCase = lowerCase;
    }

    @Override
    public @Nullable Map<String, List<String>> of(HeaderMaps basis) {
      Map<String, List<String>> all = basis.all();
      if (!lowerCase) {
        return all.isEmpty() ? null : all;
      }
      Map<String, List<String>> lower = new LinkedHashMap<>();
      for (Map.Entry<String, List<String>> header : all.entrySet()) {
        lower.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue());
      }
      return lower;
    }
  }

  private static final class Last extends Derivation<HeaderMaps, RepeatedTexts> {
    @Override
    public @Nullable RepeatedTexts of(HeaderMaps basis) {
      Map<String, List<String>> all = basis.all();
      return all.isEmpty() ? null : RepeatedTexts.lastOf(all);
    }
  }
}
