package dev.faas.invoker.log;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.FormattingTuple;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/** What {@code Context.logger()} gives: writes to one invocation's lines, at every level. */
final class InvocationLogger extends LegacyAbstractLogger implements LoggingEventAware {

  private static final long serialVersionUID = 1L;

  private final transient EnvironmentLog log;
  private final transient String requestId;

  InvocationLogger(String name, String requestId, EnvironmentLog log) {
    this.name = name;
    this.requestId = requestId;
    this.log = log;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      @Nullable String pattern,
      Object @Nullable [] arguments,
      @Nullable Throwable throwable) {
    String message = MessageFormatter.basicArrayFormat(pattern, arguments);
    log.log(level, getName(), requestId, String.valueOf(message), throwable, List.of());
  }

  @Override
  public void log(LoggingEvent event) {
    FormattingTuple message =
        MessageFormatter.arrayFormat(event.getMessage(), event.getArgumentArray());
    Throwable throwable = event.getThrowable();
    List<KeyValuePair> keyValues = event.getKeyValuePairs();
    log.log(
        event.getLevel(),
        getName(),
        requestId,
        String.valueOf(message.getMessage()),
        throwable != null ? throwable : message.getThrowable(),
        keyValues != null ? keyValues : List.of());
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
