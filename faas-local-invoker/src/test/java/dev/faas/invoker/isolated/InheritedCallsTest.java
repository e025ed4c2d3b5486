package dev.faas.invoker.isolated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.invoker.isolated.user.Inherits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InheritedCallsTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
          inherited static          | done            | spun;
          hidden static             | done            | own spin;
          take                      | taken 0         | ''
          take by reference         | taken 0         | ''
          unbound take by reference | taken 0         | ''
          poll of an array          | polled for 2000 | ''
          poll of a queue           | polled for 3000 | ''
          own poll                  | own poll        | ''
          own poll by reference     | own poll        | ''
          """)
  void aCallIsReplacedUnlessTheUserHasOverriddenTheMethod(
      String what, String expected, String printed) throws Exception {
    try (Environment environment = Environment.of(Inherits.class)) {
      assertThat(environment.call(what)).isEqualTo(expected);
      assertThat(environment.around.printed()).isEqualTo(printed);
    }
  }

  @ParameterizedTest
  @CsvSource({"start", "start as a thread"})
  void aThreadWithItsOwnStartIsAnnouncedOnce(String how) throws Exception {
    try (Environment environment = Environment.of(Inherits.class)) {
      environment.call(how);
      assertThat(environment.around.printed()).isEqualTo("ran;worker");
      assertThat(environment.around.started).hasSize(1);
    }
  }

  @Test
  void theClassPathIsReadForSupertypesWithoutLoadingThem() {
    Lineage lineage = new Lineage(name -> {
      throw new AssertionError(name);
    });
    assertThat(lineage.inherits("java/util/ArrayList", "size", "()I"))
        .containsExactly(java.util.ArrayList.class);
    assertThat(lineage.inherits("java/no/Such", "size", "()I")).isEmpty();
    assertThat(new Lineage(name -> null).inherits("no/Such", "size", "()I")).isEmpty();
  }
}
