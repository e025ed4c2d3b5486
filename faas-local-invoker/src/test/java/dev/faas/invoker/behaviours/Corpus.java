package dev.faas.invoker.behaviours;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Recorded behaviours, read in place; skipped where they are absent, unless CI promises them. */
final class Corpus {

  private Corpus() {}

  static Path behaviours() {
    Path root = Path.of(System.getProperty("faas.corpus", "../../shared/corpus"));
    Path folder = root.resolve("behaviours");
    if (!Files.isDirectory(folder)) {
      String absent = "no corpus at " + root.toAbsolutePath() + " (system property faas.corpus)";
      assertThat(System.getenv("CI")).as(absent).isNotEqualTo("true");
      Assumptions.abort(absent);
    }
    return folder;
  }
}
