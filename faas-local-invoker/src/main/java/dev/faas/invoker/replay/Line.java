package dev.faas.invoker.replay;

import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.OutputLine;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A log line.
 *
 * @param source {@value #PLATFORM} for the service's own; else the name of an {@link OutputLine.Source}
 */
record Line(Instant time, String source, String text) {

  /** The service. */
  static final String PLATFORM = "PLATFORM";

  private static final Pattern FRAME =
      Pattern.compile("\\s+(at .*|\\.\\.\\. \\d+ (more|common frames omitted))");

  static Line of(LogLine line) {
    String source = line instanceof OutputLine output ? output.source().name() : PLATFORM;
    return new Line(line.time(), source, line.text());
  }

  boolean isOutput() {
    return !source.equals(PLATFORM);
  }

  /** What is compared of it: its text line by line, without the frames of stack traces. */
  List<String> compared() {
    return text.lines().filter(part -> !FRAME.matcher(part).matches()).toList();
  }
}
