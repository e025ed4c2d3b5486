package dev.faas.invoker.log.store;

import dev.faas.invoker.log.LogGroup;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.LogStream;
import dev.faas.invoker.log.format.LogLevel;
import java.util.List;

/** A line and where it stands. Immutable. */
public record StoredLine(LogGroup group, LogStream stream, LogLine line) {

  /** The level at which the line counts. */
  public LogLevel level() {
    return LogLevel.of(line);
  }

  /**
   * What the service writes of it, in the log format of the function: for most lines one event. None where the
   * format does not show the line.
   *
   * @return without line ends
   */
  public List<String> events() {
    return stream.events(line);
  }

  /** The line in the service's text format. */
  @Override
  public String toString() {
    return line.text();
  }
}
