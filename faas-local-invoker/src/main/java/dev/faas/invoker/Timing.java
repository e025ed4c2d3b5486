package dev.faas.invoker;

import dev.faas.invoker.environment.Phase;
import dev.faas.invoker.time.Timeline;
import java.time.Duration;
import java.time.Instant;

/**
 * When an invocation took place and how long it took.
 *
 * @param endNanos {@code endedAt} as the timeline's nanoseconds
 * @param billed the invocation with its init phase (charged since August 2025) or its restore, in whole
 *     milliseconds, rounded up, at least one
 * @param start how it came to its handler
 */
record Timing(
    Instant startedAt,
    Instant endedAt,
    long endNanos,
    Duration duration,
    Duration billed,
    Start start) {

  private static final Duration LEAST = Duration.ofMillis(1);
  private static final long NANOS_PER_MILLISECOND = 1_000_000;

  static Timing of(Phase phase, Instant startedAt, Timeline timeline, Start start) {
    long nanos = phase.durationNanos(timeline);
    Duration duration = Duration.ofNanos(nanos);
    long milliseconds = wholeMilliseconds(duration.plus(start.billed()));
    Duration billed = milliseconds > 1 ? Duration.ofMillis(milliseconds) : LEAST;
    return new Timing(
        startedAt, startedAt.plusNanos(nanos), phase.startNanos() + nanos, duration, billed, start);
  }

  /** Rounded up. */
  static long wholeMilliseconds(Duration duration) {
    return -Math.floorDiv(-duration.toNanos(), NANOS_PER_MILLISECOND);
  }
}
