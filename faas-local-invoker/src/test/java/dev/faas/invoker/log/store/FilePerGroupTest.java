package dev.faas.invoker.log.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.invoker.log.LogGroup;
import dev.faas.invoker.time.SimulatedTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePerGroupTest extends LogSinkContract {

  @TempDir
  Path directory;

  @Override
  LogSink sink() {
    return LogSink.filePerGroup(directory);
  }

  @Override
  List<String> written(String group) throws IOException {
    return Files.readAllLines(directory.resolve(group.substring(1) + ".log"));
  }

  @Test
  void nothingIsMadeForGroupsWithoutLinesAndFilesAreAppendedTo() throws IOException {
    SimulatedTime time = SimulatedTime.startingAt(Instant.parse("2026-03-01T12:00:00Z"));
    for (int run = 0; run < 2; run++) {
      try (LogStore store = new LogStore(time, "1", List.of(sink()), Runnable::run)) {
        new Writer(time, store, "Silent");
        new Writer(time, store, "Orders").invoke("o-" + run);
      }
    }
    assertThat(written("/aws/lambda/Orders")).hasSize(6);
    assertThat(directory.resolve("aws/lambda/Silent.log")).doesNotExist();
  }

  @Test
  void groupWhoseNameLeadsOutOfTheDirectoryIsRefused() throws IOException {
    assertThat(FileSink.ofGroup(directory, new LogGroup("//shop/../all")))
        .isEqualTo(directory.resolve("all.log").toAbsolutePath());
    assertThatThrownBy(() -> FileSink.ofGroup(directory, new LogGroup("/../../etc/x")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/../../etc/x")
        .hasMessageContaining("outside of " + directory.toAbsolutePath());
  }
}
