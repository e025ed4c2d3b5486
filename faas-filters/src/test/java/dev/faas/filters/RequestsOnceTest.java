package dev.faas.filters;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static dev.faas.testkit.FaasAssertions.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.FunctionDefinition;
import dev.faas.events.Body;
import dev.faas.events.Cookie;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.invoker.Outcome;
import dev.faas.testkit.FunctionUnderTest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestsOnceTest {

  private static final HttpRequest TEA =
      HttpRequest.post("/orders").withBody(Body.of("tea")).withHeader("Idempotency-Key", "k1");

  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicReference<HttpResponse> answer = new AtomicReference<>();
  private final HttpHandler orders = (request, context) -> {
    calls.incrementAndGet();
    return answer.get() != null
        ? answer.get()
        : HttpResponse.created("/orders/" + calls)
            .withCookie(Cookie.of("seen", "1").withHttpOnly());
  };
  private final FunctionUnderTest<HttpRequest, HttpResponse> function =
      FunctionUnderTest.of(FunctionDefinition.of(orders)
          .filteredBy(Idempotency.ofRequests(new InMemoryIdempotencyStore(), Duration.ofDays(1))));

  @AfterEach
  void close() {
    function.close();
  }

  @Test
  void aRepeatedRequestGetsTheSameResponseAgain() {
    Outcome<HttpResponse> first = function.invoke(TEA);
    Outcome<HttpResponse> second = function.invoke(TEA);

    assertThatResponse(first).hasStatus(201).hasHeader("Location", "/orders/1");
    assertThat(second).returned(((Outcome.Returned<HttpResponse>) first).result());
    assertThat(calls).hasValue(1);
  }

  @Test
  void afterItsTimeTheKeyIsNew() {
    function.invoke(TEA);
    function.time().advance(Duration.ofDays(1));

    assertThatResponse(function.invoke(TEA)).hasHeader("Location", "/orders/2");
  }

  @Test
  void aPostWithoutKeyIsABadRequest() {
    assertThatResponse(function.invoke(HttpRequest.post("/orders")))
        .hasStatus(400)
        .hasHeader("Content-Type", "application/problem+json");
    assertThatResponse(function.invoke(HttpRequest.patch("/orders/1"))).hasStatus(400);
    assertThat(calls).hasValue(0);
  }

  @Test
  void methodsThatAreIdempotentNeedNoKey() {
    for (HttpRequest request : new HttpRequest[] {
      HttpRequest.get("/orders"), HttpRequest.put("/orders/1"), HttpRequest.delete("/orders/1")
    }) {
      assertThatResponse(function.invoke(request)).hasStatus(201);
    }
    assertThat(calls).hasValue(3);
  }

  @Test
  void aPutWithKeyIsHandledOnce() {
    HttpRequest put = HttpRequest.put("/orders/1").withHeader("idempotency-key", "k1");
    function.invoke(put);
    function.invoke(put);

    assertThat(calls).hasValue(1);
  }

  @Test
  void theKeyOfAnotherRequestIsUnprocessable() {
    function.invoke(TEA);

    assertThatResponse(function.invoke(TEA.withBody(Body.of("coffee")))).hasStatus(422);
    assertThatResponse(function.invoke(TEA.withQueryParameter("gift", "yes"))).hasStatus(422);
    assertThat(calls).hasValue(1);
  }

  @Test
  void theSameRequestInTheMeantimeIsAConflict() throws Exception {
    AtomicReference<HttpResponse> inner = new AtomicReference<>();
    InMemoryIdempotencyStore store = new InMemoryIdempotencyStore();
    var filter = Idempotency.ofRequests(store, Duration.ofDays(1));
    var context = new Bench().context();

    HttpResponse outer = filter.apply(TEA, context, (request, same) -> {
      inner.set(filter.apply(TEA, same, (again, too) -> HttpResponse.ok("never")));
      return HttpResponse.ok("first");
    });

    assertThat(outer).isEqualTo(HttpResponse.ok("first"));
    assertThat(inner.get().status()).isEqualTo(409);
  }

  @Test
  void anErrorIsNotKept() {
    answer.set(HttpResponse.badRequest("no such tea"));
    assertThatResponse(function.invoke(TEA)).hasStatus(400);
    answer.set(HttpResponse.of(503));
    assertThatResponse(function.invoke(TEA.withBody(Body.of("green tea")))).hasStatus(503);

    answer.set(HttpResponse.ok("at last"));
    assertThatResponse(function.invoke(TEA)).hasStatus(200);
    assertThat(calls).hasValue(3);
  }
}
