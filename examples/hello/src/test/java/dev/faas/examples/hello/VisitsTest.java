package dev.faas.examples.hello;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static dev.faas.testkit.FaasAssertions.assertThatResponse;

import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.testkit.FaasTest;
import dev.faas.testkit.FunctionUnderTest;
import org.junit.jupiter.api.Test;

@FaasTest(value = Visits.class, isolation = Isolation.ISOLATED)
class VisitsTest {

  @Test
  void countIsLostAtAColdStart(FunctionUnderTest<HttpRequest, HttpResponse> visits) {
    visits.invoke(HttpRequest.get("/"));
    assertThatResponse(visits.invoke(HttpRequest.get("/"))).hasBody("visit 2");

    assertThatResponse(visits.coldStart().invoke(HttpRequest.get("/"))).hasBody("visit 1");
  }

  @Test
  @FaasTest(isolation = Isolation.FORKED, time = FaasTest.Time.REAL, timeoutSeconds = 60)
  void countsInAProcessOfItsOwn(FunctionUnderTest<HttpRequest, HttpResponse> visits) {
    assertThat(visits.invoke(HttpRequest.get("/"))).succeeded().coldStarted();
    assertThatResponse(visits.invoke(HttpRequest.get("/"))).hasBody("visit 2");
  }
}
