package dev.faas.invoker.log;

import dev.faas.invoker.log.Destination.Output;
import dev.faas.invoker.log.OutputLine.Source;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.FormattingTuple;
import org.slf4j.helpers.MessageFormatter;

/**
 * A logger's line whose time and invocation are still open. It holds nothing that changes later: it is
 * made in the thread that logs, before that goes on.
 */
record LineDraft(
    Source source,
    Level level,
    @Nullable String loggerName,
    String threadName,
    String message,
    @Nullable Throwable throwable,
    List<String> markers,
    Map<String, String> mdc,
    List<KeyValuePair> keyValues)
    implements Output {

  LineDraft {
    message = cut(message);
    mdc = frozen(mdc);
    keyValues = frozen(keyValues);
  }

  /** A line of the calling thread without markers and values. */
  static LineDraft of(
      Source source,
      Level level,
      @Nullable String loggerName,
      String message,
      @Nullable Throwable throwable,
      Map<String, String> mdc) {
    String thread = Thread.currentThread().getName();
    return new LineDraft(
        source, level, loggerName, thread, message, throwable, List.of(), mdc, List.of());
  }

  /** An event of SLF4J in the calling thread; its message is formatted now. */
  static LineDraft of(
      Source source, String loggerName, LoggingEvent event, Map<String, String> mdc) {
    FormattingTuple message =
        MessageFormatter.arrayFormat(event.getMessage(), event.getArgumentArray());
    Throwable throwable = event.getThrowable();
    List<KeyValuePair> keyValues = event.getKeyValuePairs();
    return new LineDraft(
        source,
        event.getLevel(),
        loggerName,
        Thread.currentThread().getName(),
        String.valueOf(message.getMessage()),
        throwable != null ? throwable : message.getThrowable(),
        names(event.getMarkers()),
        mdc,
        keyValues != null ? keyValues : List.of());
  }

  @Override
  public void enter(StreamWriter writer, @Nullable String requestId, Instant now) {
    writer.append(this, requestId, now);
  }

  OutputLine at(Instant time, @Nullable String requestId, @Nullable String tenantId) {
    return new OutputLine(
        time,
        requestId,
        tenantId,
        source,
        level,
        loggerName,
        threadName,
        message,
        throwable,
        markers,
        mdc,
        keyValues);
  }

  static List<String> names(@Nullable List<Marker> markers) {
    return markers == null ? List.of() : markers.stream().map(Marker::getName).toList();
  }

  private static Map<String, String> frozen(Map<String, String> mdc) {
    if (mdc.isEmpty()) {
      return Map.of();
    }
    Map<String, String> copy = new HashMap<>();
    mdc.forEach((key, value) -> copy.put(String.valueOf(key), cut(String.valueOf(value))));
    return copy;
  }

  private static List<KeyValuePair> frozen(List<KeyValuePair> pairs) {
    if (pairs.isEmpty()) {
      return List.of();
    }
    List<KeyValuePair> copy = new ArrayList<>(pairs.size());
    for (KeyValuePair pair : pairs) {
      copy.add(new KeyValuePair(String.valueOf(pair.key), frozen(pair.value)));
    }
    return copy;
  }

  private static @Nullable Object frozen(@Nullable Object value) {
    boolean isKept = value == null
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof Enum<?>
        || value instanceof UUID
        || value instanceof TemporalAccessor
        || value instanceof TemporalAmount
        || (value instanceof Number && value.getClass().getName().startsWith("java."));
    return isKept ? value : cut(textOf(value));
  }

  /** As SLF4J does in a message: an object that cannot be shown loses no line. */
  private static String textOf(@Nullable Object value) {
    try {
      return String.valueOf(value);
    } catch (RuntimeException failure) {
      return "[FAILED toString()]";
    }
  }

  private static String cut(String text) {
    return text.length() <= OutputLine.MAX_MESSAGE
        ? text
        : text.substring(0, OutputLine.MAX_MESSAGE) + "… ("
            + (text.length() - OutputLine.MAX_MESSAGE) + " more characters)";
  }
}
