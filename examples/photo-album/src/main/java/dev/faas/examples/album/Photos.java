package dev.faas.examples.album;

import dev.faas.Context;
import dev.faas.DecodeException;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;

/** Lists and registers photos: {@code GET /photos}, {@code GET /photos/KEY}, {@code POST /photos}. */
public final class Photos implements HttpHandler {

  private static final String ALL = "/photos";
  private static final String ONE = "/photos/";

  private final Catalog catalog;

  public Photos(Catalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public HttpResponse handle(HttpRequest request, Context context) {
    String path = request.path();
    if (path.equals(ALL)) {
      return switch (request.method()) {
        case "GET" -> HttpResponse.json(catalog.all());
        case "POST" -> register(request, context);
        default -> HttpResponse.problem(405, "Method Not Allowed").withHeader("Allow", "GET, POST");
      };
    }
    if (path.startsWith(ONE) && request.method().equals("GET")) {
      return catalog
          .find(path.substring(ONE.length()))
          .map(HttpResponse::json)
          .orElseGet(HttpResponse::notFound);
    }
    return HttpResponse.notFound();
  }

  private HttpResponse register(HttpRequest request, Context context) {
    Photo photo;
    try {
      photo = request.json(Photo.class);
    } catch (DecodeException noPhoto) {
      return HttpResponse.problem(400, "Bad Request", noPhoto.getMessage());
    }
    if (!catalog.add(photo)) {
      return HttpResponse.problem(409, "Conflict", "There is a photo " + photo.key() + " already.");
    }
    context.logger().info("registered {}", photo.key());
    return HttpResponse.created(ONE + photo.key());
  }
}
