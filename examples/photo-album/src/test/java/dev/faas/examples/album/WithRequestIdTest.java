package dev.faas.examples.album;

import static dev.faas.testkit.FaasAssertions.assertThatResponse;

import dev.faas.FunctionDefinition;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.invoker.Outcome;
import dev.faas.testkit.FaasExtension;
import dev.faas.testkit.FunctionUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WithRequestIdTest {

  @RegisterExtension
  final FaasExtension faas = FaasExtension.builder()
      .function(FunctionDefinition.of(Photos.class).filteredBy(new WithRequestId()))
      .build();

  @Test
  void everyResponseNamesItsInvocation(FunctionUnderTest<HttpRequest, HttpResponse> photos) {
    Outcome<HttpResponse> outcome = photos.invoke(HttpRequest.get("/nowhere"));

    assertThatResponse(outcome)
        .hasStatus(404)
        .hasHeader("X-Request-Id", outcome.invocation().requestId());
  }
}
