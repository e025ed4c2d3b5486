package dev.faas.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.isolation.Isolation;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is told to someone whose objects cannot cross into isolated functions. */
class IsolationRefusalTest {

  static class ALambda {
    @RegisterExtension
    final FaasExtension faas = FaasExtension.builder()
        .function(
            FunctionDefinition.of(
                HttpRequest.class, HttpResponse.class, (request, context) -> HttpResponse.ok()),
            FunctionSettings.named("lambda").withIsolation(Isolation.ISOLATED))
        .build();

    @Test
    void asks() {}
  }

  @Test
  void aLambdaIsAnsweredWithWhatToWriteInstead() {
    assertThat(TestRun.of(ALambda.class).failure())
        .startsWith(
            "the handler cannot cross into an isolated environment: it is a lambda or method"
                + " reference in " + IsolationRefusalTest.class.getName())
        .contains("Let the function be a class with a public constructor that takes World");
  }

  @FaasTest(value = IsolatedTest.Selling.class, isolation = Isolation.ISOLATED)
  static class Undeclared {
    @Given
    final IsolatedTest.Shop shop = List::of;

    @Given
    final IsolatedTest.Till till = new IsolatedTest.Till();

    @Test
    void asks() {}
  }

  @Test
  void whatAnInterfaceMentionsIsNamedAsOneWritesIt() {
    assertThat(TestRun.of(Undeclared.class).failure())
        .isEqualTo(
            "This test and its isolated functions have Shop in common, so they must have in common"
                + " what is mentioned there: Product. Say so: shared = Product.class.");
  }

  @FaasTest(
      value = IsolatedTest.Selling.class,
      isolation = Isolation.ISOLATED,
      shared = IsolatedTest.Product.class)
  static class OfAClass {
    @Given
    final IsolatedTest.Shop shop = List::of;

    @Given
    final IsolatedTest.Till till = new IsolatedTest.Till();

    @Test
    void asks() {}
  }

  @Test
  void aClassIsAnsweredWithAnInterfaceOrItsDeclaration() {
    assertThat(TestRun.of(OfAClass.class).failure())
        .isEqualTo("The field 'till' of OfAClass cannot be given to Selling(Shop shop, Till till),"
            + " which is ISOLATED: its execution environments have a class Till of their own. Let"
            + " 'till' be a public interface, or say that the class is the test's: shared ="
            + " Till.class.");
  }

  /** Takes a type of the JDK that brings one of the user's. */
  public static final class Supplied implements HttpHandler {
    public Supplied(Supplier<IsolatedTest.Till> tills) {}

    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      return HttpResponse.ok();
    }
  }

  @FaasTest(value = Supplied.class, isolation = Isolation.ISOLATED)
  static class OfASupplier {
    @Given
    final Supplier<IsolatedTest.Till> tills = IsolatedTest.Till::new;

    @Test
    void asks() {}
  }

  @Test
  void aTypeArgumentIsLookedAtToo() {
    assertThat(TestRun.of(OfASupplier.class).failure())
        .contains("its execution environments have a class Till of their own")
        .endsWith("shared = Till.class.");
  }

  @FaasTest(value = Hello.class, isolation = Isolation.FORKED)
  static class ForkedInSimulatedTime {
    @Test
    void asks() {}
  }

  @Test
  void aProcessNeedsRealTime() {
    assertThat(TestRun.of(ForkedInSimulatedTime.class).failure())
        .isEqualTo("Hello is FORKED: its processes live in real time, which nobody can move. Write"
            + " time = REAL beside it (in a builder inRealTime()), or use ISOLATED, where time can be"
            + " simulated.");
  }

  @FaasTest(value = Welcome.class, isolation = Isolation.FORKED, time = FaasTest.Time.REAL)
  static class ForkedWithAFake {
    @Given
    Mailer mailer = to -> true;

    @Test
    void asks() {}
  }

  @Test
  void aProcessTakesNoObject() {
    assertThat(TestRun.of(ForkedWithAFake.class).failure())
        .isEqualTo("Welcome is FORKED: no object of the test comes into a process of its own, but"
            + " there is @Given Mailer mailer of ForkedWithAFake. Use ISOLATED, or let the handler"
            + " reach it over the network.");
  }

  @FaasTest(
      value = Hello.class,
      isolation = {Isolation.SHARED, Isolation.ISOLATED})
  static class TwoIsolations {
    @Test
    void asks() {}
  }

  @Test
  void aTestHasOneIsolation() {
    assertThat(TestRun.of(TwoIsolations.class).failure())
        .isEqualTo("@FaasTest(isolation = …) takes one, but says [SHARED, ISOLATED]. For a function"
            + " with another than the rest, use FaasExtension.builder().");
  }
}
