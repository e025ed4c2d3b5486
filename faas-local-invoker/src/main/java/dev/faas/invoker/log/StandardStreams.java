package dev.faas.invoker.log;

import dev.faas.invoker.log.OutputLine.Source;

/**
 * The capture of {@code System.out} and {@code System.err}. In the end the streams that were there
 * before are put back, unless somebody else has replaced ours meanwhile: then theirs stay, and ours
 * behind them pass everything on.
 *
 * <p>A stream that somebody took from {@code System.out} before the capture began is not seen.
 */
final class StandardStreams {

  private StandardStreams() {}

  static OutputCapture.Part install() {
    if (!(System.out instanceof CapturedStream)) {
      System.setOut(new CapturedStream(Source.STDOUT, System.out));
    }
    if (!(System.err instanceof CapturedStream)) {
      System.setErr(new CapturedStream(Source.STDERR, System.err));
    }
    return StandardStreams::uninstall;
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
