package dev.faas.invoker.log;

import dev.faas.invoker.log.OutputLine.Source;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
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
    log.write(
        requestId,
        new LineDraft(
            Source.CONTEXT_LOGGER,
            level,
            getName(),
            Thread.currentThread().getName(),
            String.valueOf(message),
            throwable,
            marker == null ? List.of() : List.of(marker.getName()),
            mdc(),
            List.of()));
  }

  @Override
  public void log(LoggingEvent event) {
    log.write(requestId, LineDraft.of(Source.CONTEXT_LOGGER, getName(), event, mdc()));
  }

  /** Of the thread that logs, but always with our own keys: the invocation is known in every thread. */
  private Map<String, String> mdc() {
    return DiagnosticContext.copyWith(requestId, log.function());
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
