package dev.faas.invoker.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LineBufferPropertiesTest {

  private final List<String> lines = new ArrayList<>();

  @Property
  void linesAreTheSameHoweverTheirBytesAreSplit(
      @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 7) int chunk) {
    List<String> found = new ArrayList<>();
    LineBuffer buffer = new LineBuffer(1000, found::add);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    for (int i = 0; i < bytes.length; i += chunk) {
      buffer.append(bytes, i, Math.min(chunk, bytes.length - i));
    }
    buffer.flush();

    assertThat(found).isEqualTo(text.lines().toList());
  }

  @Property
  void linesAreTheSameHoweverTheirTextIsSplit(
      @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 7) int chunk) {
    List<String> found = new ArrayList<>();
    LineBuffer buffer = new LineBuffer(1000, found::add);

    for (int i = 0; i < text.length(); i += chunk) {
      buffer.append(text.substring(i, Math.min(i + chunk, text.length())));
    }
    buffer.flush();

    assertThat(found).isEqualTo(text.lines().toList());
  }

  @Property
  void noLineIsLongerThanAllowedAndNothingIsLost(
      @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 5) int maxLength) {
    List<String> found = new ArrayList<>();
    LineBuffer buffer = new LineBuffer(maxLength, found::add);

    buffer.append(text);
    buffer.flush();

    assertThat(found).allMatch(line -> line.length() <= maxLength);
    assertThat(String.join("", found)).isEqualTo(String.join("", text.lines().toList()));
  }

  @Example
  void windowsLineEndsAreNotPartOfTheLine() {
    LineBuffer buffer = new LineBuffer(1000, lines::add);

    buffer.append("one\r\ntwo\r\n");

    assertThat(lines).containsExactly("one", "two");
  }

  @Example
  void bytesThatAreNotUtf8BecomeReplacementCharacters() {
    LineBuffer buffer = new LineBuffer(1000, lines::add);

    buffer.append(new byte[] {'a', (byte) 0xFF, 'b', (byte) 0xC3}, 0, 4);
    buffer.flush();

    assertThat(lines).containsExactly("a\uFFFDb\uFFFD");
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "bc", "ä", "€", "\uD83D\uDE00", "\n", "\n\n", " ")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }
}
