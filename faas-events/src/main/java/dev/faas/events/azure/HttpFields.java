package dev.faas.events.azure;

import dev.faas.events.Cookie;
import dev.faas.events.Headers;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Header fields as a JSON object, where cookies are fields among others. */
final class HttpFields {

  private static final String COOKIE = "Cookie";
  private static final String SET_COOKIE = "Set-Cookie";

  final Headers headers;
  final List<Cookie> cookies;
  private final boolean isResponse;

  /**
   * Header fields of a message.
   *
   * @param isResponse whether there is one value for each name, rather than an array of them
   */
  HttpFields(boolean isResponse, Headers headers, List<Cookie> cookies) {
    this.isResponse = isResponse;
    this.headers = headers;
    this.cookies = cookies;
  }

  static HttpFields read(boolean isResponse, @Nullable JsonObject fields) {
    List<Headers.Entry> entries = new ArrayList<>();
    List<Cookie> cookies = new ArrayList<>();
    for (Map.Entry<String, JsonValue> field :
        (fields == null ? JsonObject.EMPTY : fields).members().entrySet()) {
      for (JsonValue value : values(field.getValue())) {
        if (!field.getKey().equalsIgnoreCase(isResponse ? SET_COOKIE : COOKIE)) {
          entries.add(new Headers.Entry(field.getKey(), value.text()));
        } else if (isResponse) {
          cookies.add(Cookie.parse(value.text()));
        } else {
          addPairs(value.text(), cookies);
        }
      }
    }
    return new HttpFields(isResponse, new Headers(entries), List.copyOf(cookies));
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

  /** The fields as they are written; the values of a name under the spelling of its first. */
  JsonObject json() {
    JsonObject fields = JsonObject.EMPTY;
    for (Headers.Entry entry : headers.entries()) {
      if (!has(fields, entry.name())) {
        fields = fields.with(entry.name(), all(entry.name()));
      }
    }
    if (cookies.isEmpty()) {
      return fields;
    }
    List<String> texts = new ArrayList<>();
    for (Cookie cookie : cookies) {
      texts.add(isResponse ? cookie.setCookieText() : cookie.requestText());
    }
    return isResponse
        ? fields.with(SET_COOKIE, texts.size() == 1 ? JsonValue.of(texts.get(0)) : array(texts))
        : fields.with(COOKIE, array(List.of(String.join("; ", texts))));
  }

  private static boolean has(JsonObject fields, String name) {
    for (String known : fields.members().keySet()) {
      if (known.equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  private JsonValue all(String name) {
    List<String> values = headers.all(name);
    return isResponse ? JsonValue.of(String.join(", ", values)) : array(values);
  }

  private static JsonArray array(List<String> texts) {
    List<JsonValue> elements = new ArrayList<>();
    for (String text : texts) {
      elements.add(JsonValue.of(text));
    }
    return new JsonArray(elements);
  }

  /** Whether a response sets several cookies, for which its object has no place. */
  static boolean hasSeveralCookies(JsonValue response) {
    return response instanceof JsonObject object
        && object.at("headers", SET_COOKIE).orElse(object) instanceof JsonArray;
  }
}
