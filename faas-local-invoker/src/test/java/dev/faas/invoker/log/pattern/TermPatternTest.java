package dev.faas.invoker.log.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.refusal.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Terms and regular expressions; the examples' rules are those of "Filter pattern syntax for …". */
class TermPatternTest {

  private static final String FULL = "[ERROR 419] MISSING ARGUMENTS";

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\" \"", "\"\""})
  void blankPatternMatchesEverything(String pattern) {
    assertThat(matches(pattern, FULL)).isTrue();
    assertThat(matches(pattern, "")).isTrue();
  }

  @Test
  void termIsFoundInsideWordsAndItsCaseCounts() {
    assertThat(matches("ERROR", "Exiting with ERRORCODE: -1")).isTrue();
    assertThat(matches("error", FULL)).isFalse();
  }

  @Test
  @Reproduces("filter-terms")
  void allTermsAreFoundInAnyOrder() {
    assertThat(matches("ARGUMENTS ERROR", FULL)).isTrue();
    assertThat(matches("ERROR ARGUMENTS", "[ERROR 400] BAD REQUEST")).isFalse();
  }

  @Test
  void termsWithAMinusAreNotFound() {
    assertThat(matches("ERROR -ARGUMENTS", FULL)).isFalse();
    assertThat(matches("ERROR -ARGUMENTS", "[ERROR 400] BAD REQUEST")).isTrue();
    assertThat(matches("-ERROR", "all is well")).isTrue();
    assertThat(matches("\"ERROR\" - \"MISSING ARG\"", FULL)).isFalse();
  }

  @Test
  void anyOfTheTermsWithAQuestionMarkIsEnough() {
    assertThat(matches("?WARN ?ERROR", FULL)).isTrue();
    assertThat(matches("?WARN ?\"BAD REQUEST\"", FULL)).isFalse();
  }

  @Test
  @Reproduces("filter-terms")
  void termsWithAQuestionMarkAreIgnoredBesideOthers() {
    assertThat(matches("?ERROR ?ARGUMENTS REQUEST", "[INFO] REQUEST FAILED")).isTrue();
    assertThat(matches("?ERROR -FAILED", "[INFO] REQUEST")).isTrue();
  }

  @Test
  void phraseIsFoundAsItStands() {
    assertThat(matches("\"] MISSING\"", FULL)).isTrue();
    assertThat(matches("\"ERROR MISSING\"", FULL)).isFalse();
    assertThat(matches("\"say \\\"no\\\"\"", "they say \"no\" today")).isTrue();
  }

  @Test
  @Reproduces("filter-regex")
  void regularExpressionIsFoundAnywhere() {
    assertThat(matches("%AUTHORI[SZ]ED%", "[ERROR 401] UNAUTHORIZED")).isTrue();
    assertThat(matches("%^[hc]at%", "a cat")).isFalse();
    assertThat(matches("%^starting|^shutting down%", "shutting down now")).isTrue();
    assertThat(matches("%a{,2}b$%", "aab")).isTrue();
    assertThat(matches("%\\x28\\d+\\)%", "at(12)")).isTrue();
    assertThat(matches("%10\\.1%", "10,1")).isFalse();
    assertThat(matches("%[[a]b%", "[b")).as("a bracket in brackets is itself").isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ERR:", "a-b", "\"open", "?", "-", "ümlaut", "%open", "%a% b", "%(a)%", "%a!%", "%é%",
        "%\\b%", "%\\x2g%", "%a\\%", "%[a%", "%*%"
      })
  void whatTheServiceDoesNotTakeIsRefusedWithItsPlace(String pattern) {
    assertThatThrownBy(() -> FilterPattern.parse(pattern))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("Invalid filter pattern: " + pattern + " should have ")
        .hasMessageMatching("(?s).* at character \\d+, where it has .*")
        .extracting(refused -> ((RefusedException) refused).code())
        .isEqualTo("InvalidParameterException");
  }

  @Test
  void messageSaysWhatToDoAboutAColon() {
    assertThatThrownBy(() -> FilterPattern.parse("WARN ERR:"))
        .hasMessage("Invalid filter pattern: WARN ERR: should have a blank or the end, or"
            + " quotation marks around all of it, at character 9, where it has ':'");
  }

  @Test
  void patternHasAtMost1024Characters() {
    assertThat(matches("a".repeat(1024), "b")).isFalse();
    assertThatThrownBy(() -> FilterPattern.parse("a".repeat(1025)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("it has 1025 characters, but at most 1024 are allowed");
  }

  private static boolean matches(String pattern, String message) {
    return FilterPattern.parse(pattern).matches(message);
  }
}
