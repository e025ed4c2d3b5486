package dev.faas.invoker.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

/**
 * A line that the function wrote, or its runtime on its behalf.
 *
 * @param source where it came from
 * @param level {@link Level#INFO} for the standard streams, as the service counts them
 * @param loggerName null where there is no logger
 * @param message with its arguments filled in
 * @param throwable the exception that was logged, or null
 * @param keyValues structured values in the order in which they were added; empty for most lines
 */
public record OutputLine(
    Instant time,
    @Nullable String requestId,
    Source source,
    Level level,
    @Nullable String loggerName,
    String message,
    @Nullable Throwable throwable,
    List<KeyValuePair> keyValues)
    implements LogLine {

  /** Where output comes from. */
  public enum Source {
    /** {@code System.out}. */
    STDOUT,
    /** {@code System.err}. */
    STDERR,
    /** A logger. */
    LOGGER,
    /** The runtime, which reports what the handler threw. */
    RUNTIME
  }

  /** Copies the list. */
  public OutputLine {
    keyValues = List.copyOf(keyValues);
  }

  /**
   * The message; before it {@code [LEVEL]} if a logger wrote it, after it its key-value pairs and the
   * stack trace.
   */
  @Override
  public String text() {
    if (source != Source.LOGGER && throwable == null) {
      return message;
    }
    StringBuilder text = new StringBuilder(headline());
    if (throwable != null) {
      text.append('\n').append(stackTrace(throwable));
    }
    return text.toString();
  }

  /** The {@link #text} without the stack trace. */
  public String headline() {
    if (source != Source.LOGGER) {
      return message;
    }
    StringBuilder line = new StringBuilder("[").append(level).append("] ").append(message);
    for (KeyValuePair pair : keyValues) {
      line.append(' ').append(pair.key).append('=').append(pair.value);
    }
    return line.toString();
  }

  private static String stackTrace(Throwable throwable) {
    StringWriter text = new StringWriter();
    throwable.printStackTrace(new PrintWriter(text, true));
    return text.toString().stripTrailing();
  }
}
