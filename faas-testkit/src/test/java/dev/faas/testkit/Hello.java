package dev.faas.testkit;

import dev.faas.Context;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;

/** Says hello and nothing else. */
public final class Hello implements HttpHandler {
  @Override
  public HttpResponse handle(HttpRequest request, Context context) {
    return HttpResponse.ok("Hello");
  }
}
