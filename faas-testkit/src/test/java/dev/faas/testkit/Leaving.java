package dev.faas.testkit;

import dev.faas.Context;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;

/** Exits when asked to. */
public final class Leaving implements HttpHandler {
  @Override
  public HttpResponse handle(HttpRequest request, Context context) {
    if (request.path().equals("/exit")) {
      System.exit(3);
    }
    return HttpResponse.ok();
  }
}
