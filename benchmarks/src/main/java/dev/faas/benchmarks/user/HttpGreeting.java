package dev.faas.benchmarks.user;

import dev.faas.Context;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;

/** A handler of a typed event. */
public final class HttpGreeting implements HttpHandler {

  private static int invocations;

  @Override
  public HttpResponse handle(HttpRequest request, Context context) {
    return greet(request);
  }

  /** Greets, and counts what this copy of the class has greeted. */
  public static HttpResponse greet(HttpRequest request) {
    invocations++;
    return HttpResponse.ok("Hello " + request.path() + " " + invocations);
  }
}
