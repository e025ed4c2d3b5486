package dev.faas.examples.hello;

import static dev.faas.testkit.FaasAssertions.assertThat;

import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.invoker.Outcome;
import dev.faas.testkit.FaasTest;
import dev.faas.testkit.FunctionUnderTest;
import org.junit.jupiter.api.Test;

@FaasTest(Hello.class)
class HelloTest {

  @Test
  void greetsByName(FunctionUnderTest<HttpRequest, HttpResponse> hello) {
    Outcome<HttpResponse> outcome = hello.invoke(HttpRequest.get("/hello?name=Ada"));

    assertThat(outcome).succeeded().coldStarted().logged("greeting Ada");
    assertThat(outcome).returned(HttpResponse.ok("Hello Ada!"));
  }
}
