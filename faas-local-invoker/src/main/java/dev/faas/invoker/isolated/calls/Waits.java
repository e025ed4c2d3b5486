package dev.faas.invoker.isolated.calls;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.faas.invoker.isolated.waits.Arguments;
import dev.faas.invoker.isolated.waits.Monitor;
import dev.faas.invoker.isolated.waits.Wait;
import dev.faas.invoker.isolation.Surroundings;
import java.util.concurrent.TimeUnit;

/**
 * Waiting on monitors: {@link Object#wait()} in all its forms with {@link Object#notify} and {@link
 * Object#notifyAll}, and {@link TimeUnit#timedWait}. The monitor is released during the wait. {@code
 * notify} wakes the thread that has waited longest. A thread that a library's class notifies wakes too.
 * Entering a {@code synchronized} block is not a call, and stays real.
 */
@SuppressWarnings("WaitNotInLoop") // as the caller has it
public final class Waits {

  private Waits() {}

  @Replaces(value = Object.class, method = "wait")
  public static void await(Object object, Surroundings surroundings) throws InterruptedException {
    await(object, 0, surroundings);
  }

  @Replaces(value = Object.class, method = "wait")
  public static void await(Object object, long millis, Surroundings surroundings)
      throws InterruptedException {
    if (surroundings.isSimulated()) {
      Arguments.notNegative(millis, "timeout value is negative");
      Monitor.await(object, end(millis, surroundings), surroundings);
    } else {
      object.wait(millis);
    }
  }

  @Replaces(value = Object.class, method = "wait")
  public static void await(Object object, long millis, int nanos, Surroundings surroundings)
      throws InterruptedException {
    if (surroundings.isSimulated()) {
      await(object, Arguments.wholeMillis(millis, nanos), surroundings);
    } else {
      object.wait(millis, nanos);
    }
  }

  @Replaces(value = Object.class, method = "notify")
  public static void wakeOne(Object object, Surroundings surroundings) {
    if (surroundings.isSimulated()) {
      Monitor.wakeOne(object);
    } else {
      object.notify();
    }
  }

  @Replaces(value = Object.class, method = "notifyAll")
  public static void wakeAll(Object object, Surroundings surroundings) {
    if (surroundings.isSimulated()) {
      Monitor.wakeAll(object);
    } else {
      object.notifyAll();
    }
  }

  @Replaces(TimeUnit.class)
  public static void timedWait(
      TimeUnit unit, Object object, long timeout, Surroundings surroundings)
      throws InterruptedException {
    if (timeout > 0) {
      long nanos = unit.toNanos(timeout);
      await(object, nanos / 1_000_000, (int) (nanos % 1_000_000), surroundings);
    }
  }

  private static long end(long millis, Surroundings surroundings) {
    return millis == 0 ? Wait.NEVER : Wait.deadline(surroundings, millis, MILLISECONDS);
  }
}
