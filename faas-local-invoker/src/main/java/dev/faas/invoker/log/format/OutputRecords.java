package dev.faas.invoker.log.format;

import dev.faas.invoker.log.OutputLine;
import dev.faas.invoker.log.OutputLine.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The function's own lines in JSON. Those of loggers have the shape of the Java runtime ({@code
 * StructuredLogMessage} in aws-lambda-java-runtime-interface-client), so that the stack trace is a part of
 * the message.
 */
final class OutputRecords {

  /** What the runtime calls the level of a message without one. */
  private static final String UNDEFINED = "UNDEFINED";

  private OutputRecords() {}

  static List<String> of(OutputLine line, LogLevel least) {
    @Nullable LogLevel level = levelOf(line);
    if (!least.shows(level)) {
      return List.of();
    }
    return List.of(isPrinted(line) ? line.message() : record(line, level));
  }

  /** The level at which it counts, or null for a message without one, which is shown at every level. */
  static @Nullable LogLevel levelOf(OutputLine line) {
    return isPrinted(line) ? levelOfPrinted(line.message()) : LogLevel.ofLogger(line);
  }

  private static boolean isPrinted(OutputLine line) {
    return line.source() == Source.STDOUT || line.source() == Source.STDERR;
  }

  /**
   * "If the level value field is invalid or missing", it counts as INFO: "Log-level filtering". But the
   * record of a message without a level, which a runtime in a process of its own prints, has none.
   */
  private static @Nullable LogLevel levelOfPrinted(String message) {
    String level = JsonLine.member(message, "level");
    if (UNDEFINED.equals(level)) {
      return null;
    }
    LogLevel named = LogLevel.named(level);
    return named == null ? LogLevel.INFO : named;
  }

  private static String record(OutputLine line, @Nullable LogLevel level) {
    return JsonLine.object(json -> {
      json.writeStringField("timestamp", line.timestamp());
      json.writeStringField("message", message(line));
      json.writeStringField("level", level == null ? UNDEFINED : level.name());
      JsonLine.optional(json, "AWSRequestId", line.requestId());
      JsonLine.optional(json, "tenantId", line.tenantId());
    });
  }

  /** The runtime ends its report of an exception with a line end after that of the stack trace. */
  private static String message(OutputLine line) {
    String text = line.textWithoutLevel();
    return line.source() == Source.RUNTIME ? text + "\n\n" : text;
  }
}
