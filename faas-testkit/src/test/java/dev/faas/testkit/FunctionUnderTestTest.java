package dev.faas.testkit;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static dev.faas.testkit.FaasAssertions.assertThatBatch;
import static dev.faas.testkit.FaasAssertions.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.faas.DecodeException;
import dev.faas.FunctionDefinition;
import dev.faas.Payload;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.QueueHandler;
import dev.faas.events.QueueMessages;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.time.RealTime;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FunctionUnderTestTest {

  private static final HttpRequest REQUEST = HttpRequest.get("/");

  @Test
  void startsColdAndStaysWarm() {
    try (var hello = FunctionUnderTest.of(FunctionDefinition.of(Hello.class))) {
      assertThat(hello.invoke(REQUEST)).succeeded().coldStarted();
      assertThat(hello.invoke(REQUEST)).succeeded().warmStarted();
      assertThat(hello.coldStart().invoke(REQUEST)).succeeded().coldStarted();
    }
  }

  @Test
  void isNamedLikeItsHandlersClass() {
    try (var hello = FunctionUnderTest.of(FunctionDefinition.of(Hello.class))) {
      assertThat(hello.function().settings()).isEqualTo(FunctionSettings.named("Hello"));
      assertThat(hello).hasToString("function Hello (dev.faas.testkit.Hello)");
    }
  }

  @Test
  void aLambdaNeedsNoName() {
    HttpHandler teapot = (request, context) -> HttpResponse.of(418);
    try (var function = FunctionUnderTest.of(FunctionDefinition.of(teapot))) {
      assertThatResponse(function.invoke(REQUEST)).hasStatus(418);
      assertThat(function.function().settings().name()).isEqualTo("FunctionUnderTest");
    }
  }

  @Test
  void takesSettings() {
    FunctionSettings settings = FunctionSettings.named("pets")
        .withTimeout(Duration.ofSeconds(9))
        .withEnvironmentVariable("TABLE", "animals");
    try (var pets = FunctionUnderTest.of(FunctionDefinition.of(Pets.class), settings)) {
      assertThatResponse(pets.invoke(HttpRequest.get("/table"))).hasBody("animals");
      assertThatResponse(pets.invoke(HttpRequest.get("/limits"))).hasBody("PT9S 128");
    }
  }

  @Test
  void aHandlerOfItemsIsSentBatches() {
    var batch = QueueMessages.of("a", "poison", "b");
    try (var mails = FunctionUnderTest.each(FunctionDefinition.of(Mails.class))) {
      var outcome = mails.invoke(batch);
      assertThatBatch(outcome).hasFailed(batch.items().get(1).id());
      assertThat(outcome).succeeded().logged("sent a").logged("no address in it");
    }
  }

  @Test
  void aHandlerOfItemsTakesSettings() {
    QueueHandler named =
        (message, context) -> System.out.println(context.environmentVariables().require("FROM"));
    FunctionSettings settings =
        FunctionSettings.named("mails").withEnvironmentVariable("FROM", "ann@example.org");
    try (var mails = FunctionUnderTest.each(FunctionDefinition.of(named), settings)) {
      assertThat(mails.invoke(QueueMessages.of("x"))).logged("ann@example.org");
    }
  }

  @Test
  void takesEventsAsTheyAreOnTheWire() {
    String event = """
        {"version": "2.0", "routeKey": "$default", "rawPath": "/nowhere", "rawQueryString": "",
         "headers": {}, "isBase64Encoded": false,
         "requestContext": {"http": {"method": "GET", "path": "/nowhere"}}}""";
    try (var pets = FunctionUnderTest.of(FunctionDefinition.of(Pets.class))) {
      assertThatResponse(pets.invokeJson(event)).hasStatus(404);
      assertThatResponse(pets.invokeRaw(Payload.of(event))).hasStatus(404);
      assertThat(pets.invokeJson("[]")).failedWith(DecodeException.class);
    }
  }

  @Test
  void keepsTheLogOfAllInvocations() {
    try (var pets = FunctionUnderTest.of(FunctionDefinition.of(Pets.class))) {
      pets.invoke(HttpRequest.get("/one"));
      pets.invoke(HttpRequest.get("/two"));
      assertThat(pets.logs()).contains("[INFO] looking for /one", "[INFO] looking for /two");
    }
  }

  @Test
  void ownsTheTime() {
    try (var pets = FunctionUnderTest.of(FunctionDefinition.of(Pets.class))) {
      assertThatResponse(pets.invoke(HttpRequest.get("/time"))).hasBody("2026-01-01T12:00:01Z");
      pets.time().advance(Duration.ofHours(1));
      assertThatResponse(pets.invoke(HttpRequest.get("/time"))).hasBody("2026-01-01T13:00:01Z");
    }
  }

  @Test
  void everyRunIsTheSame() {
    try (var one = FunctionUnderTest.of(FunctionDefinition.of(Pets.class));
        var other = FunctionUnderTest.of(FunctionDefinition.of(Pets.class))) {
      assertThat(one.invoke(REQUEST)).hasToString(other.invoke(REQUEST).toString());
    }
  }

  @Test
  void runsInAServiceOfYourOwn() {
    LocalInvoker invoker =
        LocalInvoker.builder().timeline(RealTime.create()).region("eu-west-1").build();
    try (var hello =
        FunctionUnderTest.of(invoker, invoker.deploy(FunctionDefinition.of(Hello.class)))) {
      assertThat(hello.invoke(REQUEST)).succeeded();
      assertThat(hello.function().info().resourceName()).contains("eu-west-1");
      assertThatIllegalStateException()
          .isThrownBy(hello::time)
          .withMessageStartingWith("function Hello (dev.faas.testkit.Hello) lives in real time")
          .withMessageEndingWith("Leave out time = REAL, or give its invoker a SimulatedTime.");
    }
  }

  @Test
  void cannotBeInvokedWhenClosed() {
    var hello = FunctionUnderTest.of(FunctionDefinition.of(Hello.class));
    hello.close();
    hello.close();
    assertThatIllegalStateException().isThrownBy(() -> hello.invoke(REQUEST));
  }

  @Test
  void leavesNothingBehindWhenItIsRefused() {
    PrintStream before = System.out;
    var definition = FunctionDefinition.of(String.class, String.class, (text, context) -> text);
    assertThatIllegalArgumentException().isThrownBy(() -> FunctionUnderTest.of(definition));
    var items = FunctionDefinition.forEach(String.class, (text, context) -> {});
    assertThatIllegalArgumentException().isThrownBy(() -> FunctionUnderTest.each(items));
    assertThat(System.out).isSameAs(before);
  }
}
