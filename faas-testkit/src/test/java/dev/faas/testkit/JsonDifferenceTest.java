package dev.faas.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.faas.events.json.JsonValue;
import dev.faas.testkit.HttpResponseAssert.JsonDifference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDifferenceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "1             | 2             | at $ is 2 and not 1",
        "1             | [1]           | at $ is [1] and not 1",
        "[1,2]         | [1,3]         | at $[1] is 3 and not 2",
        "[1,2]         | [1]           | at $[1] is nothing and not 2",
        "[1]           | [1,2]         | at $[1] is 2 and not nothing",
        "{\"a\":1}     | {\"a\":null}  | at $.a is null and not 1",
        "{\"a\":1}     | {}            | at $.a is nothing and not 1",
        "{}            | {\"a\":[]}    | at $.a is [] and not nothing",
        "{\"a\":[{\"b\":true}]} | {\"a\":[{\"b\":false}]} | at $.a[0].b is false and not true",
      })
  void tellsTheFirstPlace(String expected, String found, String difference) {
    assertThat(JsonDifference.between(JsonValue.parse(expected), JsonValue.parse(found)))
        .isEqualTo(difference);
  }

  @Test
  void equalValuesHaveNone() {
    JsonValue value = JsonValue.parse("{\"a\": [1]}");
    assertThatIllegalArgumentException().isThrownBy(() -> JsonDifference.between(value, value));
  }
}
