package dev.faas.invoker.log.format;

import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.OutputLine;
import dev.faas.invoker.log.PlatformLine;
import dev.faas.invoker.log.PlatformLine.Initialization;
import java.util.List;

/**
 * How a function's log is written: the log format of its logging configuration, and with {@link Json} its
 * levels ("Configuring advanced logging controls for Lambda functions"). Immutable, equal by value, and
 * safe for use by several threads.
 */
public sealed interface LogFormat extends LogLine.Format {

  /** The service's default: text as it has been written since November 2025. */
  static LogFormat text() {
    return new Text(Style.CURRENT);
  }

  /**
   * Text as the service wrote it until November 2025: a function that is ended by the service has lines of
   * its own between START and END instead of a status in its report.
   */
  static LogFormat oldText() {
    return new Text(Style.OLD);
  }

  /** JSON with the service's default levels: {@link LogLevel#INFO} for the function and for the platform. */
  static LogFormat json() {
    return json(LogLevel.INFO, LogLevel.INFO);
  }

  /**
   * JSON with these levels.
   *
   * @param application the least level of the function's own lines
   * @param system the least level of the platform's lines: DEBUG, INFO or WARN
   * @throws IllegalArgumentException if the service has no such system level
   */
  static LogFormat json(LogLevel application, LogLevel system) {
    return new Json(application, system);
  }

  /**
   * What is written of a line: nothing if the format does not show it, and with JSON sometimes two
   * records. Each is one event of the log, without its line end; in text it may have several lines.
   */
  @Override
  List<String> render(LogLine line);

  /** What is written of the lines of a stream or an invocation, each event with a line end. */
  default String textOf(List<? extends LogLine> lines) {
    StringBuilder text = new StringBuilder();
    for (LogLine line : lines) {
      for (String event : render(line)) {
        text.append(event).append('\n');
      }
    }
    return text.toString();
  }

  /**
   * The {@code LogResult} of an invocation ({@code X-Amz-Log-Type: Tail}): the last 4 KB of its log in
   * Base64, from START to REPORT, without the init phase (recorded) and without {@link
   * PlatformLine.Notice}s, which the service does not have. What is cut off begins within a line; of a
   * character that would be cut in two nothing is left, so that the bytes are valid UTF-8. That last rule
   * is ours: what the service does with such a character is not known.
   *
   * @param lines of one invocation
   */
  default String logResult(List<? extends LogLine> lines) {
    return LogTail.of(lines, this);
  }

  /** Which generation of the text format. */
  enum Style {
    /** Since November 2025. */
    CURRENT,
    /** Until November 2025. */
    OLD
  }

  /**
   * Plain text. It shows everything at every level: the service has levels for JSON only.
   *
   * @param style which generation of it
   */
  record Text(Style style) implements LogFormat {

    @Override
    public List<String> render(LogLine line) {
      boolean isOld = style == Style.OLD;
      if (line instanceof PlatformLine.Report report) {
        return List.of(isOld ? report.textWithoutStatus() : report.text());
      }
      boolean isOldOnly =
          line instanceof PlatformLine.TimedOut || line instanceof PlatformLine.Fault;
      return (isOldOnly && !isOld) || isUneventful(line) ? List.of() : List.of(line.text());
    }

    private static boolean isUneventful(LogLine line) {
      return line instanceof PlatformLine.InitReport report
          && report.failure() == null
          && report.initialization() == Initialization.ON_DEMAND;
    }
  }

  /**
   * JSON: a record in each line. Platform lines are those of the Telemetry API; lines of loggers have the
   * shape of the Java runtime; what is printed passes unchanged, and counts at the level it names itself
   * if it is a JSON object with a {@code level}, else as {@link LogLevel#INFO}.
   *
   * @param applicationLevel the least level of the function's own lines
   * @param systemLevel the least level of the platform's lines: DEBUG, INFO or WARN
   */
  record Json(LogLevel applicationLevel, LogLevel systemLevel) implements LogFormat {

    /** Checks the system level. */
    public Json {
      if (systemLevel.compareTo(LogLevel.DEBUG) < 0 || systemLevel.compareTo(LogLevel.WARN) > 0) {
        throw new IllegalArgumentException(
            "the system log level must be DEBUG, INFO or WARN, as on the service, but is "
                + systemLevel + "; only the application log level may be any LogLevel");
      }
    }

    @Override
    public List<String> render(LogLine line) {
      if (line instanceof PlatformLine platform) {
        return PlatformRecords.of(platform).stream()
            .filter(record -> systemLevel.shows(record.level()))
            .map(record -> record.at(platform.timestamp()))
            .toList();
      }
      return OutputRecords.of((OutputLine) line, applicationLevel);
    }
  }
}
