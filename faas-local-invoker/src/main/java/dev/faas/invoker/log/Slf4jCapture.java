package dev.faas.invoker.log;

import dev.faas.invoker.log.OutputLine.Source;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.LoggingEvent;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * The way in for a provider of SLF4J that hands its events to the invoker: the module faas-slf4j.
 * Logback needs none, since an appender sees its events.
 */
public final class Slf4jCapture {

  private static final String PROVIDER =
      Presence.IS_PROVIDED ? LoggerFactory.getILoggerFactory().getClass().getName() : "";

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

  /**
   * Whether SLF4J has a provider, asked without SLF4J: where it has none, it would say so on the console
   * at its first use, which should be the user's own.
   */
  static final class Presence {

    static final boolean IS_PROVIDED = System.getProperty("slf4j.provider") != null
        || ServiceLoader.load(SLF4JServiceProvider.class, Logger.class.getClassLoader()).stream()
            .findAny()
            .isPresent();

    private Presence() {}
  }
}
