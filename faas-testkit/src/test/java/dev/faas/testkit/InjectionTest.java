package dev.faas.testkit;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static dev.faas.testkit.FaasAssertions.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.EnvironmentVariables;
import dev.faas.FunctionDefinition;
import dev.faas.FunctionInfo;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@FaasTest({Hello.class, Mails.class})
class InjectionTest {

  private static final HttpRequest REQUEST = HttpRequest.get("/");

  private FunctionUnderTest<HttpRequest, HttpResponse> hello;
  private FunctionUnderTest<Batch<QueueMessage>, BatchResponse> mails;
  private LocalInvoker invoker;
  private SimulatedTime time;
  private final FunctionUnderTest<HttpRequest, HttpResponse> ofMyOwn = null;

  @Test
  void theTypeArgumentsChoose(
      FunctionUnderTest<Batch<QueueMessage>, BatchResponse> batches,
      FunctionUnderTest<HttpRequest, HttpResponse> requests) {
    assertThat(requests.invoke(REQUEST)).succeeded();
    assertThat(batches.invoke(QueueMessages.of("a"))).returned(BatchResponse.success());
  }

  @Test
  void argumentsThatAreLeftOpenFitWhateverTheyMust(
      FunctionUnderTest<?, HttpResponse> requests,
      FunctionUnderTest<Batch<QueueMessage>, ?> batches,
      FunctionUnderTest<? extends Batch<?>, BatchResponse> alsoBatches) {
    assertThat(requests).isSameAs(hello);
    assertThat(batches).isSameAs(mails);
    assertThat(alsoBatches).isSameAs(mails);
  }

  @Test
  void fieldsAreFilledUnlessTheyAreFinal() {
    assertThat(hello.invoke(REQUEST)).succeeded();
    assertThat(mails.invoke(QueueMessages.of("a"))).succeeded();
    assertThat(ofMyOwn).isNull();
  }

  @Test
  void theServiceAndItsTimeCanBeHad(LocalInvoker service, SimulatedTime itsTime) {
    assertThat(service).isSameAs(invoker);
    assertThat(itsTime).isSameAs(time).isSameAs(service.timeline()).isSameAs(hello.time());
    assertThat(service.functions()).containsExactly(hello.function(), mails.function());
  }

  @Test
  void aContextIsOfNoFunctionWhereThereAreSeveral(
      TestContext context, @Deployed(Mails.class) TestContext ofMails) {
    assertThat(context).isEqualTo(TestContext.create());
    assertThat(ofMails.function()).isEqualTo(mails.function().info());
  }

  @Test
  void leavesOtherParametersToOthers(TestInfo info) {
    assertThat(info.getDisplayName()).startsWith("leavesOtherParametersToOthers");
  }

  @ParameterizedTest
  @CsvSource("/one, /two")
  void comesAfterTheArgumentsOfAParameterizedTest(
      String one, String two, FunctionUnderTest<HttpRequest, HttpResponse> same) {
    assertThat(one + two).isEqualTo("/one/two");
    assertThat(same).isSameAs(hello);
  }

  @Nested
  class Inside {
    private FunctionUnderTest<HttpRequest, HttpResponse> inner;

    @Test
    void fieldsOfAllObjectsAroundAreFilled() {
      assertThat(inner).isNotNull().isSameAs(hello);
    }
  }

  abstract static class Contract<I, O> {
    FunctionUnderTest<I, O> function;

    @Test
    void isFilledWhereTypesAreOpen() {
      assertThat(function).isNotNull();
    }
  }

  @Nested
  @FaasTest(Mails.class)
  class OfAContract extends Contract<Batch<QueueMessage>, BatchResponse> {}

  @Nested
  @FaasTest(
      value = Pets.class,
      environmentVariables = "TABLE=pets",
      timeoutSeconds = 7,
      memoryMegabytes = 512)
  class OfOneFunction {
    @Test
    void theContextIsThatOfTheFunction(TestContext context) {
      FunctionInfo function = context.function();
      assertThat(function.name()).isEqualTo("Pets");
      assertThat(function.timeout()).isEqualTo(context.remaining()).hasSeconds(7);
      assertThat(function.memoryMegabytes()).isEqualTo(512);
      assertThat(context.environmentVariables().require("TABLE")).isEqualTo("pets");
      assertThat(context.clock().instant()).isEqualTo(time.instant());
      assertThat(new Pets(context.environmentVariables()).handle(HttpRequest.get("/x"), context))
          .hasStatus(404);
    }
  }

  @Nested
  @FaasTest({Hello.class, Pets.class})
  class OfTwoWithTheSameType {
    @Deployed(Pets.class)
    private FunctionUnderTest<HttpRequest, HttpResponse> pets;

    @Test
    void theAnnotationChooses(@Deployed(Hello.class) FunctionUnderTest<?, ?> greeting) {
      assertThatResponse(pets.invoke(REQUEST)).hasStatus(404);
      assertThat(greeting.function().settings().name()).isEqualTo("Hello");
    }
  }

  static class Registered {
    private static final HttpHandler TEAPOT = (request, context) -> HttpResponse.of(418);

    @RegisterExtension
    final FaasExtension faas = FaasExtension.builder()
        .function(FunctionDefinition.of(TEAPOT), FunctionSettings.named("teapot"))
        .function(
            FunctionDefinition.of(Pets.class),
            FunctionSettings.named("pets").withEnvironmentVariable("TABLE", "animals"))
        .function(FunctionDefinition.of(Mails.class))
        .inRealTime()
        .build();

    @Deployed(as = "pets")
    private FunctionUnderTest<HttpRequest, HttpResponse> pets;

    @Test
    void aNameChooses(
        @Deployed(as = "teapot") FunctionUnderTest<HttpRequest, HttpResponse> teapot,
        @Deployed(as = "pets") TestContext context) {
      assertThatResponse(teapot.invoke(REQUEST)).hasStatus(418);
      assertThatResponse(pets.invoke(HttpRequest.get("/table"))).hasBody("animals");
      assertThat(context.environmentVariables())
          .isEqualTo(EnvironmentVariables.none().with("TABLE", "animals"));
      assertThat(context.remaining()).isEqualTo(Duration.ofSeconds(3));
    }
  }

  @Test
  void aBuilderSaysWhatAnAnnotationCannot() {
    TestRun.of(Registered.class).passed(1);
  }
}
