package dev.faas.invoker.forked.child;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.FormattingTuple;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/**
 * What {@code Context.logger()} gives: its lines have the text that they have in the other isolations, and
 * an error with a marker FATAL is a level above ERROR.
 */
final class OutputLogger extends LegacyAbstractLogger implements LoggingEventAware {

  private static final long serialVersionUID = 1L;
  private static final String FATAL = "FATAL";

  private final transient RuntimeLog log;

  OutputLogger(String name, RuntimeLog log) {
    this.name = name;
    this.log = log;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      @Nullable String pattern,
      Object @Nullable [] arguments,
      @Nullable Throwable throwable) {
    String message = String.valueOf(MessageFormatter.basicArrayFormat(pattern, arguments));
    write(level, marker == null ? List.of() : List.of(marker), message, throwable);
  }

  @Override
  public void log(LoggingEvent event) {
    FormattingTuple formatted =
        MessageFormatter.arrayFormat(event.getMessage(), event.getArgumentArray());
    StringBuilder message = new StringBuilder(String.valueOf(formatted.getMessage()));
    for (KeyValuePair pair : orNone(event.getKeyValuePairs())) {
      message.append(' ').append(pair.key).append('=').append(pair.value);
    }
    @Nullable Throwable thrown = event.getThrowable();
    write(
        event.getLevel(),
        orNone(event.getMarkers()),
        message.toString(),
        thrown != null ? thrown : formatted.getThrowable());
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return Objects.requireNonNullElse(list, List.of());
  }

  private void write(
      Level level, List<Marker> markers, String message, @Nullable Throwable throwable) {
    boolean isFatal = level == Level.ERROR
        && log.isJson()
        && markers.stream().anyMatch(marker -> marker.getName().equals(FATAL));
    log.write(
        isFatal ? FATAL : level.name(),
        throwable == null ? message : message + "\n" + stackTrace(throwable));
  }

  private static String stackTrace(Throwable throwable) {
    StringWriter text = new StringWriter();
    throwable.printStackTrace(new PrintWriter(text, true));
    return text.toString().stripTrailing();
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  public boolean isTraceEnabled() {
    return true;
  }

  @Override
  public boolean isDebugEnabled() {
    return true;
  }

  @Override
  public boolean isInfoEnabled() {
    return true;
  }

  @Override
  public boolean isWarnEnabled() {
    return true;
  }

  @Override
  public boolean isErrorEnabled() {
    return true;
  }
}
