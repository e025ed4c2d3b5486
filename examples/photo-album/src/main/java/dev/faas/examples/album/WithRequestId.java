package dev.faas.examples.album;

import dev.faas.Context;
import dev.faas.Filter;
import dev.faas.Handler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;

/** Every response says which invocation made it, for whoever has to find its logs. */
public final class WithRequestId implements Filter<HttpRequest, HttpResponse> {

  @Override
  public HttpResponse apply(
      HttpRequest request, Context context, Handler<HttpRequest, HttpResponse> next)
      throws Exception {
    return next.handle(request, context).withHeader("X-Request-Id", context.requestId());
  }
}
