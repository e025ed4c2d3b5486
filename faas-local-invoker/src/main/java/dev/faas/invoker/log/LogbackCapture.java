package dev.faas.invoker.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.faas.invoker.log.OutputLine.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/**
 * The capture of SLF4J where Logback is its provider: an appender of the root logger, and of those
 * loggers that pass nothing on to it. It stays when Logback is configured anew. Loaded only where
 * Logback is.
 */
final class LogbackCapture extends UnsynchronizedAppenderBase<ILoggingEvent>
    implements OutputCapture.Part {

  private final LoggerContext loggers;
  private final LoggerContextListener watch = new Watch();

  private LogbackCapture(LoggerContext loggers) {
    this.loggers = loggers;
  }

  static OutputCapture.Part install() {
    LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
    LogbackCapture capture = new LogbackCapture(loggers);
    capture.setContext(loggers);
    capture.setName("faas");
    capture.attach();
    loggers.addListener(capture.watch);
    return capture;
  }

  private void attach() {
    start();
    for (Logger logger : loggers.getLoggerList()) {
      if (!logger.isAdditive() || logger.getName().equals(Logger.ROOT_LOGGER_NAME)) {
        logger.addAppender(this);
      }
    }
  }

  @Override
  protected void append(ILoggingEvent event) {
    Destination destination = Attribution.ofCurrentThread();
    if (destination != null) {
      destination.write(draft(event));
    }
  }

  private static LineDraft draft(ILoggingEvent event) {
    List<KeyValuePair> keyValues = event.getKeyValuePairs();
    return new LineDraft(
        Source.SLF4J,
        level(event.getLevel().toInt()),
        event.getLoggerName(),
        event.getThreadName(),
        String.valueOf(event.getFormattedMessage()),
        throwable(event),
        LineDraft.names(event.getMarkerList()),
        event.getMDCPropertyMap(),
        keyValues == null ? List.of() : keyValues);
  }

  private static @Nullable Throwable throwable(ILoggingEvent event) {
    return event.getThrowableProxy() instanceof ThrowableProxy proxy ? proxy.getThrowable() : null;
  }

  private static org.slf4j.event.Level level(int value) {
    if (value >= Level.ERROR_INT) {
      return org.slf4j.event.Level.ERROR;
    }
    if (value >= Level.WARN_INT) {
      return org.slf4j.event.Level.WARN;
    }
    if (value >= Level.INFO_INT) {
      return org.slf4j.event.Level.INFO;
    }
    return value >= Level.DEBUG_INT ? org.slf4j.event.Level.DEBUG : org.slf4j.event.Level.TRACE;
  }

  @Override
  public void close() {
    loggers.removeListener(watch);
    for (Logger logger : loggers.getLoggerList()) {
      logger.detachAppender(this);
    }
    stop();
  }

  /** A new configuration throws all appenders out; ours comes back. */
  private final class Watch implements LoggerContextListener {
    @Override
    public boolean isResetResistant() {
      return true;
    }

    @Override
    public void onReset(LoggerContext context) {
      attach();
    }

    @Override
    public void onStart(LoggerContext context) {}

    @Override
    public void onStop(LoggerContext context) {}

    @Override
    public void onLevelChange(Logger logger, Level level) {}
  }
}
