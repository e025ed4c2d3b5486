package dev.faas.filters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HashProperties {

  @Property(tries = 500)
  void listsHaveTheSameHashExactlyWhenTheyAreEqual(
      @ForAll List<String> first, @ForAll List<String> second) {
    assertThat(Hash.of(first).equals(Hash.of(second)))
        .isEqualTo(replaced(first).equals(replaced(second)));
  }

  @Test
  void theSameTextDividedOtherwiseIsAnother() {
    assertThat(Hash.of(List.of("ab", "c"))).isNotEqualTo(Hash.of(List.of("a", "bc")));
    assertThat(Hash.of(List.of("a", ""))).isNotEqualTo(Hash.of(List.of("a")));
  }

  /** Half of a surrogate pair has no UTF-8. */
  private static List<String> replaced(List<String> texts) {
    return texts.stream()
        .map(text -> new String(
            text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            java.nio.charset.StandardCharsets.UTF_8))
        .toList();
  }
}
