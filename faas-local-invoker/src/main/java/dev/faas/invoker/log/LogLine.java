package dev.faas.invoker.log;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a log stream: the service's own, or output of the function. Immutable. */
public sealed interface LogLine permits PlatformLine, OutputLine {

  /** When it was written. */
  Instant time();

  /** The invocation it belongs to, or null where it belongs to the environment only. */
  @Nullable
  String requestId();

  /**
   * The line in the service's text format, without its line end; it may have several lines. Whether a
   * log format shows it at all, and how, the package {@code dev.faas.invoker.log.format} knows.
   */
  String text();

  /** The {@link #time} as the service writes it: {@code 2026-03-01T12:00:00.000Z}, in milliseconds. */
  default String timestamp() {
    return Notation.timestamp(time());
  }

  /** How lines are written: {@code dev.faas.invoker.log.format.LogFormat} is the service's way. */
  @FunctionalInterface
  interface Format {

    /**
     * What is written of a line: nothing if the format does not show it. Each is one event of the log, without
     * its line end; it may have several lines.
     */
    List<String> render(LogLine line);
  }
}
