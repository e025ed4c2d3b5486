package dev.faas.filters;

import dev.faas.Codec;
import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.Body;
import dev.faas.events.Cookie;
import dev.faas.events.EventMeta;
import dev.faas.events.Headers;
import dev.faas.events.HttpResponse;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A response as JSON of our own, the same whatever the platform. */
final class StoredResponse implements Codec<HttpResponse> {

  static final Codec<HttpResponse> CODEC = new StoredResponse();

  private StoredResponse() {}

  @Override
  public Payload encode(HttpResponse response) {
    List<JsonValue> headers = new ArrayList<>();
    for (Headers.Entry entry : response.headers().entries()) {
      headers.add(JsonValue.of(entry.name()));
      headers.add(JsonValue.of(entry.value()));
    }
    List<JsonValue> cookies = new ArrayList<>();
    for (Cookie cookie : response.cookies()) {
      cookies.add(JsonValue.of(cookie.setCookieText()));
    }
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("status", JsonValue.of(response.status()));
    members.put("headers", new JsonArray(headers));
    members.put("cookies", new JsonArray(cookies));
    members.put(
        response.body().isBase64() ? "base64" : "text",
        JsonValue.of(response.body().wire()));
    return Payload.of(JsonObject.of(members).toString());
  }

  @Override
  public HttpResponse decode(Payload in) {
    if (!(JsonValue.parse(in.array()) instanceof JsonObject kept)) {
      throw new DecodeException("kept response", "$", "an object", "another value", null);
    }
    JsonValue base64 = kept.get("base64");
    Body body =
        base64 == null ? Body.of(member(kept, "text").text()) : Body.ofBase64(base64.text());
    List<Cookie> cookies = texts(kept, "cookies").stream().map(Cookie::parse).toList();
    String[] headers = texts(kept, "headers").toArray(String[]::new);
    return new HttpResponse(status(kept), Headers.of(headers), cookies, body, EventMeta.none());
  }

  private static int status(JsonObject kept) {
    if (member(kept, "status") instanceof JsonValue.JsonNumber number) {
      return number.value().intValue();
    }
    throw new DecodeException("kept response", "$.status", "a number", "another value", null);
  }

  private static List<String> texts(JsonObject kept, String name) {
    if (member(kept, name) instanceof JsonArray array) {
      return array.elements().stream().map(JsonValue::text).toList();
    }
    throw new DecodeException("kept response", "$." + name, "an array", "another value", null);
  }

  private static JsonValue member(JsonObject kept, String name) {
    JsonValue value = kept.get(name);
    if (value == null) {
      throw new DecodeException("kept response", "$." + name, "a value", "nothing", null);
    }
    return value;
  }
}
