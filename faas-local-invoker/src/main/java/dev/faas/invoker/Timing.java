package dev.faas.invoker;

import java.time.Duration;
import java.time.Instant;

/** When an invocation took place and how long it took. */
record Timing(Instant startedAt, Duration duration, Start start) {

  private static final long NANOS_PER_MILLISECOND = 1_000_000;

  Instant endedAt() {
    return startedAt.plus(duration);
  }

  /**
   * The invocation with its init phase (charged since August 2025) or its restore, in whole milliseconds,
   * rounded up, at least one.
   */
  Duration billed() {
    return Duration.ofMillis(Math.max(1, wholeMilliseconds(duration.plus(start.billed()))));
  }

  /** Rounded up. */
  static long wholeMilliseconds(Duration duration) {
    return -Math.floorDiv(-duration.toNanos(), NANOS_PER_MILLISECOND);
  }
}
