package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.faas.Payload;
import dev.faas.invoker.fidelity.Reproduces;
import org.junit.jupiter.api.Test;

class LimitsTest extends InvokerTest {

  private static final int SIX_MEGABYTES = 6_291_456;

  @Test
  @Reproduces("refused-too-large")
  void aRequestOfSixMegabytesPassesAndALargerOneIsRefusedWithoutInvocation() {
    LocalFunction<String, String> function = deploy((event, context) -> "" + event.length());

    assertThat(returned(function.invoke("x".repeat(SIX_MEGABYTES))).result()).isEqualTo("6291456");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> function.invokeRaw(Payload.wrap(new byte[SIX_MEGABYTES + 1])))
        .withMessageContaining("Request must be smaller than 6291456 bytes");
    assertThat(lines(function.logGroup().lines())).hasSize(3);
  }

  @Test
  @Reproduces("response-of-six-megabytes")
  void aResponseMayBeAHundredBytesLarger() {
    LocalFunction<String, String> function =
        deploy((event, context) -> "x".repeat(SIX_MEGABYTES + 100));

    assertThat(returned(function.invoke("x")).payload().size()).isEqualTo(SIX_MEGABYTES + 100);
  }

  @Test
  @Reproduces({"response-limit", "error-types-of-the-engine", "response-limit-keeps-the-environment"
  })
  void aLargerResponseFailsAndTheEnvironmentSurvives() {
    LocalFunction<String, String> function =
        deploy((event, context) -> "x".repeat(SIX_MEGABYTES + 101));

    Outcome.Failed<String> outcome = failed(function.invoke("x"));

    assertThat(outcome.payload().text())
        .isEqualTo(
            "{\"errorType\":\"Function.ResponseSizeTooLarge\",\"errorMessage\":\"Response payload"
                + " size exceeded maximum allowed payload size (6291556 bytes).\"}");
    assertThat(outcome.errorType()).isEqualTo("Function.ResponseSizeTooLarge");
    assertThat(outcome.cause()).isNull();
    assertThat(function.invoke("x").invocation().coldStart()).isFalse();
  }
}
