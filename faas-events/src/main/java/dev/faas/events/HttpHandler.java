package dev.faas.events;

import dev.faas.Handler;

/**
 * A function that answers HTTP requests. It is only a name for its types, so that a class or a lambda
 * needs no other declaration.
 *
 * <pre>{@code
 * HttpHandler hello = (request, context) -> HttpResponse.ok("Hello");
 * }</pre>
 */
@FunctionalInterface
public interface HttpHandler extends Handler<HttpRequest, HttpResponse> {}
