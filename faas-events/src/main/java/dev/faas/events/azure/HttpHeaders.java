package dev.faas.events.azure;

import dev.faas.events.Cookie;
import dev.faas.events.Headers;
import dev.faas.events.codec.Derivation;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Header fields as a JSON object, where cookies are fields among others.
 *
 * @param headers all fields but those of the cookies
 * @param cookies the cookies
 */
record HttpHeaders(Headers headers, List<Cookie> cookies) {

  /** A request's: an array of values for each name. */
  static final Derivation<HttpHeaders, JsonObject> LISTS = new Lists();

  /** A response's: one value for each name. */
  static final Derivation<HttpHeaders, JsonObject> JOINED = new Joined();

  private static final String COOKIE = "Cookie";
  private static final String SET_COOKIE = "Set-Cookie";

  static HttpHeaders ofRequest(@Nullable JsonObject fields) {
    return of(fields, COOKIE);
  }

  static HttpHeaders ofResponse(@Nullable JsonObject fields) {
    return of(fields, SET_COOKIE);
  }

  private static HttpHeaders of(@Nullable JsonObject fields, String cookieName) {
    List<Headers.Entry> entries = new ArrayList<>();
    List<Cookie> cookies = new ArrayList<>();
    if (fields != null) {
      for (Map.Entry<String, JsonValue> field : fields.members().entrySet()) {
        for (JsonValue value : values(field.getValue())) {
          if (!field.getKey().equalsIgnoreCase(cookieName)) {
            entries.add(new Headers.Entry(field.getKey(), value.text()));
          } else if (cookieName.equals(SET_COOKIE)) {
            cookies.add(Cookie.parse(value.text()));
          } else {
            addPairs(value.text(), cookies);
          }
        }
      }
    }
    return new HttpHeaders(new Headers(entries), List.copyOf(cookies));
  }

  private static List<JsonValue> values(JsonValue value) {
    return value instanceof JsonArray array ? array.elements() : List.of(value);
  }

  private static void addPairs(String line, List<Cookie> cookies) {
    for (String pair : line.split(";", -1)) {
      if (!pair.isBlank()) {
        cookies.add(Cookie.parse(pair.strip()));
      }
    }
  }

  /** The values of each header under the spelling of its first. */
  private Map<String, List<JsonValue>> all() {
    Map<String, List<JsonValue>> all = new LinkedHashMap<>();
    for (Headers.Entry entry : headers.entries()) {
      String name = sameName(all, entry.name());
      List<JsonValue> values = all.get(name);
      if (values == null) {
        values = new ArrayList<>();
        all.put(name, values);
      }
      values.add(JsonValue.of(entry.value()));
    }
    return all;
  }

  private static String sameName(Map<String, List<JsonValue>> all, String name) {
    for (String known : all.keySet()) {
      if (known.equalsIgnoreCase(name)) {
        return known;
      }
    }
    return name;
  }

  private static final class Lists extends Derivation<HttpHeaders, JsonObject> {
    @Override
    public JsonObject of(HttpHeaders basis) {
      Map<String, JsonValue> fields = new LinkedHashMap<>();
      for (Map.Entry<String, List<JsonValue>> header : basis.all().entrySet()) {
        fields.put(header.getKey(), new JsonArray(header.getValue()));
      }
      if (!basis.cookies.isEmpty()) {
        List<String> pairs = new ArrayList<>();
        for (Cookie cookie : basis.cookies) {
          pairs.add(cookie.requestText());
        }
        fields.put(COOKIE, new JsonArray(List.of(JsonValue.of(String.join("; ", pairs)))));
      }
      return JsonObject.of(fields);
    }
  }

  private static final class Joined extends Derivation<HttpHeaders, JsonObject> {
    @Override
    public JsonObject of(HttpHeaders basis) {
      Map<String, JsonValue> fields = new LinkedHashMap<>();
      for (Map.Entry<String, List<JsonValue>> header : basis.all().entrySet()) {
        List<String> values = new ArrayList<>();
        for (JsonValue value : header.getValue()) {
          values.add(value.text());
        }
        fields.put(header.getKey(), JsonValue.of(String.join(", ", values)));
      }
      if (basis.cookies.size() > 1) {
        throw new IllegalArgumentException(
            "a custom handler of Azure Functions can set one cookie in a "
                + "response, not " + basis.cookies.size()
                + ": its output binding has one value for each header.");
      }
      for (Cookie cookie : basis.cookies) {
        fields.put(SET_COOKIE, JsonValue.of(cookie.setCookieText()));
      }
      return JsonObject.of(fields);
    }
  }
}
