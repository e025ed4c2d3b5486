package dev.faas.invoker.isolated.calls;

import dev.faas.invoker.isolation.Surroundings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The system's clock, as an environment has it. */
final class EnvironmentClock extends Clock {

  private final Surroundings surroundings;
  private final ZoneId zone;

  EnvironmentClock(Surroundings surroundings, ZoneId zone) {
    this.surroundings = surroundings;
    this.zone = Objects.requireNonNull(zone, "zone");
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new EnvironmentClock(surroundings, other);
  }

  @Override
  public Instant instant() {
    return surroundings.instant();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EnvironmentClock clock
        && clock.surroundings == surroundings
        && clock.zone.equals(zone);
  }

  @Override
  public int hashCode() {
    return zone.hashCode() + 1;
  }

  @Override
  public String toString() {
    return "SystemClock[" + zone + "]";
  }
}
