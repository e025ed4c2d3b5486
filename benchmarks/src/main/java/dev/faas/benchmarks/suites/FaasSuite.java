package dev.faas.benchmarks.suites;

import dev.faas.Context;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.invoker.Outcome;
import dev.faas.testkit.FaasTest;
import dev.faas.testkit.FunctionUnderTest;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.RepeatedTest;

/** A hundred tests of the library, each with its own service and cold start. */
@FaasTest(FaasSuite.Greeting.class)
public class FaasSuite {

  /** The function. */
  public static final class Greeting implements HttpHandler {
    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      return HttpResponse.ok(
          "Hello " + request.path() + " " + context.requestId().length());
    }
  }

  @RepeatedTest(100)
  void greets(FunctionUnderTest<HttpRequest, HttpResponse> greeting) {
    Outcome<HttpResponse> outcome = greeting.invoke(HttpRequest.get("/hello"));

    Assertions.assertEquals(
        "Hello /hello 36",
        outcome instanceof Outcome.Returned<HttpResponse> returned
            ? returned.result().text()
            : outcome.toString());
  }
}
