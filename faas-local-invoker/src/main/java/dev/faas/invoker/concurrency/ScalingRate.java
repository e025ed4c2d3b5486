package dev.faas.invoker.concurrency;

/**
 * How fast a function gets new execution environments: 1,000 in 10 seconds, which come back continuously and
 * are not saved up ("Lambda scaling behavior"). Safe for use by several threads.
 */
public final class ScalingRate {

  private static final int MAX = 1000;
  private static final long NANOS_FOR_ONE = 10_000_000_000L / MAX;
  private static final long NANOS_FOR_ALL = MAX * NANOS_FOR_ONE;

  /** When all would be there again, if no more were taken. */
  private long fullNanos = Long.MIN_VALUE;

  /** A function that has made no environments. */
  public ScalingRate() {}

  /**
   * Asks for one more environment.
   *
   * @param nowNanos the present moment, as the timeline's nanoseconds
   */
  public synchronized boolean take(long nowNanos) {
    long full = Math.max(fullNanos, nowNanos) + NANOS_FOR_ONE;
    if (full - nowNanos > NANOS_FOR_ALL) {
      return false;
    }
    fullNanos = full;
    return true;
  }
}
