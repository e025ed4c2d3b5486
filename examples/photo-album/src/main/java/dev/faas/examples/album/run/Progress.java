package dev.faas.examples.album.run;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line on a terminal that says how far a long run is, from its first second on. */
final class Progress {

  private static final Duration SILENCE = Duration.ofSeconds(1);
  private static final String CLEAR = "\r\u001b[K";

  private final @Nullable PrintStream terminal;
  private boolean shown;

  private Progress(@Nullable PrintStream terminal) {
    this.terminal = terminal;
  }

  static Progress none() {
    return new Progress(null);
  }

  static Progress on(PrintStream terminal) {
    return new Progress(terminal);
  }

  void show(int done, int all, Instant startedAt, Instant now) {
    if (terminal != null && Duration.between(startedAt, now).compareTo(SILENCE) > 0) {
      terminal.print(CLEAR + done + " of " + all + " files");
      terminal.flush();
      shown = true;
    }
  }

  /** Takes the line away, so that something else can be printed. */
  void clear() {
    if (terminal != null && shown) {
      terminal.print(CLEAR);
      terminal.flush();
      shown = false;
    }
  }
}
