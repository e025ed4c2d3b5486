package dev.faas.invoker.log.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.events.json.JsonValue;
import dev.faas.invoker.refusal.RefusedException;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FilterPatternPropertiesTest {

  /** Of the characters that mean something, in any order. */
  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            "$.",
            "$",
            "a",
            "b",
            "1",
            " ",
            ",",
            "...",
            "=",
            "!=",
            "<",
            ">",
            "&&",
            "||",
            "%",
            "\"",
            "'",
            "\\",
            "*",
            "?",
            "-",
            "IS NULL",
            "NOT EXISTS",
            "+",
            ".")
        .list()
        .ofMaxSize(14)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 3000)
  void everyTextIsAPatternOrIsRefused(
      @ForAll("patterns") String pattern, @ForAll("patterns") String message) {
    try {
      FilterPattern parsed = FilterPattern.parse(pattern);
      assertThat(parsed.matches(message)).isIn(true, false);
      assertThat(parsed.fields(message)).isNotNull();
    } catch (RefusedException refused) {
      assertThat(refused).hasMessageStartingWith("Invalid filter pattern: " + pattern);
    }
  }

  @Property
  void phraseMatchesWhatContainsIt(@ForAll String phrase, @ForAll String message) {
    String pattern = "\"" + phrase.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    if (pattern.length() <= FilterPattern.MAX_LENGTH && !phrase.isBlank()) {
      assertThat(FilterPattern.parse(pattern).matches(message)).isEqualTo(message.contains(phrase));
      assertThat(FilterPattern.parse("-" + pattern).matches(message))
          .isEqualTo(!message.contains(phrase));
      assertThat(FilterPattern.parse("?zz ?" + pattern).matches(message + phrase))
          .isTrue();
    }
  }

  @Property
  void andBindsMoreCloselyThanOr(@ForAll boolean a, @ForAll boolean b, @ForAll boolean c) {
    String pattern = "{ $.a IS TRUE || $.b IS TRUE && $.c IS TRUE }";
    String event = "{\"a\":" + a + ",\"b\":" + b + ",\"c\":" + c + "}";
    assertThat(FilterPattern.parse(pattern).matches(event)).isEqualTo(a || b && c);
  }

  @Property
  void numbersCompareByTheirValue(@ForAll int left, @ForAll int right) {
    String event = "{\"n\":" + left + "}";
    assertThat(FilterPattern.parse("{ $.n < " + right + " }").matches(event))
        .isEqualTo(left < right);
    assertThat(FilterPattern.parse("{ $.n >= " + right + ".0 }").matches(event))
        .isEqualTo(left >= right);
    assertThat(FilterPattern.parse("[n = " + right + "]").matches(String.valueOf(left)))
        .isEqualTo(left == right);
  }

  @Property
  void memberOfAnyNameIsReachedByBrackets(@ForAll("names") String name) {
    String event = "{" + JsonValue.of(name) + ": 1}";
    assertThat(FilterPattern.parse("{ $.['" + name + "'] = 1 }").matches(event)).isTrue();
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("ab.- ${}[]()=\"%&|*é").ofMaxLength(10);
  }

  @Property
  void fieldsAreTheWordsOfTheEvent(@ForAll("words") List<String> words) {
    String names = words.stream().map(word -> "w").collect(Collectors.joining(", ", "[", "]"));
    assertThat(FilterPattern.parse(names).matches(String.join(" ", words))).isTrue();
    assertThat(FilterPattern.parse(names).matches(String.join(" ", words.subList(1, words.size()))))
        .isFalse();
    assertThat(FilterPattern.parse("[..., last]").fields(String.join("  ", words)))
        .containsEntry("last", words.get(words.size() - 1));
  }

  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.strings()
        .withChars("abc012:/.")
        .ofMinLength(1)
        .ofMaxLength(5)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }
}
