package dev.faas.slf4j;

import dev.faas.invoker.log.Slf4jCapture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.DefaultLoggingEvent;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.FormattingTuple;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/** Logs at every level in threads that work for a function, and from INFO on in others. */
final class FunctionLogger extends LegacyAbstractLogger implements LoggingEventAware {

  private static final long serialVersionUID = 1L;

  FunctionLogger(String name) {
    this.name = name;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      @Nullable String pattern,
      Object @Nullable [] arguments,
      @Nullable Throwable throwable) {
    DefaultLoggingEvent event = new DefaultLoggingEvent(level, this);
    event.setMessage(pattern);
    if (marker != null) {
      event.addMarker(marker);
    }
    if (arguments != null) {
      event.addArguments(arguments);
    }
    event.setThrowable(throwable);
    log(event);
  }

  @Override
  public void log(LoggingEvent event) {
    if (!Slf4jCapture.capture(event) && isOnConsole(event.getLevel())) {
      show(event);
    }
  }

  private static void show(LoggingEvent event) {
    FormattingTuple message =
        MessageFormatter.arrayFormat(event.getMessage(), event.getArgumentArray());
    StringBuilder line = new StringBuilder("[").append(event.getLevel()).append("] ");
    line.append(event.getLoggerName()).append(" - ").append(message.getMessage());
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        line.append(' ').append(pair.key).append('=').append(pair.value);
      }
    }
    System.err.println(line);
    Throwable thrown = event.getThrowable() != null ? event.getThrowable() : message.getThrowable();
    if (thrown != null) {
      thrown.printStackTrace();
    }
  }

  private static boolean isOnConsole(Level level) {
    return level.toInt() >= Level.INFO.toInt();
  }

  private static boolean isEnabled(Level level) {
    return isOnConsole(level) || Slf4jCapture.isWanted();
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  public boolean isTraceEnabled() {
    return isEnabled(Level.TRACE);
  }

  @Override
  public boolean isDebugEnabled() {
    return isEnabled(Level.DEBUG);
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
