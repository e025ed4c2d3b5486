package dev.faas.invoker.async;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When an event is tried again, and when it is given up. */
final class RetryRules {

  /** "How Lambda handles errors and retries with asynchronous invocation": one minute, then two. */
  private static final Duration STEP = Duration.ofMinutes(1);

  /** The same page: "from 1 second after the first attempt to a maximum of 5 minutes". */
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);

  private static final Duration MAX_BACK_OFF = Duration.ofMinutes(5);
  private static final int MAX_DOUBLINGS = 9;

  private RetryRules() {}

  /** What comes next: another attempt after a delay, or the end. */
  record Next(Duration delay, @Nullable Condition condition) {

    private static Next after(Duration delay) {
      return new Next(delay, null);
    }

    private static Next end(Condition condition) {
      return new Next(Duration.ZERO, condition);
    }
  }

  /**
   * After the function failed. An event is given up when it would be too old at the next attempt (recorded: with a
   * maximum of 60 seconds there is one attempt, since the first delay is as long).
   */
  static Next afterFailure(AsyncInvocation event, AsyncSettings settings, long nowNanos) {
    if (event.attempts() > settings.maximumRetryAttempts()) {
      return Next.end(Condition.RETRIES_EXHAUSTED);
    }
    return unlessTooOld(STEP.multipliedBy(event.attempts()), event, settings, nowNanos);
  }

  /** After the event was throttled, which is no attempt. */
  static Next afterThrottle(AsyncInvocation event, AsyncSettings settings, long nowNanos) {
    int doublings = Math.min(event.throttles() - 1, MAX_DOUBLINGS);
    Duration delay = FIRST_BACK_OFF.multipliedBy(1L << doublings);
    Duration limited = delay.compareTo(MAX_BACK_OFF) > 0 ? MAX_BACK_OFF : delay;
    return unlessTooOld(limited, event, settings, nowNanos);
  }

  private static Next unlessTooOld(
      Duration delay, AsyncInvocation event, AsyncSettings settings, long nowNanos) {
    long ageThen = nowNanos - event.acceptedNanos() + delay.toNanos();
    boolean isTooOld = ageThen >= settings.maximumEventAge().toNanos();
    return isTooOld ? Next.end(Condition.EVENT_AGE_EXCEEDED) : Next.after(delay);
  }
}
