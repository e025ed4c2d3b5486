package dev.faas.examples.album.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final Instant START = Instant.parse("2026-01-02T03:00:00Z");

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final Progress progress =
      Progress.on(new PrintStream(terminal, true, StandardCharsets.UTF_8));

  @Test
  void firstSecondIsSilent() {
    progress.show(1, 9, START, START.plusMillis(900));
    progress.clear();

    assertThat(terminal.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void longRunShowsHowFarItIsAndTakesTheLineAway() {
    progress.show(5, 9, START, START.plusMillis(1100));
    progress.clear();

    assertThat(terminal.toString(StandardCharsets.UTF_8))
        .isEqualTo("\r\u001b[K5 of 9 files\r\u001b[K");
  }
}
