package dev.faas.invoker.behaviours;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.faas.events.json.JsonValue;
import dev.faas.invoker.behaviours.Vocabulary.UnknownWordException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
      {"a":1}                           | {"a":1.0,"b":2}
      {"a":{"b":null}}                  | {"a":{}}
      {"a":null}                        | {"a":null}
      [1,{"a":2}]                       | [1,{"a":2,"b":3}]
      {"a":"{{any}}"}                   | {"a":[false]}
      {"a":"{{number}}","b":"{{number}}"} | {"a":1.5,"b":"0.25"}
      "in {{region}}"                   | "in us-east-1"
      "{{number}} ms"                   | "12.50 ms"
      "{{digits}}"                      | "007"
      "{{uuid}}"                        | "0b8a2c9e-07c1-4ac0-8b1f-b6ac1f6c6ad0"
      "{{iso8601}}"                     | "2026-03-01T12:00:00.123Z"
      "{{iso8601-seconds}}"             | "2026-03-01T12:00:00Z"
      "{{list-of-strings}}"             | ["a","b"]
      ["{{ref:x}}","<{{ref:x}}>"]       | ["a","<a>"]
      "{{ref:x}}-{{ref:y}}-{{ref:x}}"   | "a-b-a"
      {"textStartsWith":"one {{digits}}"} | {"text":"one 2 three"}
      true                              | true
      """)
  void fits(String expected, String found) {
    assertThatCode(() -> check(expected, found)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
      {"a":{"b":1}}               | {"a":{"b":2}}     | then.a.b: expected 1, but found 2
      {"a":1}                     | {}                | then.a: expected 1, but found null
      {"a":null}                  | {"a":0}           | then.a: expected null, but found 0
      {"a":1}                     | [1]               | then: expected {"a":1}, but found [1]
      [1]                         | [1,2]             | then: expected [1], but found [1,2]
      [1,2]                       | [2,1]             | then[0]: expected 1, but found 2
      "a"                         | "ab"              | then: expected "a", but found "ab"
      "1"                         | 1                 | then: expected "1", but found 1
      "a.c"                       | "abc"             | then: expected "a.c", but found "abc"
      "in {{region}}"             | "in eu-west-1"    | then: expected "in {{region}}", but
      "{{number}} ms"             | "x ms"            | then: expected
      "{{digits}}"                | "1.5"             | then: expected
      "{{iso8601-seconds}}"       | "2026-03-01T12:00:00.1Z" | then: expected
      "{{list-of-strings}}"       | ["a",1]           | then: expected
      "{{any}}"                   | null              | then: expected
      ["{{ref:x}}","<{{ref:x}}>"] | ["a","<b>"]       | then[1]: expected
      "{{ref:x}}-{{ref:x}}"       | "a-b"             | then: expected
      {"textStartsWith":"one"}    | {"text":"two"}    | then.textStartsWith: expected "one"
      {"textStartsWith":"one"}    | {}                | then.textStartsWith: expected "one"
      """)
  void doesNotFit(String expected, String found, String message) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> check(expected, found))
        .withMessageStartingWith(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"{{phase-of-the-moon}}\"", "{\"aContains\":[]}", "{\"aAbsent\":[]}"})
  void whatHasNoMeaningIsRefused(String expected) {
    assertThatExceptionOfType(UnknownWordException.class)
        .isThrownBy(() -> check(expected, expected));
  }

  private static void check(String expected, String found) {
    new Expectation(Map.of("region", "us-east-1"))
        .check("then", JsonValue.parse(expected), JsonValue.parse(found));
  }
}
