package dev.faas.invoker.isolated.calls;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.faas.invoker.isolated.waits.Own;
import dev.faas.invoker.isolated.waits.Wait;
import dev.faas.invoker.isolation.Surroundings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Waiting with a limit for another process. It lives in real time, so it gets one real second, or its limit
 * if that is shorter, during which simulated time stands still; then simulated time goes on, and the
 * process may well be late. {@code waitFor} without a limit stays real.
 */
public final class Processes {

  private static final long REAL_NANOS = 1_000_000_000;

  private Processes() {}

  @Replaces(Process.class)
  public static boolean waitFor(
      Process process, long timeout, TimeUnit unit, Surroundings surroundings)
      throws InterruptedException {
    if (Own.isReal(surroundings, process, "waitFor", 2)) {
      return process.waitFor(timeout, unit);
    }
    return process.waitFor(Math.min(unit.toNanos(timeout), REAL_NANOS), NANOSECONDS)
        || Wait.until(
            surroundings,
            Wait.deadline(surroundings, timeout, unit),
            nanos -> process.waitFor(nanos, NANOSECONDS));
  }

  /** From JDK 24. */
  @Replaces(Process.class)
  public static boolean waitFor(Process process, Duration timeout, Surroundings surroundings)
      throws InterruptedException {
    return waitFor(process, NANOSECONDS.convert(timeout), NANOSECONDS, surroundings);
  }
}
