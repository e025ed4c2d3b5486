package dev.faas.filters;

import dev.faas.Payload;
import dev.faas.events.HttpResponse;

/** Responses of which only those are kept that are no errors. */
final class KeptResponses implements Results<HttpResponse> {

  @Override
  public boolean isKept(HttpResponse response) {
    return !response.isClientError() && !response.isServerError();
  }

  @Override
  public Payload write(HttpResponse response) {
    return StoredResponse.CODEC.encode(response);
  }

  @Override
  public HttpResponse read(Payload kept) {
    return StoredResponse.CODEC.decode(kept);
  }
}
