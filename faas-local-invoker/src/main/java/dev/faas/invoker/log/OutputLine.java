package dev.faas.invoker.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

/**
 * A line that the function wrote, or its runtime on its behalf. Components may be added in later
 * versions, so the constructor is not stable.
 *
 * @param tenantId the tenant that the execution environment serves, or null
 * @param source where it came from
 * @param level {@link Level#INFO} for the standard streams, as the service counts them, and for a message
 *     without a level
 * @param loggerName null where there is no logger
 * @param threadName the thread that wrote it
 * @param message with its arguments filled in
 * @param throwable the exception that was logged, or null
 * @param markers names of SLF4J's markers; empty for most lines
 * @param mdc the diagnostic context (SLF4J's MDC) of the thread, as it was when a logger wrote the line;
 *     empty for the standard streams. Where SLF4J's provider keeps one, it has {@link #MDC_REQUEST_ID}
 *     and {@link #MDC_FUNCTION} in a handler's thread and in wrapped tasks; lines of {@code
 *     Context.logger()} always have them
 * @param keyValues structured values in the order in which they were added, as they were then: numbers,
 *     times and other values of the JDK stay, any other object is kept as its text
 */
public record OutputLine(
    Instant time,
    @Nullable String requestId,
    @Nullable String tenantId,
    Source source,
    Level level,
    @Nullable String loggerName,
    String threadName,
    String message,
    @Nullable Throwable throwable,
    List<String> markers,
    Map<String, String> mdc,
    List<KeyValuePair> keyValues)
    implements LogLine {

  /** The key of the request id in the diagnostic context: {@value}. */
  public static final String MDC_REQUEST_ID = "requestId";

  /** The key of the function's name in the diagnostic context: {@value}. */
  public static final String MDC_FUNCTION = "function";

  /**
   * The longest text that one line keeps of a message or a structured value, in characters; a longer
   * one is cut. The service's own limit of a log event is 256 KB (CloudWatch Logs quotas).
   */
  public static final int MAX_MESSAGE = 262_144;

  /** Where output comes from. */
  public enum Source {
    /** {@code System.out}. */
    STDOUT,
    /** {@code System.err}. */
    STDERR,
    /** {@code Context.logger()}. */
    CONTEXT_LOGGER,
    /** Any other logger of SLF4J. */
    SLF4J,
    /** A logger of java.util.logging; {@code System.Logger} writes there as well, unless configured otherwise. */
    JUL,
    /** {@code LambdaLogger.log(String)} of the Java runtime, which writes messages without a level. */
    LAMBDA_LOGGER,
    /** The runtime, which reports what the handler threw. */
    RUNTIME;

    /** Whether a logger with levels wrote it. */
    public boolean isLogger() {
      return this == CONTEXT_LOGGER || this == SLF4J || this == JUL;
    }
  }

  /** Copies the collections; the diagnostic context is sorted. */
  public OutputLine {
    markers = List.copyOf(markers);
    mdc = mdc.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(mdc));
    keyValues = List.copyOf(keyValues);
  }

  /**
   * The message; before it {@code [LEVEL]} if a logger wrote it, after it its key-value pairs and the
   * stack trace.
   */
  @Override
  public String text() {
    return throwable == null ? headline() : headline() + "\n" + stackTrace(throwable);
  }

  /** The {@link #text} without the stack trace. */
  public String headline() {
    return source.isLogger() ? "[" + level + "] " + body() : message;
  }

  /** The {@link #text} without the level. */
  public String textWithoutLevel() {
    return throwable == null ? body() : body() + "\n" + stackTrace(throwable);
  }

  private String body() {
    StringBuilder line = new StringBuilder(message);
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
