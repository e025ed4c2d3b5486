package dev.faas.examples.hello;

import static dev.faas.testkit.FaasAssertions.assertThat;

import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.testkit.FaasTest;
import dev.faas.testkit.FunctionUnderTest;
import org.junit.jupiter.api.Test;

@FaasTest(Hello.class)
class HelloLifeCycleTest {

  @Test
  void secondGreetingStartsWarm(FunctionUnderTest<HttpRequest, HttpResponse> hello) {
    hello.invoke(HttpRequest.get("/hello"));

    assertThat(hello.invoke(HttpRequest.get("/hello"))).succeeded().warmStarted();
  }

  @Test
  void numberThatIsNoneFailsTheInvocation(FunctionUnderTest<HttpRequest, HttpResponse> hello) {
    assertThat(hello.invoke(HttpRequest.get("/hello?times=three")))
        .failedWith(NumberFormatException.class);
  }
}
