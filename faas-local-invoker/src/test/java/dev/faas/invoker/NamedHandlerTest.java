package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Context;
import dev.faas.Payload;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.refusal.RefusedException;
import org.junit.jupiter.api.Test;

class NamedHandlerTest extends InvokerTest {

  private static final String CLASS = Greetings.class.getName();

  /** Has methods. */
  public static final class Greetings {
    private int count;

    /** Greets by name. */
    public String greet(String name, Context context) {
      count++;
      return "Hello " + name + " " + count + " from " + context.function().name();
    }

    /** Is ignored: no handler has three parameters. */
    public String greet(String name, String greeting, Context context) {
      return greeting + name;
    }
  }

  private LocalFunction<Payload, Payload> deploy(String handler) {
    return invoker.deploy(handler, SETTINGS);
  }

  @Test
  @Reproduces("class-and-method")
  void aMethodIsCalledWithTheDecodedEventInTheSameObjectWhileTheEnvironmentIsWarm() {
    LocalFunction<Payload, Payload> function = deploy(CLASS + "::greet");

    assertThat(returned(function.invokeRaw(Payload.of("\"Ada\""))).payload().text())
        .isEqualTo("\"Hello Ada 1 from Echo\"");
    assertThat(returned(function.invokeRaw(Payload.of("\"Bob\""))).payload().text())
        .isEqualTo("\"Hello Bob 2 from Echo\"");
    assertThat(function).hasToString("function Echo (" + CLASS + "::greet)");
  }

  @Test
  @Reproduces("other-signatures-are-ignored")
  void overloadsThatAreIgnoredStandInTheLog() {
    assertThat(output(deploy(CLASS + "::greet").invokeRaw(Payload.of("\"Ada\""))))
        .singleElement()
        .asString()
        .contains("Ignoring three-argument overload");
  }

  @Test
  @Reproduces({"missing-handler-is-deferred", "class-not-found", "user-fault-body"})
  void aClassThatIsNotThereFailsEveryInvocationAndNotTheInitPhase() {
    LocalFunction<Payload, Payload> function = deploy("shop.Nowhere");

    Outcome.Failed<Payload> first = failed(function.invokeRaw(Payload.of("{}")));
    Outcome.Failed<Payload> second = failed(function.invokeRaw(Payload.of("{}")));

    assertThat(first.payload().text())
        .isEqualTo("{\"errorMessage\":\"Class not found: shop.Nowhere\","
            + "\"errorType\":\"java.lang.ClassNotFoundException\",\"stackTrace\":null}");
    assertThat(texts(first)).noneMatch(line -> line.startsWith("INIT_REPORT"));
    assertThat(second.invocation().coldStart()).isFalse();
    assertThat(second.errorMessage()).isEqualTo(first.errorMessage());
  }

  @Test
  void aFaultBehindWhichNothingWasThrownIsItsMessageInTheLogAndNoMore() {
    Outcome<Payload> outcome = deploy(CLASS + "::nothing").invokeRaw(Payload.of("{}"));

    assertThat(output(outcome))
        .containsExactly("No public method named nothing with appropriate method signature found on"
            + " class " + CLASS);
  }

  @Test
  @Reproduces({"invalid-handler", "user-fault-body"})
  void aNameOfUnknownFormHasNoErrorType() {
    Outcome.Failed<Payload> outcome = failed(deploy(CLASS + "::").invokeRaw(Payload.of("{}")));

    assertThat(outcome.payload().text())
        .isEqualTo("{\"errorMessage\":\"Invalid handler: `" + CLASS
            + "::'\",\"errorType\":null,\"stackTrace\":null}");
    assertThat(outcome.errorType()).isEmpty();
  }

  @Test
  void aPayloadThatIsNoJsonIsRefused() {
    LocalFunction<Payload, Payload> function = deploy(CLASS + "::greet");

    assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
            RefusedException.class, () -> function.invokeRaw(Payload.of("{\"a\":"))))
        .satisfies(
            refusal -> assertThat(refusal.code()).isEqualTo("InvalidRequestContentException"))
        .hasMessageStartingWith(
            "Could not parse request body into json: " + "Could not parse payload into json: ");
    assertThat(function.logGroup().lines()).isEmpty();
  }
}
