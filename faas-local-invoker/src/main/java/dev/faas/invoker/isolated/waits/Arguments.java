package dev.faas.invoker.isolated.waits;

import java.util.concurrent.TimeUnit;

/** The checks of arguments that the replaced methods make, in their words. */
public final class Arguments {

  private static final int NANOS_PER_MILLI = 1_000_000;

  private Arguments() {}

  /** Refuses a negative value with this message. */
  public static void notNegative(long value, String message) {
    if (value < 0) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Milliseconds and nanoseconds, in nanoseconds. */
  public static long timeout(long millis, int nanos) {
    notNegative(millis, "timeout value is negative");
    if (nanos < 0 || nanos >= NANOS_PER_MILLI) {
      throw new IllegalArgumentException("nanosecond timeout value out of range");
    }
    long total = TimeUnit.MILLISECONDS.toNanos(millis) + nanos;
    return total < 0 ? Long.MAX_VALUE : total;
  }

  /** Milliseconds and nanoseconds, rounded up to milliseconds. */
  public static long wholeMillis(long millis, int nanos) {
    timeout(millis, nanos);
    return nanos > 0 && millis < Long.MAX_VALUE ? millis + 1 : millis;
  }
}
