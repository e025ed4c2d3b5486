package dev.faas.invoker.log.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.refusal.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPatternTest {

  private static final String EVENT = """
      {"level": "ERROR", "duration": 11.50, "retry": true, "cause": null, "a.b": "c",
       "user": {"id": 1, "mail": "jo@example.com"}, "ids": [7, 8], "grid": [[0, 1], [2, 3]],
       "users": [{"id": 2, "name": "Ann"}, {"id": 3, "name": "Bob"}], "big": 1e3}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ $.level = \"ERROR\" }",
        "{$.level=ERROR&&$.duration>10}",
        "{ $.level = ERR* }",
        "{ $.level = \"*RO*\" }",
        "{ $.level = *OR }",
        "{ $.level = * }",
        "{ $.level = %^E.{3}R$% }",
        "{ $.level != WARN }",
        "{ $.duration = 11.5 }",
        "{ $.duration >= 11.5 }",
        "{ $.duration <= 115e-1 }",
        "{ $.duration < +12 }",
        "{ $.big = 1000 }",
        "{ $.big != 1e-3 }",
        "{ $.user.id = 1 }",
        "{ $.user.mail = \"jo@example.com\" }",
        "{ $.ids[1] = 8 }",
        "{ $.ids[*] = 7 }",
        "{ $.grid[1][0] = 2 }",
        "{ $.users[1].name = Bob }",
        "{ $.users[*].id > 2 }",
        "{ $.* = %ERR% }",
        "{ $.user.* = 1 }",
        "{ $.['a.b'] = c }",
        "{ $['a.b'] = c }",
        "{ $.retry IS TRUE }",
        "{ $.cause IS NULL }",
        "{ $.other NOT EXISTS }",
        "{ $.ids[2] NOT EXISTS }",
        "{ ($.user.id = 1) && ($.users[0].id = 2) }",
        "{ $.level = ERROR || $.user.id = 9 && $.big = 9 }",
        "{ ($.level = WARN || $.user.id = 1) && $.big = 1000 }",
      })
  @Reproduces("filter-json")
  void whatHoldsMatches(String pattern) {
    assertThat(FilterPattern.parse(pattern).matches(EVENT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ $.level = \"error\" }",
        "{ $.level = E*R }",
        "{ $.level > 10 }",
        "{ $.duration > 11.5 }",
        "{ $.user != 1 }",
        "{ $.ids = 7 }",
        "{ $.retry = true }",
        "{ $.retry IS FALSE }",
        "{ $.retry IS NULL }",
        "{ $.missing != 1 }",
        "{ $.missing IS NULL }",
        "{ $.cause NOT EXISTS }",
        "{ $.level[0] = E }",
        "{ $.ids.x = 7 }",
        "{ ($.level = ERROR || $.user.id = 9) && $.big = 9 }",
      })
  void whatDoesNotHoldDoesNot(String pattern) {
    assertThat(FilterPattern.parse(pattern).matches(EVENT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ERROR", "{\"level\": \"ERROR\"", "[\"ERROR\"]", "x {\"level\":\"ERROR\"}"})
  void whatIsNoJsonObjectDoesNotMatch(String message) {
    assertThat(FilterPattern.parse("{ $.level = ERROR }").matches(message)).isFalse();
    assertThat(FilterPattern.parse("{ $.other NOT EXISTS }").matches(message)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{}",
        "{ $.a }",
        "{ $ = 1 }",
        "{ a = 1 }",
        "{ $.a = }",
        "{ $.a == 1 }",
        "{ $.a = 1",
        "{ $.a = 1 } x",
        "{ ($.a = 1 }",
        "{ $.a = a@b }",
        "{ $.a > x }",
        "{ $.a >= \"1\" }",
        "{ $.a EXISTS }",
        "{ $.a IS NOT NULL }",
        "{ $.a IS 1 }",
        "{ $.a[x] = 1 }",
        "{ $.a[1 = 1 }",
        "{ $.a[12345678901] = 1 }",
        "{ $.*.* = 1 }",
        "{ $.['a = 1 }",
        "{ $.*=1 || $.*=2 || $.*=3 || $.*=4 }",
        "{ $.a=%1% || $.a=%2% || $.a=%3% }"
      })
  void whatTheServiceDoesNotTakeIsRefused(String pattern) {
    assertThatThrownBy(() -> FilterPattern.parse(pattern))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("Invalid filter pattern: " + pattern + " should have ");
  }

  /** Neither is written out or compared to its last digit. */
  @Test
  void numberWithAnEnormousExponentIsCompared() {
    String event = "{\"n\": 1e999999999}";
    assertThat(FilterPattern.parse("{ $.n > 1e9999 }").matches(event)).isTrue();
    assertThat(FilterPattern.parse("{ $.n = *9 }").matches(event)).isTrue();
  }
}
