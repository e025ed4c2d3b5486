package dev.faas.invoker.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.events.json.JsonValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferencesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1 | 1.0 | ``",
        "{\"a\":1,\"b\":2} | {\"b\":2,\"a\":1} | ``",
        "1 | 2 | $: 1 → 2",
        "[1,2] | [1,3,4] | $[1]: 2 → 3; $[2]: nothing → 4",
        "{\"a\":1,\"b\":2} | {\"b\":3,\"c\":null} | $.a: 1 → nothing; $.b: 2 → 3; $.c: nothing → null",
        "{\"a b\":[{\"x\":true}]} | {\"a b\":[{\"x\":\"true\"}]} | $['a b'][0].x: true → \"true\"",
        "{\"a\":[]} | {\"a\":{}} | $.a: [] → {}",
      })
  void valuesAreComparedPathByPath(String before, String now, String differences) {
    assertThat(String.join(
            "; ", JsonDifferences.between(JsonValue.parse(before), JsonValue.parse(now))))
        .isEqualTo(differences);
  }

  @Test
  void ofManyDifferencesTheFirstAreTold() {
    String before = Collections.nCopies(30, 1).toString();
    String now = Collections.nCopies(30, 2).toString();

    assertThat(JsonDifferences.between(JsonValue.parse(before), JsonValue.parse(now)))
        .hasSize(21)
        .contains("$[19]: 1 → 2", "and 10 more");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a b c | a b c | ``",
        "a b c | a x c | ` a,-b,+x, c`",
        "a b c d e | a b c e | ` b, c,-d, e`",
        "a b | a b c | ` a, b,+c`",
        "a | `` | `-a`",
        "a b c d | b x d | `-a, b,-c,+x, d`",
      })
  void linesAreComparedLineByLine(String before, String now, String told) {
    String found = String.join(",", LineDifferences.between(words(before), words(now)))
        .replace("- ", "-")
        .replace("+ ", "+")
        .replace("  ", " ");
    assertThat(found).isEqualTo(told);
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
  }

  @Test
  void veryManyLinesAreToldWithoutLookingForCommonOnes() {
    List<String> before = Collections.nCopies(1001, "a");

    assertThat(LineDifferences.between(before, List.of("b")))
        .hasSize(1002)
        .startsWith("- a")
        .endsWith("+ b");
  }
}
