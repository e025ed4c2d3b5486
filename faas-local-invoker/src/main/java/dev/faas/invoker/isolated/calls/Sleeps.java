package dev.faas.invoker.isolated.calls;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.faas.invoker.isolated.waits.Arguments;
import dev.faas.invoker.isolated.waits.Wait;
import dev.faas.invoker.isolation.Surroundings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Sleeping: {@link Thread#sleep(long)} in all its forms, and {@link TimeUnit#sleep}. */
public final class Sleeps {

  private Sleeps() {}

  @Replaces(value = Thread.class, isStatic = true)
  public static void sleep(long millis, Surroundings surroundings) throws InterruptedException {
    if (surroundings.isSimulated()) {
      Arguments.notNegative(millis, "timeout value is negative");
      Wait.pass(surroundings, Wait.deadline(surroundings, millis, MILLISECONDS));
    } else {
      Thread.sleep(millis);
    }
  }

  /** To the nanosecond, as from JDK 21. */
  @Replaces(value = Thread.class, isStatic = true)
  public static void sleep(long millis, int nanos, Surroundings surroundings)
      throws InterruptedException {
    if (surroundings.isSimulated()) {
      long total = Arguments.timeout(millis, nanos);
      Wait.pass(surroundings, Wait.deadline(surroundings, total, NANOSECONDS));
    } else {
      Thread.sleep(millis, nanos);
    }
  }

  /** From JDK 19. */
  @Replaces(value = Thread.class, isStatic = true)
  public static void sleep(Duration duration, Surroundings surroundings)
      throws InterruptedException {
    sleep(NANOSECONDS, NANOSECONDS.convert(duration), surroundings);
  }

  @Replaces(TimeUnit.class)
  public static void sleep(TimeUnit unit, long timeout, Surroundings surroundings)
      throws InterruptedException {
    if (!surroundings.isSimulated()) {
      unit.sleep(timeout);
    } else if (timeout > 0) {
      Wait.pass(surroundings, Wait.deadline(surroundings, timeout, unit));
    }
  }
}
