package dev.faas.testkit;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static dev.faas.testkit.FaasAssertions.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Context;
import dev.faas.Payload;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.time.RealTime;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@FaasTest(
    value = Pets.class,
    environmentVariables = {"TABLE=pets", "NOTE=a=b"})
class FaasTestTest {

  private static final HttpRequest TABLE = HttpRequest.get("/table");
  private static final HttpRequest LIMITS = HttpRequest.get("/limits");

  private FunctionUnderTest<HttpRequest, HttpResponse> pets;

  @Test
  void theServicesDefaultsApply() {
    assertThatResponse(pets.invoke(LIMITS)).hasBody("PT3S 128");
  }

  @Test
  void environmentVariablesAreThoseOfTheFunction(TestContext context) {
    assertThatResponse(pets.invoke(TABLE)).hasBody("pets");
    assertThat(context.environmentVariables().require("NOTE")).isEqualTo("a=b");
  }

  @Test
  @FaasTest(timeoutSeconds = 30, memoryMegabytes = 256)
  void whatAMethodSaysReplacesWhatItsClassSays() {
    assertThatResponse(pets.invoke(LIMITS)).hasBody("PT30S 256");
    assertThatResponse(pets.invoke(TABLE)).hasBody("pets");
  }

  @Test
  @FaasTest(environmentVariables = "TABLE=animals")
  void environmentVariablesAreAddedToThoseFromFurtherOut(TestContext context) {
    assertThatResponse(pets.invoke(TABLE)).hasBody("animals");
    assertThat(context.environmentVariables().require("NOTE")).isEqualTo("a=b");
  }

  @Test
  void timeStandsStill(LocalInvoker invoker) {
    assertThat(invoker.timeline()).hasToString("simulated time 2026-01-01T12:00:01Z, seed 42");
  }

  @Test
  @FaasTest(time = FaasTest.Time.REAL)
  void timePassesWhereItIsReal(LocalInvoker invoker) {
    assertThat(invoker.timeline()).isInstanceOf(RealTime.class);
  }

  @Test
  @FaasTest(value = Stubborn.class, time = FaasTest.Time.REAL, timeoutSeconds = 1)
  void aHandlerThatBlocksTimesOutInRealTime(FunctionUnderTest<HttpRequest, HttpResponse> blocked) {
    assertThat(blocked.invoke(TABLE)).timedOut();
  }

  /** Waits for what never happens. */
  public static final class Stubborn implements HttpHandler {
    @Override
    public HttpResponse handle(HttpRequest request, Context context) throws Exception {
      new CountDownLatch(1).await();
      return HttpResponse.ok();
    }
  }

  @Nested
  class Unannotated {
    @Test
    void aNestedClassHasWhatTheClassAroundItSays() {
      assertThatResponse(pets.invoke(TABLE)).hasBody("pets");
    }
  }

  @Nested
  @FaasTest(memoryMegabytes = 1024)
  class Annotated {
    @Test
    void aNestedClassAddsToTheClassAroundIt() {
      assertThatResponse(pets.invoke(TABLE)).hasBody("pets");
      assertThatResponse(pets.invoke(LIMITS)).hasBody("PT3S 1024");
    }

    @Test
    @FaasTest(Hello.class)
    void aMethodReplacesTheHandlersOfItsClass(LocalInvoker invoker) {
      assertThat(invoker.functions())
          .extracting(function -> function.settings().memoryMegabytes() + " " + function)
          .containsExactly("1024 function Hello (dev.faas.testkit.Hello)");
    }
  }

  @FaasTest(value = Pets.class, environmentVariables = "TABLE=composed")
  @Retention(RetentionPolicy.RUNTIME)
  @interface PetsTest {}

  @PetsTest
  static class Composed {
    @Test
    void isATestOfFunctions(FunctionUnderTest<HttpRequest, HttpResponse> pets) {
      assertThatResponse(pets.invoke(TABLE)).hasBody("composed");
    }
  }

  static class OnAMethod {
    @Test
    @PetsTest
    void isATestOfFunctions(FunctionUnderTest<HttpRequest, HttpResponse> pets) {
      assertThatResponse(pets.invoke(TABLE)).hasBody("composed");
    }

    @Test
    @FaasTest
    void needsNoFunctions(TestContext context) {
      assertThat(context).isEqualTo(TestContext.create());
    }
  }

  @Test
  void canBePartOfAnAnnotationOfYourOwn() {
    TestRun.of(Composed.class).passed(1);
  }

  @Test
  void canStandOnAMethodAlone() {
    TestRun.of(OnAMethod.class).passed(2);
  }

  @FaasTest(value = Hello.class, timeoutSeconds = 9)
  static class Parent {
    @Test
    void hasTheTimeout(FunctionUnderTest<?, ?> hello) {
      assertThat(hello.function().settings().timeout()).hasSeconds(9);
    }
  }

  static class Child extends Parent {}

  @Test
  void isInherited() {
    TestRun.of(Child.class).passed(1);
  }

  @Test
  void anEventOnTheWireWorksToo() {
    Payload wire = pets.invoke(TABLE).invocation().event();
    assertThatResponse(pets.invokeRaw(wire)).hasBody("pets");
  }
}
