package dev.faas.examples.hello;

import dev.faas.Context;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;

/** Greets over HTTP: {@code GET /hello?name=Ada&times=2}. */
public final class Hello implements HttpHandler {

  @Override
  public HttpResponse handle(HttpRequest request, Context context) {
    String name = request.queryParameter("name").orElse("world");
    int times = request.queryParameter("times").map(Integer::parseInt).orElse(1);
    context.logger().info("greeting {}", name);
    return HttpResponse.ok(("Hello " + name + "! ").repeat(times).strip());
  }
}
