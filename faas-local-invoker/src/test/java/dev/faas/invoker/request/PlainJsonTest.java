package dev.faas.invoker.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.faas.Payload;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " [ ] ",
        "null",
        "true",
        "\"\"",
        "-0.5e+10",
        "0",
        "{\"a\": [1, 2.5, -3E7, {\"b\" : false}],\r\n\t\"c\": \"\\\"\\u00e4\\n\"}"
      })
  void plainJsonIsKnownAtAGlance(String text) {
    assertThat(isCertain(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[1,]",
        "{\"a\"}",
        "{\"a\":1,}",
        "{a:1}",
        "01",
        "- 0",
        "-",
        "1.",
        ".5",
        "1e",
        "+1",
        "tru",
        "truex",
        "nul",
        "\"",
        "\"\\x\"",
        "\"\\u00g0\"",
        "\"\n\"",
        "1 2",
        "{}{}",
        "[1 2]",
        "{}\u0000",
        "\"\\"
      })
  void whatIsNoJsonIsNever(String text) {
    assertThat(isCertain(text)).isFalse();
  }

  @Test
  void textOutsideAsciiAndDeepStructuresAreLeftToTheParser() {
    assertThat(isCertain("\"ä\"")).isFalse();
    assertThat(isCertain("[".repeat(200) + "]".repeat(200))).isFalse();
    assertThat(isCertain("1".repeat(200))).isFalse();
    assertThat(isCertain("{\"" + "n".repeat(2000) + "\":1}")).isFalse();
  }

  @Property(tries = 5000)
  void whatIsCertainIsAcceptedByTheParser(@ForAll("almostJson") String text) {
    if (isCertain(text)) {
      assertThatCode(() -> Requests.parse(Payload.of(text))).doesNotThrowAnyException();
    }
  }

  @Provide
  Arbitrary<String> almostJson() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\"a\"",
            "\"a\":",
            "\\",
            "\\u12aF",
            "0",
            "17",
            "-",
            ".",
            "e",
            "+",
            "true",
            "null",
            "false",
            " ",
            "\n",
            "\u0001",
            "ä",
            "[1]",
            "{\"b\":2}")
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(parts -> String.join("", parts));
  }

  private static boolean isCertain(String text) {
    return PlainJson.isCertain(text.getBytes(StandardCharsets.UTF_8));
  }
}
