package dev.faas.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Real events, read in place; skipped where they are absent, unless CI promises that they are there. */
public final class Corpus {

  private Corpus() {}

  public static Path folder(String name) {
    Path root = Path.of(System.getProperty("faas.corpus", "../../shared/corpus"));
    Path folder = root.resolve(name);
    if (!Files.isDirectory(folder)) {
      String absent = "no corpus at " + root.toAbsolutePath() + " (system property faas.corpus)";
      assertThat(System.getenv("CI")).as(absent).isNotEqualTo("true");
      Assumptions.abort(absent);
    }
    return folder;
  }

  public static List<Path> files(String name) {
    try (Stream<Path> files = Files.walk(folder(name))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
