package dev.faas.filters;

import dev.faas.Context;
import dev.faas.Filter;
import dev.faas.Handler;
import dev.faas.Payload;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import java.util.Set;

/** Answers what an idempotent filter of requests refuses. */
record OnceByHeader(Filter<HttpRequest, HttpResponse> once)
    implements Filter<HttpRequest, HttpResponse> {

  /** Responses of which only those are kept that are no errors. */
  static final class KeptResponses implements Results<HttpResponse> {

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

  /** Repeating the others does no harm by the definition of HTTP (RFC 9110, 9.2.2). */
  private static final Set<String> NOT_IDEMPOTENT = Set.of("POST", "PATCH");

  @Override
  public HttpResponse apply(
      HttpRequest request, Context context, Handler<HttpRequest, HttpResponse> next)
      throws Exception {
    boolean hasKey =
        request.header(EventIdentity.HEADER).filter(key -> !key.isBlank()).isPresent();
    if (!hasKey && !NOT_IDEMPOTENT.contains(request.method())) {
      return next.handle(request, context);
    }
    try {
      return once.apply(request, context, next);
    } catch (IdempotencyException refused) {
      return answer(refused);
    }
  }

  private static HttpResponse answer(IdempotencyException refused) {
    return switch (refused.reason()) {
      case NO_KEY ->
        HttpResponse.problem(
            400,
            "Idempotency-Key is missing",
            "This operation needs the header Idempotency-Key, with a value of its own for each request.");
      case IN_PROGRESS ->
        HttpResponse.problem(
            409,
            "A request is outstanding for this Idempotency-Key",
            "The same request is being handled. Repeat it later.");
      case OTHER_PAYLOAD ->
        HttpResponse.problem(
            422,
            "Idempotency-Key is already used",
            "The key came before with another query or body. Send another request with another key.");
      case NO_TIME_LEFT, LEASE_LOST -> throw refused;
    };
  }
}
