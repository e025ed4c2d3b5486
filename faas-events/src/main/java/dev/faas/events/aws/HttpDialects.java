package dev.faas.events.aws;

import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** HTTP in either payload format: told apart by the first member that only one of them has. */
final class HttpDialects implements EventFormat<HttpRequest, HttpResponse> {

  private static final byte[] HTTP_API_START =
      "{\"version\":\"2.0\"".getBytes(StandardCharsets.US_ASCII);

  private final EventFormat<HttpRequest, HttpResponse> httpApi;
  private final EventFormat<HttpRequest, HttpResponse> rest;

  HttpDialects(
      EventFormat<HttpRequest, HttpResponse> httpApi, EventFormat<HttpRequest, HttpResponse> rest) {
    this.httpApi = httpApi;
    this.rest = rest;
  }

  @Override
  public String kind() {
    return httpApi.kind();
  }

  @Override
  public boolean isJson() {
    return true;
  }

  @Override
  public HttpRequest decode(Payload in) {
    return spoken(in).decode(in);
  }

  @Override
  public Payload encode(HttpResponse result, HttpRequest event) {
    return spoken(event).encode(result, event);
  }

  @Override
  public Payload encodeEvent(HttpRequest event) {
    return spoken(event).encodeEvent(event);
  }

  @Override
  public HttpResponse decodeResult(Payload result, Payload event) {
    return spoken(event).decodeResult(result, event);
  }

  private EventFormat<HttpRequest, HttpResponse> spoken(HttpRequest event) {
    return event.meta().kind().equals(RestRequest.KIND) ? rest : httpApi;
  }

  private EventFormat<HttpRequest, HttpResponse> spoken(Payload event) {
    return startsLikeHttpApi(event.array()) ? httpApi : spokenByMembers(event);
  }

  /** What the service sends begins with the version: no need to look further. */
  private static boolean startsLikeHttpApi(byte[] json) {
    int at = 0;
    for (int i = 0; i < json.length; i++) {
      byte c = json[i];
      if (c == HTTP_API_START[at]) {
        at++;
        if (at == HTTP_API_START.length) {
          return true;
        }
      } else if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return false;
      }
    }
    return false;
  }

  private EventFormat<HttpRequest, HttpResponse> spokenByMembers(Payload event) {
    JsonReader in = new JsonReader(kind(), event.array());
    try {
      in.startObject();
      for (String name = in.nextName(); name != null; name = in.nextName()) {
        switch (name) {
          case "rawPath", "routeKey", "rawQueryString" -> {
            return httpApi;
          }
          case "httpMethod", "resource", "multiValueHeaders" -> {
            return rest;
          }
          default -> in.skip();
        }
      }
      return httpApi;
    } catch (IOException broken) {
      throw in.broken(broken);
    }
  }
}
