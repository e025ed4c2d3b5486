package dev.faas.invoker.pool;

import java.time.Duration;

/**
 * How long environments live.
 *
 * @param idle at most so long without an invocation
 * @param age at most so long in all
 */
public record Retention(Duration idle, Duration age) {

  private static final Duration UNLIMITED = Duration.ofDays(10_000);

  boolean isIdleLimited() {
    return idle.compareTo(UNLIMITED) < 0;
  }

  /** For environments that are kept though nothing runs. */
  public Retention withoutIdleLimit() {
    return new Retention(UNLIMITED, UNLIMITED);
  }
}
