package dev.faas.invoker.log.format;

import dev.faas.invoker.log.OutputLine;
import dev.faas.invoker.log.OutputLine.Source;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A level of the service's logs, the most detailed first ("Log-level filtering" in the Lambda developer
 * guide).
 */
public enum LogLevel {
  /** The path of the code's execution. */
  TRACE,
  /** For debugging. */
  DEBUG,
  /** Normal operation; the default of both levels of a format. */
  INFO,
  /** Something that may lead to unexpected behaviour. */
  WARN,
  /** Something that keeps the code from working as expected. */
  ERROR,
  /** Something that ends the application: an error of SLF4J with a marker of this name. */
  FATAL;

  /** The level of this name in any case, or null if there is none. */
  static @Nullable LogLevel named(@Nullable String name) {
    return Arrays.stream(values())
        .filter(level -> level.name().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  /** The level at which a logger or the runtime wrote the line, or null for a message without one. */
  static @Nullable LogLevel of(OutputLine line) {
    if (line.source() == Source.LAMBDA_LOGGER) {
      return null;
    }
    return switch (line.level()) {
      case TRACE -> TRACE;
      case DEBUG -> DEBUG;
      case INFO -> INFO;
      case WARN -> WARN;
      case ERROR -> line.markers().contains(FATAL.name()) ? FATAL : ERROR;
    };
  }

  /** Whether a line of this level is shown where this one is configured; one without a level always is. */
  boolean shows(@Nullable LogLevel level) {
    return level == null || level.compareTo(this) >= 0;
  }
}
