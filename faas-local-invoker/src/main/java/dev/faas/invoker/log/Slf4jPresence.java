package dev.faas.invoker.log;

import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Whether SLF4J has a provider, asked without SLF4J: where it has none, it would say so on the console at
 * its first use, which should be the user's own.
 */
final class Slf4jPresence {

  static final boolean IS_PROVIDED = isProvided();

  private Slf4jPresence() {}

  private static boolean isProvided() {
    return System.getProperty("slf4j.provider") != null
        || ServiceLoader.load(SLF4JServiceProvider.class, Logger.class.getClassLoader()).stream()
            .findAny()
            .isPresent();
  }
}
