package dev.faas.invoker.fidelity;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
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

    String page = Files.readString(PAGE);
    assertThat(linesWithout(page, text))
        .as("lines that docs/fidelity.md has too many. To write it, add -Dfaas.write-docs=true")
        .isEmpty();
    assertThat(linesWithout(text, page))
        .as("lines that docs/fidelity.md lacks. To write it, add -Dfaas.write-docs=true")
        .isEmpty();
    assertThat(page).isEqualTo(text);
  }

  private static List<String> linesWithout(String text, String other) {
    Set<String> known = other.lines().collect(toSet());
    return text.lines().filter(line -> !known.contains(line)).toList();
  }
}
