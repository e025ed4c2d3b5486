package dev.faas.invoker.isolation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Thrown in the environment's thread where the runtime process has ended, by itself or by a signal. */
public final class ProcessExit extends Error {

  private static final long serialVersionUID = 1L;

  private static final Set<String> CRASHES = Set.of(
      "illegal instruction",
      "trace/breakpoint trap",
      "aborted",
      "bus error",
      "floating point exception",
      "segmentation fault");

  private final int status;
  private final @Nullable String signal;

  private ProcessExit(int status, @Nullable String signal, String message) {
    super(message, null, false, false);
    this.status = status;
    this.signal = signal;
  }

  /** The process has exited with this status. */
  public static ProcessExit withStatus(int status) {
    return new ProcessExit(
        status,
        null,
        status == 0
            ? "Runtime exited without providing a reason"
            : "Runtime exited with error: exit status " + status);
  }

  /**
   * A signal has ended the process.
   *
   * @param signal in the service's words, such as {@code killed} or {@code segmentation fault}
   */
  public static ProcessExit bySignal(String signal) {
    return new ProcessExit(-1, signal, "Runtime exited with error: signal: " + signal);
  }

  /** The exit status; -1 where a signal ended the process. */
  public int status() {
    return status;
  }

  /** The signal in the service's words, or null where the process exited by itself. */
  public @Nullable String signal() {
    return signal;
  }

  /** Whether the process crashed: it got a signal that tells of a mistake of its own. */
  public boolean isCrash() {
    return signal != null && CRASHES.contains(signal);
  }
}
