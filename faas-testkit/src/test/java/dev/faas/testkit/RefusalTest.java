package dev.faas.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.Handler;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.QueueMessage;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.time.SimulatedTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a test gets that asks for what it cannot have. */
class RefusalTest {

  private static final String ADVICE =
      " has no functions, since each test has its own: %s. Use a field, or a parameter of the test"
          + " or of a @BeforeEach method. To share the functions, write @TestInstance(PER_CLASS) on"
          + " the class.";

  @FaasTest({Hello.class, Mails.class})
  static class WrongType {
    @Test
    void sends(FunctionUnderTest<QueueMessage, Void> mails) {}
  }

  @Test
  void aTypeThatNoFunctionHasIsAnsweredWithThoseTheyHave() {
    assertThat(TestRun.of(WrongType.class).failure()).isEqualTo("""
        No function of this test is a FunctionUnderTest<QueueMessage, Void>, as parameter 'mails'\
         of sends wants it. Its functions are
          Hello: FunctionUnderTest<HttpRequest, HttpResponse>
          Mails: FunctionUnderTest<Batch<QueueMessage>, BatchResponse>
        Write one of these types for 'mails', or add the function to the test.""");
  }

  @FaasTest({Hello.class, Pets.class, Mails.class})
  static class Ambiguous {
    @Test
    void greets(FunctionUnderTest<HttpRequest, HttpResponse> hello) {}
  }

  @Test
  void aTypeThatSeveralHaveIsAnsweredWithTheAnnotationToWrite() {
    assertThat(TestRun.of(Ambiguous.class).failure()).isEqualTo("""
        Several functions of this test are a FunctionUnderTest<HttpRequest, HttpResponse>, as\
         parameter 'hello' of greets wants it:
          Hello: FunctionUnderTest<HttpRequest, HttpResponse>
          Pets: FunctionUnderTest<HttpRequest, HttpResponse>
        Say which, as in: @Deployed(Hello.class) FunctionUnderTest<HttpRequest, HttpResponse> hello\
        """);
  }

  static class AmbiguousLambdas {
    private static final HttpHandler ONE = (request, context) -> HttpResponse.ok();
    private static final HttpHandler TWO = (request, context) -> HttpResponse.notFound();

    @RegisterExtension
    final FaasExtension faas = FaasExtension.builder()
        .function(FunctionDefinition.of(ONE), FunctionSettings.named("one"))
        .function(FunctionDefinition.of(TWO), FunctionSettings.named("two"))
        .build();

    @Test
    void asks(FunctionUnderTest<?, ?> function) {}
  }

  @Test
  void functionsWithoutAClassOfTheirOwnAreToldByName() {
    assertThat(TestRun.of(AmbiguousLambdas.class).failure())
        .startsWith("Several functions of this test are a FunctionUnderTest<?, ?>,")
        .endsWith("Say which, as in: @Deployed(as = \"one\")"
            + " FunctionUnderTest<HttpRequest, HttpResponse> function");
  }

  @FaasTest(Hello.class)
  static class Absent {
    @Deployed(Pets.class)
    FunctionUnderTest<HttpRequest, HttpResponse> pets;

    @Test
    void asks() {}
  }

  @Test
  void aHandlerThatIsNotDeployedIsNamed() {
    assertThat(TestRun.of(Absent.class).failure()).isEqualTo("""
        No function of this test is a FunctionUnderTest<HttpRequest, HttpResponse>\
         @Deployed(Pets.class), as field 'pets' of Absent wants it. Its functions are
          Hello: FunctionUnderTest<HttpRequest, HttpResponse>
        Write one of these types for 'pets', or add the function to the test.""");
  }

  @FaasTest
  static class NoFunctions {
    @Test
    void asks(FunctionUnderTest<HttpRequest, HttpResponse> hello) {}
  }

  @Test
  void aTestWithoutFunctionsLearnsHowToHaveThem() {
    assertThat(TestRun.of(NoFunctions.class).failure())
        .isEqualTo("This test has no functions for parameter 'hello' of asks. Write"
            + " @FaasTest(MyHandler.class) on the test, or give them to the"
            + " FaasExtension.builder().");
  }

  @FaasTest(Hello.class)
  static class InConstructor {
    InConstructor(FunctionUnderTest<HttpRequest, HttpResponse> hello) {}

    @Test
    void asks() {}
  }

  @Test
  void aConstructorIsTooEarly() {
    assertThat(TestRun.of(InConstructor.class).failure())
        .isEqualTo("A constructor"
            + ADVICE.formatted("parameter 'hello' of " + InConstructor.class.getName()));
  }

  @FaasTest(Hello.class)
  static class BeforeAllTests {
    @BeforeAll
    static void prepare(FunctionUnderTest<HttpRequest, HttpResponse> hello) {}

    @Test
    void asks() {}
  }

  @Test
  void aMethodBeforeAllTestsIsTooEarly() {
    assertThat(TestRun.of(BeforeAllTests.class).failure())
        .isEqualTo("A method that runs once for all tests"
            + ADVICE.formatted("parameter 'hello' of prepare"));
  }

  @FaasTest(value = Hello.class, time = FaasTest.Time.REAL)
  static class InRealTime {
    @Test
    void moves(SimulatedTime time) {}
  }

  @Test
  void nobodyMovesRealTime() {
    assertThat(TestRun.of(InRealTime.class).failure())
        .isEqualTo("This test runs in real time, so there is no SimulatedTime for parameter 'time'"
            + " of moves. Leave out time = REAL to move time yourself.");
  }

  @FaasTest(value = Hello.class, environmentVariables = "TABLE")
  static class Malformed {
    @Test
    void asks() {}
  }

  @Test
  void aVariableWithoutValueIsShown() {
    assertThat(TestRun.of(Malformed.class).failure())
        .isEqualTo("@FaasTest(environmentVariables = …) takes \"NAME=value\","
            + " but one of them is \"TABLE\"");
  }

  @FaasTest(value = Hello.class, timeoutSeconds = 901)
  static class TooLong {
    @Test
    void asks() {}
  }

  @Test
  void whatTheServiceRefusesIsRefused() {
    assertThat(TestRun.of(TooLong.class).failure())
        .isEqualTo("the timeout of Hello must be 1 to 900 whole seconds, as on the service, but is"
            + " PT15M1S");
  }

  /** No platform sends texts. */
  public static final class Echo implements Handler<String, String> {
    @Override
    public String handle(String event, Context context) {
      return event;
    }
  }

  @FaasTest(Echo.class)
  static class UnknownEvent {
    @Test
    void asks() {}
  }

  @Test
  void anEventThatNoPlatformSendsIsRefused() {
    assertThat(TestRun.of(UnknownEvent.class).failure())
        .contains("Echo", "java.lang.String", "give the function its EventFormat");
  }
}
