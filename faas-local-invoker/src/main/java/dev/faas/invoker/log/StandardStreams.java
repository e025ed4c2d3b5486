package dev.faas.invoker.log;

import dev.faas.invoker.log.OutputLine.Source;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The capture of {@code System.out} and {@code System.err}. As long as somebody captures, output of
 * threads that belong to an execution environment goes to its log, and all other output to the stream
 * that was there before. When the last one closes, the streams that were there before are put back,
 * unless somebody else has replaced ours meanwhile: then theirs stay, and ours behind them pass
 * everything on.
 *
 * <p>A stream that somebody took from {@code System.out} before the capture began is not seen.
 */
public final class StandardStreams implements AutoCloseable {

  private static int users;

  private final AtomicBoolean isClosed = new AtomicBoolean();

  private StandardStreams() {}

  /** Captures until {@link #close}. */
  public static StandardStreams capture() {
    synchronized (StandardStreams.class) {
      if (users == 0) {
        install();
      }
      users++;
    }
    return new StandardStreams();
  }

  /** Captures no longer; further calls do nothing. */
  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      synchronized (StandardStreams.class) {
        users--;
        if (users == 0) {
          uninstall();
        }
      }
    }
  }

  private static void install() {
    if (!(System.out instanceof CapturedStream)) {
      System.setOut(new CapturedStream(Source.STDOUT, System.out));
    }
    if (!(System.err instanceof CapturedStream)) {
      System.setErr(new CapturedStream(Source.STDERR, System.err));
    }
  }

  private static void uninstall() {
    if (System.out instanceof CapturedStream ours) {
      System.setOut(ours.original());
    }
    if (System.err instanceof CapturedStream ours) {
      System.setErr(ours.original());
    }
  }
}
