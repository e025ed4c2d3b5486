package dev.faas.invoker.log;

import dev.faas.invoker.log.OutputLine.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Filter;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * The capture of java.util.logging: a handler of the root logger. It sees what reaches that logger, at
 * the levels that are configured. {@code System.Logger} writes there as well by default.
 */
final class JulCapture extends Handler implements OutputCapture.Part {

  private static final String BRIDGE = "org.slf4j.bridge.SLF4JBridgeHandler";

  private final Logger root = Logger.getLogger("");
  private final Formatter formatter = new SimpleFormatter();
  private final List<Silenced> silenced = new ArrayList<>();

  private JulCapture() {}

  static JulCapture install() {
    JulCapture capture = new JulCapture();
    for (Handler handler : capture.root.getHandlers()) {
      if (handler instanceof ConsoleHandler) {
        capture.silenced.add(Silenced.of(handler));
      }
    }
    capture.root.addHandler(capture);
    return capture;
  }

  @Override
  public void publish(LogRecord record) {
    Destination destination = Attribution.ofCurrentThread();
    if (destination != null && isLoggable(record) && !isBridged()) {
      destination.write(LineDraft.of(
          Source.JUL,
          level(record.getLevel().intValue()),
          record.getLoggerName(),
          String.valueOf(formatter.formatMessage(record)),
          record.getThrown(),
          DiagnosticContext.copy()));
    }
  }

  /** Whether the same record arrives through SLF4J. */
  private boolean isBridged() {
    return Slf4jCapture.isCaptured()
        && Arrays.stream(root.getHandlers())
            .anyMatch(handler -> handler.getClass().getName().equals(BRIDGE));
  }

  /** The steps of jul-to-slf4j. */
  private static Level level(int value) {
    if (value >= java.util.logging.Level.SEVERE.intValue()) {
      return Level.ERROR;
    }
    if (value >= java.util.logging.Level.WARNING.intValue()) {
      return Level.WARN;
    }
    if (value > java.util.logging.Level.FINE.intValue()) {
      return Level.INFO;
    }
    return value > java.util.logging.Level.FINEST.intValue() ? Level.DEBUG : Level.TRACE;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    root.removeHandler(this);
    silenced.forEach(Silenced::restore);
  }

  /** A handler that writes to the console, and does not for what is captured. */
  private record Silenced(Handler handler, @Nullable Filter before, Filter ours) {

    static Silenced of(Handler handler) {
      Filter before = handler.getFilter();
      Filter ours = record ->
          Attribution.ofCurrentThread() == null && (before == null || before.isLoggable(record));
      handler.setFilter(ours);
      return new Silenced(handler, before, ours);
    }

    void restore() {
      if (handler.getFilter() == ours) {
        handler.setFilter(before);
      }
    }
  }
}
