package dev.faas.invoker.forked;

import dev.faas.invoker.isolation.ProcessExit;
import java.util.Map;

/** What the status of an ended process means. */
final class ExitStatus {

  private static final int SIGNAL_OFFSET = 128;

  /** The words of Go's {@code os/exec} on Linux, in which the service reports. */
  private static final Map<Integer, String> SIGNALS = Map.ofEntries(
      Map.entry(1, "hangup"),
      Map.entry(2, "interrupt"),
      Map.entry(3, "quit"),
      Map.entry(4, "illegal instruction"),
      Map.entry(5, "trace/breakpoint trap"),
      Map.entry(6, "aborted"),
      Map.entry(7, "bus error"),
      Map.entry(8, "floating point exception"),
      Map.entry(9, "killed"),
      Map.entry(10, "user defined signal 1"),
      Map.entry(11, "segmentation fault"),
      Map.entry(12, "user defined signal 2"),
      Map.entry(13, "broken pipe"),
      Map.entry(14, "alarm clock"),
      Map.entry(15, "terminated"));

  private ExitStatus() {}

  /**
   * The end of a process.
   *
   * @param status as {@link Process#exitValue} has it: 128 + n for signal n. A process that exits with
   *     such a number by itself cannot be told from one that a signal ended.
   */
  static ProcessExit meaning(int status) {
    String signal = SIGNALS.get(status - SIGNAL_OFFSET);
    return signal == null ? ProcessExit.withStatus(status) : ProcessExit.bySignal(signal);
  }
}
