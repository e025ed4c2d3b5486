package dev.faas.invoker;

import dev.faas.Context;
import dev.faas.invoker.log.OutputLine.Source;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/** Every way in which a handler can say something. */
enum Voice {
  OUT(Source.STDOUT) {
    @Override
    void say(Context context, String text) {
      System.out.println(text);
    }
  },
  ERR(Source.STDERR) {
    @Override
    void say(Context context, String text) {
      System.err.println(text);
    }
  },
  CONTEXT(Source.CONTEXT_LOGGER) {
    @Override
    void say(Context context, String text) {
      context.logger().info(text);
    }
  },
  SLF4J(Source.SLF4J) {
    @Override
    void say(Context context, String text) {
      LoggerFactory.getLogger("shop").info(text);
    }
  },
  JUL(Source.JUL) {
    @Override
    void say(Context context, String text) {
      Logger.getLogger("shop").info(text);
    }
  },
  SYSTEM_LOGGER(Source.JUL) {
    @Override
    void say(Context context, String text) {
      System.getLogger("shop").log(System.Logger.Level.INFO, text);
    }
  };

  final Source source;

  Voice(Source source) {
    this.source = source;
  }

  abstract void say(Context context, String text);
}
