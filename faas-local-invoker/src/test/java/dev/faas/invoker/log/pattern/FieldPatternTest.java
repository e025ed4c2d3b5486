package dev.faas.invoker.log.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.refusal.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPatternTest {

  private static final String ACCESS =
      "127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] \"GET /index.html HTTP/1.0\" 404 1534";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[ip, user, username, timestamp, request, status_code, bytes]",
        "[ip, user, username, timestamp, request = *.html*, status_code = 4*, bytes > 1000]",
        "[ip=%127\\.0\\.0\\.[1-9]%, , name = frank, ...]",
        "[..., status_code = 403 || status_code = 404, bytes]",
        "[..., status_code >= 400 && status_code < 500, bytes]",
        "[..., request=*.html*, status_code=4*,]",
        "[ip, ..., bytes = 1534]",
        "[...]",
        "[ip, rest = *1534]",
        "[..., timestamp = \"10/Oct*\", request, status, bytes]",
      })
  @Reproduces("filter-fields")
  void whatHoldsMatches(String pattern) {
    assertThat(FilterPattern.parse(pattern).matches(ACCESS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[ip, user, username, timestamp, request, status_code = 5*, bytes]",
        "[a, b, c, d, e, f, g, h]",
        "[a, b, c, d, ..., e, f, g, h]",
        "[ip != 127.0.0.1, ...]",
        "[..., bytes < 1534]",
        "[ip > 1, ...]",
      })
  void whatDoesNotHoldDoesNot(String pattern) {
    assertThat(FilterPattern.parse(pattern).matches(ACCESS)).isFalse();
  }

  @Test
  @Reproduces("filter-fields")
  void lastFieldIsAllTheRest() {
    FilterPattern error = FilterPattern.parse("[w1=ERROR, w2]");

    assertThat(error.matches("ERROR 09/25/2014 12:00:02 Failed to process request"))
        .isTrue();
    assertThat(error.matches("ERROR")).as("no second field").isFalse();
    assertThat(FilterPattern.parse("[w1=ERROR]").matches("ERROR Failed")).isFalse();
    assertThat(FilterPattern.parse("[w1!=ERROR && w1!=WARNING, w2]").matches("INFO all well"))
        .isTrue();
  }

  @Test
  void fieldsThatAreNamedAreExtracted() {
    assertThat(FilterPattern.parse("[ip, ..., request, , bytes]").fields(ACCESS))
        .containsExactly(
            entry("ip", "127.0.0.1"),
            entry("request", "GET /index.html HTTP/1.0"),
            entry("bytes", "1534"));
    assertThat(FilterPattern.parse("[level, message]").fields("WARN it  is [so] "))
        .containsExactly(entry("level", "WARN"), entry("message", "it  is [so]"));
    assertThat(FilterPattern.parse("WARN").fields("WARN")).isEmpty();
    assertThat(FilterPattern.parse("[a, b]").fields("one")).isEmpty();
  }

  @Test
  void bracketThatIsNeverClosedIsAWordOfItsOwn() {
    assertThat(FilterPattern.parse("[a=\"[x\", b=y]").matches("[x y")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "[]",
        "[a",
        "[a] b",
        "[a b]",
        "[..., b, ...]",
        "[a = 4* && b > 1, b]",
        "[a = 1 || = 2]",
        "[a.b]",
        "[=1]",
        "[a > x]",
        "[a=%1%, b=%2%, c=%3%]"
      })
  void whatTheServiceDoesNotTakeIsRefused(String pattern) {
    assertThatThrownBy(() -> FilterPattern.parse(pattern))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("Invalid filter pattern: " + pattern + " should have ");
  }
}
