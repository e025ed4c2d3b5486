package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.faas.invoker.fidelity.Reproduces;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionSettingsTest {

  private static final FunctionSettings SETTINGS = FunctionSettings.named("Orders");

  @Test
  void defaultsAreThoseOfTheService() {
    assertThat(SETTINGS.timeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(SETTINGS.memoryMegabytes()).isEqualTo(128);
    assertThat(SETTINGS.description()).isEmpty();
    assertThat(SETTINGS.environmentVariables().asMap()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "größe", "a.b", "a/b", "a:b", "a^b"})
  void namesTheServiceRefusesAreRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FunctionSettings.named(name))
        .withMessageContaining("'" + name + "'");
  }

  @Test
  void aNameHasUpTo64Characters() {
    assertThat(FunctionSettings.named("x".repeat(64)).name()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> SETTINGS.withName("x".repeat(65)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.999S", "PT1.5S", "PT901S", "PT-1S"})
  void timeoutsThatAreNotOneTo900WholeSecondsAreRefused(Duration timeout) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.withTimeout(timeout))
        .withMessageContaining("1 to 900 whole seconds");
  }

  @ParameterizedTest
  @ValueSource(ints = {127, 10_241, 0, -1})
  void memoryOutsideTheServicesRangeIsRefused(int megabytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.withMemoryMegabytes(megabytes))
        .withMessageContaining("128 to 10240 MB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "größe", "a:b"})
  void logGroupsTheServiceRefusesAreRefused(String logGroup) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.withLogGroup(logGroup))
        .withMessageContaining("'" + logGroup + "'");
  }

  @Test
  void aDescriptionHasUpTo256Characters() {
    assertThat(SETTINGS.withDescription("x".repeat(256)).description()).hasSize(256);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.withDescription("x".repeat(257)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS_REGION", "_HANDLER", "AWS_LAMBDA_FUNCTION_NAME", "LAMBDA_TASK_ROOT"})
  @Reproduces("reserved-names")
  void reservedVariablesAreRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.withEnvironmentVariable(name, "x"))
        .withMessageContaining("[" + name + "]")
        .withMessageContaining("reserved");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "1A", "_A", "A-B", "A B", "ÄB"})
  @Reproduces("names-of-variables")
  void namesOfVariablesFollowTheServicesPattern(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.withEnvironmentVariable(name, "x"))
        .withMessageContaining("'" + name + "'");
  }

  @Test
  void allVariablesTogetherHaveUpTo4Kilobytes() {
    int frame = "{\"AB\":\"\"}".length();

    assertThat(SETTINGS
            .withEnvironmentVariable("AB", "x".repeat(4096 - frame))
            .environmentVariables()
            .get("AB"))
        .isPresent();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.withEnvironmentVariable("AB", "x".repeat(4097 - frame)))
        .withMessageContaining("4097 bytes");
  }
}
