package dev.faas.invoker.environment;

import dev.faas.invoker.isolation.Surroundings;
import java.util.concurrent.atomic.AtomicLong;

/** The time of an init phase that is repeated: it stands still, and waits move it to their end at once. */
final class SnapshotClock {

  private static final long LOOK_NANOS = 1_000_000;

  private final AtomicLong nanos;

  SnapshotClock(long nanos) {
    this.nanos = new AtomicLong(nanos);
  }

  long nanos() {
    return nanos.get();
  }

  boolean await(Surroundings.Attempt attempt, long deadlineNanos) throws InterruptedException {
    boolean isForEver = deadlineNanos == Long.MAX_VALUE;
    boolean hasCome = attempt.within(LOOK_NANOS);
    while (isForEver && !hasCome) {
      hasCome = attempt.within(LOOK_NANOS);
    }
    if (!hasCome) {
      passTo(deadlineNanos);
    }
    return hasCome;
  }

  void passTo(long moment) {
    nanos.accumulateAndGet(moment, Math::max);
  }
}
