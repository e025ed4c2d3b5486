package dev.faas.invoker.log;

import dev.faas.invoker.log.OutputLine.Source;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * The capture of {@code System.out} and {@code System.err}. In the end the streams that were there
 * before are put back, unless somebody else has replaced ours meanwhile: then theirs stay, and ours
 * behind them pass everything on.
 *
 * <p>A stream that somebody took from {@code System.out} before the capture began is not seen.
 */
final class StandardStreams {

  private static volatile @Nullable PrintStream outBefore;

  private StandardStreams() {}

  /** {@code System.out} as it was before the capture, or as it is if nobody captures. */
  static PrintStream console() {
    PrintStream before = outBefore;
    return before == null ? System.out : before;
  }

  static OutputCapture.Part install() {
    outBefore = System.out instanceof CapturedStream ours ? ours.original() : System.out;
    if (!(System.out instanceof CapturedStream)) {
      System.setOut(new CapturedStream(Source.STDOUT, System.out));
    }
    if (!(System.err instanceof CapturedStream)) {
      System.setErr(new CapturedStream(Source.STDERR, System.err));
    }
    return StandardStreams::uninstall;
  }

  private static void uninstall() {
    outBefore = null;
    if (System.out instanceof CapturedStream ours) {
      System.setOut(ours.original());
    }
    if (System.err instanceof CapturedStream ours) {
      System.setErr(ours.original());
    }
  }
}
