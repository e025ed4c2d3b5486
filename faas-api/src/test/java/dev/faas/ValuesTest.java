package dev.faas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesTest {

  @Test
  void missingVariableIsNamedWithThoseThatAreSetButNotTheirValues() {
    EnvironmentVariables variables = EnvironmentVariables.of(Map.of("TABLE", "secret"));

    assertThatThrownBy(() -> variables.require("BUCKET"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("BUCKET")
        .hasMessageContaining("TABLE")
        .hasMessageNotContaining("secret");
    assertThat(variables).hasToString("EnvironmentVariables[TABLE]");
  }

  @Test
  void variablesAreAValue() {
    Map<String, String> source = new HashMap<>(Map.of("A", "1"));
    EnvironmentVariables variables = EnvironmentVariables.of(source);
    source.put("B", "2");

    assertThat(variables.get("B")).isEmpty();
    assertThat(variables.with("B", "2")).isEqualTo(EnvironmentVariables.of(source));
  }

  @Test
  void payloadIsEqualByItsBytesAndShowsItsText() {
    assertThat(Payload.of("{}")).isEqualTo(Payload.wrap(new byte[] {'{', '}'})).hasToString("{}");
    assertThat(Payload.of("x".repeat(1500)).toString()).endsWith("… (1500 bytes)");
  }

  @Test
  void copiedPayloadDoesNotFollowItsArray() {
    byte[] bytes = {'a'};
    Payload payload = Payload.of(bytes);
    bytes[0] = 'b';

    assertThat(payload.text()).isEqualTo("a");
  }

  @Test
  void remainingTimeIsNeverNegative() {
    Context late = new FixedContext(() -> true, FixedContext.NOW.minusSeconds(1));

    assertThat(late.remaining()).isEqualTo(Duration.ZERO);
    assertThat(new FixedContext().remaining()).isEqualTo(Duration.ofSeconds(3));
  }
}
