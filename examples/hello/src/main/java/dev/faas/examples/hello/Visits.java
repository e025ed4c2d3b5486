package dev.faas.examples.hello;

import dev.faas.Context;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;

/** Counts in a static field, which lives as long as its execution environment. */
public final class Visits implements HttpHandler {

  private static int count;

  @Override
  public HttpResponse handle(HttpRequest request, Context context) {
    count++;
    return HttpResponse.ok("visit " + count);
  }
}
