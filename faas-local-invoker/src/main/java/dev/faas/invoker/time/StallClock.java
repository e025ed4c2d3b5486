package dev.faas.invoker.time;

import java.time.Duration;

/** Counts how long, in real time, simulated time stands still because of one activity. For one thread. */
final class StallClock {

  private static final int LOOKS = 16;
  private static final long SHORTEST_LOOK = 1_000_000;

  private final long limit;
  private long counted;
  private long lastReal = RealTime.stopwatch();
  private long lastSimulated;
  private boolean wasCounting = true;

  StallClock(Duration limit, long simulated) {
    this.limit = limit.toNanos();
    this.lastSimulated = simulated;
  }

  /**
   * Looks at the clocks.
   *
   * @param simulated the present simulated time
   * @param counts whether real time counts from now on
   * @return whether the limit has passed
   */
  boolean isOver(long simulated, boolean counts) {
    long real = RealTime.stopwatch();
    if (simulated != lastSimulated) {
      counted = 0;
    } else if (counts && wasCounting) {
      counted += real - lastReal;
    }
    lastReal = real;
    lastSimulated = simulated;
    wasCounting = counts;
    return counted >= limit;
  }

  /** When to look again, in real nanoseconds. */
  long nextLook() {
    return Math.min(limit - counted, Math.max(limit / LOOKS, SHORTEST_LOOK));
  }
}
