package dev.faas.events.azure;

import dev.faas.events.EventMeta;
import dev.faas.events.HttpRequest;
import dev.faas.events.azure.host.HostEvents;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.json.JsonValue;
import java.util.List;

/** The request of an HTTP trigger in the host's envelope. */
final class HttpRequests extends HostEvents<HttpRequest, HttpRequest> {

  private static final JsonCodec<HttpRequest> TRIGGER = new HttpTrigger();

  HttpRequests() {
    super("req");
  }

  @Override
  protected JsonCodec<HttpRequest> reader(JsonValue part) {
    return TRIGGER;
  }

  @Override
  protected JsonCodec<HttpRequest> writer(HttpRequest request) {
    return TRIGGER;
  }

  @Override
  protected EventMeta meta(HttpRequest request) {
    return request.meta();
  }

  @Override
  protected HttpRequest whole(List<HttpRequest> requests) {
    return requests.get(0);
  }

  @Override
  protected List<HttpRequest> events(HttpRequest request) {
    return List.of(request);
  }
}
