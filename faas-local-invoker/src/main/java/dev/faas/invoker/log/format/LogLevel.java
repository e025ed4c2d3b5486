package dev.faas.invoker.log.format;

import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.OutputLine;
import dev.faas.invoker.log.OutputLine.Source;
import dev.faas.invoker.log.PlatformLine;
import java.util.Arrays;
import java.util.Comparator;
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

  /**
   * The level at which a line counts. What is printed counts at the level it names itself if it is a JSON object
   * with a {@code level}; a line of the platform at that of its record in JSON, or the gravest if it has two.
   * All else without a level counts as {@link #INFO}, as it does on the service.
   */
  public static LogLevel of(LogLine line) {
    if (line instanceof PlatformLine platform) {
      return PlatformRecords.of(platform).stream()
          .map(PlatformRecord::level)
          .max(Comparator.naturalOrder())
          .orElse(INFO);
    }
    LogLevel level = OutputRecords.levelOf((OutputLine) line);
    return level == null ? INFO : level;
  }

  /** The level of this name in any case, or null if there is none. */
  static @Nullable LogLevel named(@Nullable String name) {
    return Arrays.stream(values())
        .filter(level -> level.name().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  /** The level at which a logger or the runtime wrote the line, or null for a message without one. */
  static @Nullable LogLevel ofLogger(OutputLine line) {
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
