package dev.faas.invoker.isolated;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.faas.Filter;
import dev.faas.FunctionFactory;
import dev.faas.Handler;
import dev.faas.invoker.isolated.user.Counter;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class BorderTest {

  private static final String ADVICE = " and its code would run in the classes of the test, with"
      + " their statics and with real clocks, waits and exits. Let the function be a class with a"
      + " public constructor that takes World, or have it made by a FunctionFactory found by"
      + " ServiceLoader;";

  private final Border border = new Border(Environment.CLASSES);
  private final Border sharingMailers =
      new Border(Environment.builder().sharedType(Mailer.class).build());

  /** A fake written by hand. */
  private static final class FakeMailer implements Mailer {
    @Override
    public void send(Mail mail) {}
  }

  @Test
  void aLambdaIsRefused() {
    Handler<String, String> handler = (event, context) -> event;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> border.admit("the handler", handler))
        .withMessage("the handler cannot cross into an isolated environment: it is a lambda or"
            + " method reference in dev.faas.invoker.isolated.BorderTest," + ADVICE
            + " or use isolation SHARED.");
  }

  @Test
  void anObjectOfTheUserIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> border.admit("a filter", new Counter()))
        .withMessage("a filter cannot cross into an isolated environment: it is an object of the"
            + " user's class dev.faas.invoker.isolated.user.Counter," + ADVICE
            + " or use isolation SHARED.");
  }

  @Test
  void aMockOfAnUndeclaredTypeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> border.admit("the mailer", proxy(Mailer.class)))
        .withMessage("the mailer cannot cross into an isolated environment: it is a mock or proxy"
            + " of dev.faas.invoker.isolated.Mailer," + ADVICE
            + " declare dev.faas.invoker.isolated.Mailer as shared, if this is a fake of it;"
            + " or use isolation SHARED.");
  }

  @Test
  void aMockOfASharedTypeThatIsNotDeclaredIsRefusedToo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> border.admit("the filter", proxy(Filter.class)))
        .withMessageStartingWith("the filter cannot cross into an isolated environment: it is a"
            + " mock or proxy of dev.faas.Filter,");
  }

  @Test
  void objectsOfSharedClassesMayCross() {
    assertThatCode(() -> {
          border.admit("the factory", FunctionFactory.standard());
          border.admit("the clock", java.time.InstantSource.system());
        })
        .doesNotThrowAnyException();
  }

  @Test
  void fakesOfDeclaredTypesMayCross() {
    Mailer lambda = mail -> {};
    assertThatCode(() -> {
          sharingMailers.admit("the mailer", lambda);
          sharingMailers.admit("the mailer", new FakeMailer());
          sharingMailers.admit("the mailer", proxy(Mailer.class));
        })
        .doesNotThrowAnyException();
  }

  private static Object proxy(Class<?> type) {
    return Proxy.newProxyInstance(
        BorderTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> null);
  }
}
