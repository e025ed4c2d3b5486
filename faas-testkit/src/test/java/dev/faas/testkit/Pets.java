package dev.faas.testkit;

import dev.faas.Context;
import dev.faas.EnvironmentVariables;
import dev.faas.events.Cookie;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;

/** Knows one pet, and the table it would look in. */
public final class Pets implements HttpHandler {

  private final EnvironmentVariables environmentVariables;

  public Pets(EnvironmentVariables environmentVariables) {
    this.environmentVariables = environmentVariables;
  }

  @Override
  public HttpResponse handle(HttpRequest request, Context context) {
    context.logger().info("looking for {}", request.path());
    return switch (request.path()) {
      case "/pets/7" ->
        HttpResponse.json(new Pet(7, "Rex"))
            .withHeader("ETag", "\"1\"")
            .withCookie(Cookie.of("seen", "yes"));
      case "/table" -> HttpResponse.ok(environmentVariables.require("TABLE"));
      case "/limits" ->
        HttpResponse.ok(context.function().timeout() + " " + context.function().memoryMegabytes());
      case "/time" -> HttpResponse.ok(context.clock().instant().toString());
      case "/broken" -> throw new IllegalStateException("the table is gone");
      default -> HttpResponse.notFound();
    };
  }

  record Pet(int id, String name) {}
}
