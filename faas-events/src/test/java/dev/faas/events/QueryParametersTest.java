package dev.faas.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParametersTest {

  @Provide
  Arbitrary<List<Tuple2<String, String>>> pairs() {
    // Half of a surrogate pair has no form in UTF-8.
    Arbitrary<String> texts = Arbitraries.strings()
        .ofMaxLength(6)
        .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
    Arbitrary<String> names = Arbitraries.oneOf(Arbitraries.of("a", "b"), texts);
    return names
        .flatMap(name -> texts.map(value -> Tuple.of(name, value)))
        .list()
        .ofMaxSize(6);
  }

  @Property
  void whatAFormEncodesIsDecoded(@ForAll("pairs") List<Tuple2<String, String>> pairs) {
    String query = pairs.stream()
        .map(pair -> encode(pair.get1()) + "=" + encode(pair.get2()))
        .collect(Collectors.joining("&"));
    QueryParameters parameters = QueryParameters.parse(query);

    assertThat(parameters.names())
        .isEqualTo(pairs.stream().map(Tuple2::get1).distinct().toList());
    for (Tuple2<String, String> pair : pairs) {
      List<String> values = pairs.stream()
          .filter(other -> other.get1().equals(pair.get1()))
          .map(Tuple2::get2)
          .toList();
      assertThat(parameters.all(pair.get1())).isEqualTo(values);
      assertThat(parameters.first(pair.get1())).contains(values.get(0));
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Property
  void readingNeverFails(@ForAll String query) {
    assertThat(QueryParameters.parse(query).names()).doesNotContainNull();
  }

  @Property
  void malformedEscapesNeverFail(@ForAll("escapes") String query) {
    assertThat(QueryParameters.parse(query).names()).doesNotContainNull();
  }

  @Provide
  Arbitrary<String> escapes() {
    return Arbitraries.strings().withChars("%0aAfFgG=&+ ;é").ofMaxLength(12);
  }

  @ParameterizedTest
  @CsvSource({
    "a%20b, 'a b'",
    "a+b, 'a b'",
    "a%2Bb, a+b",
    "%C3%A9%E2%82%AC, é€",
    "%c3%a9, é",
    "100%, 100%",
    "%zz, %zz",
    "%4, %4",
    "%%41, %A",
    "%41%, A%",
    "%FF, \ufffd",
    "%C3x, \ufffdx",
    "%C3%, \ufffd%",
    "%٠٠, %٠٠",
    "é, é",
  })
  void aValueIsDecodedAsBrowsersDo(String raw, String decoded) {
    assertThat(QueryParameters.parse("x=" + raw).first("x")).contains(decoded);
    assertThat(QueryParameters.parse(raw).names()).containsExactly(decoded);
  }

  @Test
  void severalValuesOfANameKeepTheirOrder() {
    QueryParameters parameters = QueryParameters.parse("tag=red&page=2&tag=blue&tag=");

    assertThat(parameters.all("tag")).containsExactly("red", "blue", "");
    assertThat(parameters.first("tag")).contains("red");
    assertThat(parameters.names()).containsExactly("tag", "page");
    assertThat(parameters.all("Tag")).isEmpty();
    assertThat(parameters.first("Tag")).isEmpty();
    assertThat(parameters).hasToString("{tag=[red, blue, ], page=[2]}");
  }

  @Test
  void nothingBetweenTwoAmpersandsIsNothing() {
    assertThat(QueryParameters.parse("&&a&=b&&").values())
        .containsOnlyKeys("a", "")
        .containsEntry("a", List.of(""))
        .containsEntry("", List.of("b"));
    assertThat(QueryParameters.parse("").isEmpty()).isTrue();
    assertThat(QueryParameters.parse("&").isEmpty()).isTrue();
  }

  @Test
  void onlyTheFirstEqualsSignSeparates() {
    assertThat(QueryParameters.parse("a=b=c").first("a")).contains("b=c");
  }
}
