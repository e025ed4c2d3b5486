package dev.faas.invoker.isolated.waits;

import dev.faas.invoker.isolation.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Moments of the calendar on the clock that counts nanoseconds. */
public final class Moments {

  private Moments() {}

  /** The value of {@link Surroundings#nanos} at this millisecond of the epoch; now if it has passed. */
  public static long atMilli(long epochMillis, Surroundings surroundings) {
    Duration left = Duration.between(surroundings.instant(), Instant.ofEpochMilli(epochMillis));
    return Wait.deadline(surroundings, TimeUnit.NANOSECONDS.convert(left), TimeUnit.NANOSECONDS);
  }
}
