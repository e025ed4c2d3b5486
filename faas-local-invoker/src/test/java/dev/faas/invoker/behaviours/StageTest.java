package dev.faas.invoker.behaviours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.faas.events.json.JsonValue;
import dev.faas.invoker.behaviours.Vocabulary.UnknownWordException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases that nobody recorded. */
class StageTest {

  private static final String ECHO = "{\"function\":{\"handler\":\"echo\"}}";
  private static final String INVOKE = "{\"op\":\"invoke\",\"payload\":1}";

  @Test
  void aCaseThatHoldsIsSilent() {
    play(ECHO, INVOKE, "{\"payload\":1,\"payloadText\":\"1\",\"functionError\":null}");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {"payload":2}                       | my/case then.payload: expected 2, but found 1
      {"functionError":"Unhandled"}       | my/case then.functionError: expected "Unhandled"
      {"error":{"code":"X"}}              | my/case then.error: expected {"code":"X"}
      {"executedVersion":"1"}             | my/case then.executedVersion: expected "1"
      """)
  void aCaseThatDoesNotHoldSaysWhereAndWhy(String then, String message) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> play(ECHO, INVOKE, then))
        .withMessageStartingWith(message);
  }

  @Test
  void ofSeveralOperationsEachHasAResultOfItsOwn() {
    String counter = "{\"function\":{\"handler\":\"counter\",\"startsAt\":5}}";
    String twice = "[" + INVOKE + "," + INVOKE + "]";

    play(counter, twice, "{\"results\":[null,{\"payload\":{\"counter\":6}}]}");

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () -> play(counter, twice, "{\"results\":[null,{\"payload\":{\"counter\":5}}]}"))
        .withMessageStartingWith("my/case results[1].payload.counter");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
      {"queue":{}}                        | {"op":"invoke"}               | {"payload":1}  | [queue]
      {"function":{"handler":"juggle"}}   | {"op":"invoke"}               | {"payload":1}  | juggle
      {"function":{"balls":3}}            | {"op":"invoke"}               | {"payload":1}  | [balls]
      {"function":{"runtime":"cobol"}}    | {"op":"invoke"}               | {"payload":1}  | cobol
      {"functions":[1]}                   | {"op":"invoke"}               | {"payload":1}  | [1]
      {"function":{"handler":"echo"}}     | {"op":"sing"}                 | {"payload":1}  | sing
      {"function":{"handler":"echo"}}     | {"op":"invoke","loud":true}   | {"payload":1}  | [loud]
      {"function":{"handler":"echo"}}     | {"op":"invoke"}               | {"applause":1} | applause
      {"function":{"handler":"echo"}}     | {"op":"invoke"}               | {}             | {}
      {"function":{"handler":"echo"}}     | [{"op":"invoke"},{"op":"invoke"}] | {"results":[null]} | null
      """)
  void aWordWithoutMeaningIsNamed(String given, String when, String then, String word) {
    assertThatExceptionOfType(UnknownWordException.class)
        .isThrownBy(() -> play(given, when, then))
        .withMessageContaining(word);
  }

  @Test
  void casesOfEmulatorsAreNoProof() {
    String cases = """
        {"cases": [
          {"id": "a", "authority": "emulator-test", "given": {}, "when": [], "then": {}},
          {"id": "b", "authority": "recorded-from-aws", "given": {}, "when": [], "then": {}}
        ]}
        """;

    assertThat(Case.of(cases)).extracting(Case::id).containsExactly("b");
  }

  private static void play(String given, String when, String then) {
    Stage.play(
        new Case("my/case", JsonValue.parse(given), JsonValue.parse(when), JsonValue.parse(then)));
  }
}
