package dev.faas.invoker.behaviours;

import static dev.faas.invoker.behaviours.JsonFormat.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.faas.FunctionDefinition;
import dev.faas.Handler;
import dev.faas.Payload;
import dev.faas.events.json.JsonValue;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.refusal.RefusedException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller is told when nothing comes back. */
class CallerRulesTest {

  private final LocalInvoker invoker = LocalInvoker.create();

  @AfterEach
  void closeInvoker() {
    invoker.close();
  }

  /** A class inside another one. */
  private static final class OutOfStockException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  @Test
  @Reproduces("exception-type")
  void theTypeOfAnErrorIsTheBinaryNameOfItsClass() {
    Outcome<JsonValue> outcome = deploy((event, context) -> {
          throw new OutOfStockException();
        })
        .invoke(JsonValue.of(1));

    assertThat(outcome.payload().text())
        .contains(
            "\"errorType\":\"dev.faas.invoker.behaviours.CallerRulesTest$OutOfStockException\"");
  }

  @Test
  @Reproduces("refused-unknown-function")
  void aFunctionThatDoesNotExistIsNotFoundUnderItsArn() {
    assertThat(refusal(() -> invoker.function("Nobody"), "ResourceNotFoundException", 404))
        .hasMessage("Function not found:"
            + " arn:aws:lambda:us-east-1:123456789012:function:Nobody:$LATEST");
  }

  @Test
  @Reproduces("refused-name")
  void aNameThatNoFunctionCanHaveIsRefusedWithTheConstraint() {
    assertThat(refusal(() -> invoker.function("no such name!"), "ValidationException", 400))
        .hasMessageStartingWith("1 validation error detected: Value 'no such name!' at"
            + " 'functionName' failed to satisfy constraint: ");
  }

  @Test
  void aFunctionIsFoundUnderItsFullNameToo() {
    LocalFunction<JsonValue, JsonValue> function = deploy((event, context) -> event);

    assertThat(invoker.function(String.valueOf(function.info().resourceName()))).isSameAs(function);
    assertThat(invoker.function("123456789012:function:Shop")).isSameAs(function);
  }

  @Test
  void aFunctionIsFoundUnderTheQualifierOfItsLatestCode() {
    LocalFunction<JsonValue, JsonValue> function = deploy((event, context) -> event);

    assertThat(invoker.function("Shop:$LATEST").info().resourceName())
        .isEqualTo(function.info().resourceName() + ":$LATEST");
  }

  @ParameterizedTest
  @CsvSource({
    "Shop:5, us-east-1:123456789012:function:Shop:5",
    "Shop:live, us-east-1:123456789012:function:Shop:live",
    "999999999999:function:Shop:1, us-east-1:999999999999:function:Shop:1",
  })
  void aVersionAnAliasAndAFunctionElsewhereAreNotFound(String id, String missing) {
    deploy((event, context) -> event);

    assertThat(refusal(() -> invoker.function(id), "ResourceNotFoundException", 404))
        .hasMessage("Function not found: arn:aws:lambda:" + missing);
  }

  @Test
  @Reproduces("refused-other-region")
  void aFunctionOfAnotherRegionIsOutOfReach() {
    deploy((event, context) -> event);

    assertThat(refusal(
            () -> invoker.function("eu-west-1:123456789012:function:Shop"),
            "ResourceNotFoundException",
            404))
        .hasMessage("Functions from 'eu-west-1' are not reachable in this region ('us-east-1')");
  }

  @Test
  @Reproduces("refused-not-json")
  void aRequestThatIsNotJsonIsRefusedBeforeTheFunctionRuns() {
    LocalFunction<JsonValue, JsonValue> function = deploy((event, context) -> event);

    assertThat(refusal(
            () -> function.invokeRaw(Payload.of("{\"a\":")), "InvalidRequestContentException", 400))
        .hasMessageStartingWith(
            "Could not parse request body into json: Could not parse payload into json: ");
    assertThat(function.logGroup().streams()).isEmpty();
  }

  @Test
  @Reproduces("refused-too-large")
  void aRequestThatIsTooLargeIsRefusedBeforeTheFunctionRuns() {
    LocalFunction<JsonValue, JsonValue> function = deploy((event, context) -> event);
    byte[] tooLarge = new byte[6_291_457];

    assertThat(refusal(
            () -> function.invokeRaw(Payload.wrap(tooLarge)),
            "RequestEntityTooLargeException",
            413))
        .hasMessageStartingWith(
            "Request must be smaller than 6291456 bytes for the InvokeFunction operation");
    assertThat(function.logGroup().streams()).isEmpty();
  }

  private LocalFunction<JsonValue, JsonValue> deploy(Handler<JsonValue, JsonValue> handler) {
    return invoker.deploy(
        FunctionDefinition.of(JsonValue.class, JsonValue.class, handler),
        JSON,
        FunctionSettings.named("Shop"));
  }

  private static RefusedException refusal(ThrowingCallable call, String code, int httpStatus) {
    RefusedException[] refusal = new RefusedException[1];
    assertThatExceptionOfType(RefusedException.class).isThrownBy(call).satisfies(thrown -> {
      assertThat(thrown.code()).isEqualTo(code);
      assertThat(thrown.httpStatus()).isEqualTo(httpStatus);
      refusal[0] = thrown;
    });
    return refusal[0];
  }
}
