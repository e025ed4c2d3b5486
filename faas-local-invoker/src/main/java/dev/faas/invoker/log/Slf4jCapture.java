package dev.faas.invoker.log;

import dev.faas.invoker.log.OutputLine.Source;
import org.slf4j.LoggerFactory;
import org.slf4j.event.LoggingEvent;

/**
 * The way in for a provider of SLF4J that hands its events to the invoker: the module faas-slf4j.
 * Logback needs none, since an appender sees its events.
 */
public final class Slf4jCapture {

  private static final String PROVIDER =
      Slf4jPresence.IS_PROVIDED ? LoggerFactory.getILoggerFactory().getClass().getName() : "";

  private Slf4jCapture() {}

  /** Whether an event of the calling thread would be kept now: it works for a function. */
  public static boolean isWanted() {
    return OutputCapture.isOpen() && Attribution.ofCurrentThread() != null;
  }

  /**
   * Keeps an event of the calling thread, with its diagnostic context.
   *
   * @return false if the thread works for no function: then the event is the provider's own affair
   */
  public static boolean capture(LoggingEvent event) {
    Destination destination = OutputCapture.isOpen() ? Attribution.ofCurrentThread() : null;
    if (destination == null) {
      return false;
    }
    String logger = String.valueOf(event.getLoggerName());
    destination.write(LineDraft.of(Source.SLF4J, logger, event, DiagnosticContext.copy()));
    return true;
  }

  /** Whether what goes to SLF4J gets here. */
  static boolean isCaptured() {
    return isLogback() || PROVIDER.startsWith("dev.faas.slf4j.");
  }

  static boolean isLogback() {
    return PROVIDER.equals("ch.qos.logback.classic.LoggerContext");
  }
}
