package dev.faas.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

  private final Headers headers =
      Headers.of("Host", "example.com", "Accept", "text/html", "X-Id", "7", "ACCEPT", "*/*;q=0.1");

  @Provide
  Arbitrary<List<Headers.Entry>> fields() {
    Arbitrary<String> names =
        Arbitraries.of("a", "A", "b", "Content-Type", "content-TYPE", "ı", "I");
    Arbitrary<String> values = Arbitraries.strings().ofMaxLength(5);
    return Combinators.combine(names, values).as(Headers.Entry::new).list().ofMaxSize(8);
  }

  @Property
  void namesAreFoundInAnyCase(@ForAll("fields") List<Headers.Entry> fields) {
    Headers given = new Headers(fields);
    for (Headers.Entry field : fields) {
      for (String name : List.of(
          field.name(),
          field.name().toLowerCase(Locale.ROOT),
          field.name().toUpperCase(Locale.ROOT))) {
        assertThat(given.all(name)).contains(field.value());
        assertThat(given.get(name)).contains(given.all(name).get(0));
        assertThat(given.contains(name)).isTrue();
        assertThat(given.without(name).contains(name)).isFalse();
      }
    }
  }

  @Property
  void orderAndSpellingAreKept(@ForAll("fields") List<Headers.Entry> fields) {
    assertThat(new Headers(fields).entries()).isEqualTo(fields);
  }

  @Property
  void theOrderOfNamesAndTheirSpellingDoNotCount(
      @ForAll("fields") List<Headers.Entry> fields, @ForAll Random random) {
    List<Headers.Entry> moved = new ArrayList<>();
    List<Headers.Entry> left = new ArrayList<>(fields);
    Collections.shuffle(left, random);
    while (!left.isEmpty()) {
      String name = left.get(0).name();
      for (Headers.Entry field : fields) {
        if (field.name().equalsIgnoreCase(name)) {
          moved.add(new Headers.Entry(name, field.value()));
        }
      }
      left.removeIf(field -> field.name().equalsIgnoreCase(name));
    }

    assertThat(new Headers(moved))
        .isEqualTo(new Headers(fields))
        .hasSameHashCodeAs(new Headers(fields));
  }

  @Property
  void theOrderOfValuesOfOneNameCounts(@ForAll String first, @ForAll String second) {
    Headers one =
        new Headers(List.of(new Headers.Entry("a", first), new Headers.Entry("A", second)));
    Headers other =
        new Headers(List.of(new Headers.Entry("a", second), new Headers.Entry("A", first)));

    assertThat(one.equals(other)).isEqualTo(first.equals(second));
  }

  @Property
  void withMakesTheValueTheOnlyOne(@ForAll("fields") List<Headers.Entry> fields) {
    Headers changed = new Headers(fields).with("content-type", "x");

    assertThat(changed.all("Content-Type")).containsExactly("x");
    assertThat(changed.without("Content-Type"))
        .isEqualTo(new Headers(fields).without("content-type"));
  }

  @Test
  void theFirstValueIsGivenAsItCame() {
    assertThat(headers.get("accept")).contains("text/html");
    assertThat(headers.get("Missing")).isEmpty();
    assertThat(headers.all("Missing")).isEmpty();
  }

  @Test
  void withPutsTheValueWhereTheNameStoodFirst() {
    assertThat(headers.with("accept", "a/b"))
        .hasToString("{Host: example.com, accept: a/b, X-Id: 7}");
    assertThat(headers.with("New", "1").entries()).endsWith(new Headers.Entry("New", "1"));
  }

  @Test
  void withAddedKeepsTheOtherValues() {
    assertThat(headers.withAdded("accept", "a/b").all("Accept"))
        .containsExactly("text/html", "*/*;q=0.1", "a/b");
  }

  @Test
  void withoutAnAbsentNameIsTheSame() {
    assertThat(headers.without("Missing")).isSameAs(headers);
    assertThat(Headers.of()).isSameAs(Headers.empty());
    assertThat(Headers.empty().isEmpty()).isTrue();
    assertThat(headers.isEmpty()).isFalse();
  }

  @Test
  void listsAreSplitAtCommasOutsideOfQuotes() {
    Headers lists = Headers.of(
        "Accept", "text/html, application/json ,, ",
        "accept", "text/plain",
        "If-None-Match", "\"a,b\", \"c\\\",d\"");

    assertThat(lists.list("Accept")).containsExactly("text/html", "application/json", "text/plain");
    assertThat(lists.list("if-none-match")).containsExactly("\"a,b\"", "\"c\\\",d\"");
    assertThat(lists.list("Missing")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Date", "set-cookie", "User-Agent", "Authorization", "Last-Modified"})
  void headersWhoseCommasDoNotSeparateAreNotSplit(String name) {
    assertThat(Headers.of(name, "Thu, 01 Jan 2026 12:00:00 GMT").list(name))
        .containsExactly("Thu, 01 Jan 2026 12:00:00 GMT");
  }

  @Test
  void aLineBreakInAValueIsRefused() {
    assertThatThrownBy(() -> headers.with("Location", "/a\r\nSet-Cookie: x=1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the value of the header Location has a control character at offset 2:"
            + " \"/a\\u000d\\u000aSet-Cookie: x=1\"");
    assertThat(headers.with("X", "tabs\tare fine").get("x")).contains("tabs\tare fine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "colon:", "ümlaut", "line\nbreak"})
  void whatIsNoTokenIsNoName(String name) {
    assertThatThrownBy(() -> Headers.of(name, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a header name: \"");
  }

  @Test
  void aNameWithoutAValueIsRefused() {
    assertThatThrownBy(() -> Headers.of("Accept", "x", "Lonely"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the header Lonely has no value");
  }

  @Test
  void whatComesFromOutsideIsNotChecked() {
    Headers odd = new Headers(List.of(new Headers.Entry("odd name", "a\nb")));

    assertThat(odd.get("ODD NAME")).contains("a\nb");
  }
}
