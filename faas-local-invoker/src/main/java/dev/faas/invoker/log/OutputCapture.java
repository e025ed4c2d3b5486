package dev.faas.invoker.log;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The capture of what functions write: {@code System.out} and {@code System.err}, java.util.logging with
 * {@code System.Logger}, and SLF4J where its provider is Logback or faas-slf4j. As long as somebody
 * captures, output of threads that work for a function goes to its log, and all other output where it
 * went before. When the last one closes, everything is as it was.
 *
 * <p>Console appenders of Logback and console handlers of java.util.logging are silent for what is
 * captured, since they would write the same a second time; files and other appenders get everything.
 */
public final class OutputCapture implements AutoCloseable {

  private static final Deque<Part> PARTS = new ArrayDeque<>();
  private static int users;
  private static volatile boolean isOpen;

  private final AtomicBoolean isClosed = new AtomicBoolean();

  private OutputCapture() {}

  /** One source of output that is captured until it is closed. */
  @FunctionalInterface
  interface Part {
    void close();
  }

  /** Captures until {@link #close}. */
  public static OutputCapture open() {
    synchronized (PARTS) {
      if (users == 0) {
        // Logging first: what it takes from System.err on its first use should be the real one.
        PARTS.push(JulCapture.install());
        if (Slf4jCapture.isLogback()) {
          PARTS.push(LogbackCapture.install());
        }
        PARTS.push(StandardStreams.install());
        isOpen = true;
      }
      users++;
    }
    return new OutputCapture();
  }

  /** {@code System.out} as it was before the capture, or as it is if nobody captures. */
  public static PrintStream console() {
    return StandardStreams.console();
  }

  /** Does something whose output is not captured, whichever function the calling thread works for. */
  public static void outside(Runnable work) {
    Destination before = Attribution.exchange(Destination.NONE);
    try {
      work.run();
    } finally {
      Attribution.exchange(before);
    }
  }

  static boolean isOpen() {
    return isOpen;
  }

  /** Captures no longer; further calls do nothing. */
  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      synchronized (PARTS) {
        users--;
        if (users == 0) {
          isOpen = false;
          while (!PARTS.isEmpty()) {
            PARTS.pop().close();
          }
        }
      }
    }
  }
}
