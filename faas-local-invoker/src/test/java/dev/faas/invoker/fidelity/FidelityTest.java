package dev.faas.invoker.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Rules, tests and page agree. */
class FidelityTest {

  private static final Path PAGE = Path.of("../docs/fidelity.md");
  private static final Path TESTS = Path.of("src/test/java");

  private static final Fidelity FIDELITY =
      new Fidelity(RuleBook.read(), Reproductions.ofThisModule());

  @Test
  void everyRuleThatIsSaidToBeReproducedHasATest() {
    assertThat(FIDELITY.unproved()).isEmpty();
  }

  @Test
  void noRuleThatATestShowsIsSaidToBeMissing() {
    assertThat(FIDELITY.understated()).isEmpty();
  }

  @Test
  void everyTestShowsARuleThatExists() {
    assertThat(FIDELITY.unknown()).isEmpty();
    assertThat(FIDELITY.ambiguous()).isEmpty();
  }

  @Test
  void everyTestOfThePageIsInItsFile() throws IOException {
    for (Reproduction test : Reproductions.ofThisModule()) {
      assertThat(Files.readString(TESTS.resolve(test.file())))
          .as(test.file())
          .contains(test.method());
    }
  }

  @Test
  void thePageSaysWhatRulesAndTestsSay() throws IOException {
    String text = new FidelityPage(FIDELITY).text();
    if (Boolean.getBoolean("faas.write-docs")) {
      Files.writeString(PAGE, text);
    }

    assertThat(PAGE)
        .as("docs/fidelity.md is out of date: run this test with -Dfaas.write-docs=true")
        .content()
        .isEqualTo(text);
  }
}
