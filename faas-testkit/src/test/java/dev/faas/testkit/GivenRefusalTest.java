package dev.faas.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Context;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mockito.Mock;

/** What is told to someone whose objects do not fit the handlers. */
class GivenRefusalTest {

  @FaasTest(Welcome.class)
  static class Ambiguous {
    @Given
    Mailer primary = to -> true;

    @Given
    Mailer backup = to -> true;

    @Test
    void asks() {}
  }

  @Test
  void severalFieldsOfTheTypeNeedOneWithTheName() {
    assertThat(TestRun.of(Ambiguous.class).failure()).isEqualTo("""
        Several fields could be parameter 'mailer' of Welcome(Mailer mailer, EnvironmentVariables\
         variables):
          @Given Mailer primary of Ambiguous
          @Given Mailer backup of Ambiguous
        Name the one you mean 'mailer'.""");
  }

  /** Takes more than tests like to give. */
  public static final class Demanding implements HttpHandler {
    public Demanding(Mailer mailer, Duration patience) {}

    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      return HttpResponse.ok();
    }
  }

  @FaasTest(Demanding.class)
  static class Lacking {
    @Mock
    Mailer mailer;

    @Test
    void asks() {}
  }

  @Test
  void whatIsLackingIsNamed() {
    assertThat(TestRun.of(Lacking.class).failure()).isEqualTo("""
        Demanding cannot be made: this test does not give all that its constructor takes.
          Demanding(Mailer mailer, Duration patience) lacks Duration
        Its fields are
          @Mock Mailer mailer of Lacking
        Write @Given on a field of the type that is lacking.""");
  }

  /** Takes two of a kind. */
  public static final class TwoOfAKind implements HttpHandler {
    public TwoOfAKind(Mailer first, Mailer second) {}

    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      return HttpResponse.ok();
    }
  }

  @FaasTest(TwoOfAKind.class)
  static class OneForTwo {
    @Given
    Mailer first = to -> true;

    @Test
    void asks() {}
  }

  @Test
  void oneFieldIsNotTakenTwice() {
    assertThat(TestRun.of(OneForTwo.class).failure())
        .isEqualTo(
            "Two parameters of TwoOfAKind(Mailer first, Mailer second) would get the same"
                + " object, field 'first' of OneForTwo. Write @Given on a field named like each of them.");
  }

  /** Can be made in two ways. */
  public static final class TwoWays implements HttpHandler {
    public TwoWays(Mailer mailer) {}

    public TwoWays(Duration patience) {}

    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      return HttpResponse.ok();
    }
  }

  @FaasTest(TwoWays.class)
  static class BothWays {
    @Given
    Mailer mailer = to -> true;

    @Given
    Duration patience = Duration.ZERO;

    @Test
    void asks() {}
  }

  @Test
  void severalConstructorsAreListed() {
    assertThat(TestRun.of(BothWays.class).failure())
        .startsWith("Several constructors could be called with what this test gives:\n")
        .contains("\n  TwoWays(Mailer mailer)", "\n  TwoWays(Duration patience)")
        .endsWith("call the one you mean with FunctionDefinition.madeBy(…).");
  }

  @FaasTest(Hello.class)
  static class Unwanted {
    @Given
    Mailer mailer = to -> true;

    @Test
    void asks() {}
  }

  @Test
  void aFieldThatNoHandlerTakesIsRefused() {
    assertThat(TestRun.of(Unwanted.class).failure())
        .isEqualTo(
            "Nobody takes @Given Mailer mailer of Unwanted: the handlers of this test are"
                + " [Hello]. Leave out @Given, or add the parameter to a constructor that is not private.");
  }

  @FaasTest(Welcome.class)
  static class OfASingleOne {
    static FunctionUnderTest<?, ?> shared;

    @Given
    Mailer mailer = to -> true;

    @Test
    void asks() {}
  }

  @Test
  void aFieldOfASingleOneIsNotGivenToFunctionsOfAll() {
    assertThat(TestRun.of(OfASingleOne.class).failure())
        .isEqualTo(
            "Nobody gets @Given Mailer mailer of OfASingleOne, which is not given: it belongs to one test,"
                + " the functions to all. Make it static.");
  }

  @FaasTest(Welcome.class)
  static class WithoutMockito {
    @Mock
    Mailer mailer;

    @Test
    void sends(FunctionUnderTest<?, ?> welcome) {
      welcome.invokeJson("{}");
    }
  }

  @FaasTest(Welcome.class)
  static class NeverSet {
    @Given
    Mailer mailer;

    @Test
    void sends(FunctionUnderTest<?, ?> welcome) {
      welcome.invokeJson("{}");
    }
  }

  @Test
  void aFieldThatIsNullIsRefusedAtTheInvocation() {
    assertThat(TestRun.of(WithoutMockito.class).failure())
        .isEqualTo("The field 'mailer' of WithoutMockito is null, so no handler can be given it."
            + " Write @ExtendWith(MockitoExtension.class) on the test.");
    assertThat(TestRun.of(NeverSet.class).failure())
        .endsWith("no handler can be given it. Set it before the first invocation.");
  }
}
