package dev.faas.invoker.isolated.calls;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.faas.invoker.isolated.waits.Moments;
import dev.faas.invoker.isolated.waits.Permit;
import dev.faas.invoker.isolated.waits.Wait;
import dev.faas.invoker.isolation.Surroundings;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Parking: {@link LockSupport#park()}, {@code parkNanos} and {@code parkUntil} with and without a blocker.
 * {@link LockSupport#unpark} is replaced too, so that a permit survives the waits of the engine. As in the
 * JDK an interrupted thread does not park, and keeps its interrupt status.
 */
public final class Parks {

  private Parks() {}

  @Replaces(value = LockSupport.class, isStatic = true)
  public static void unpark(@Nullable Thread thread, Surroundings surroundings) {
    if (thread == null || !surroundings.isSimulated()) {
      LockSupport.unpark(thread);
    } else {
      Permit.give(thread);
    }
  }

  @Replaces(value = LockSupport.class, isStatic = true)
  public static void park(Surroundings surroundings) {
    if (surroundings.isSimulated()) {
      park(null, Wait.NEVER, surroundings);
    } else {
      LockSupport.park();
    }
  }

  @Replaces(value = LockSupport.class, isStatic = true)
  public static void park(@Nullable Object blocker, Surroundings surroundings) {
    if (surroundings.isSimulated()) {
      park(blocker, Wait.NEVER, surroundings);
    } else {
      LockSupport.park(blocker);
    }
  }

  @Replaces(value = LockSupport.class, isStatic = true)
  public static void parkNanos(long nanos, Surroundings surroundings) {
    if (surroundings.isSimulated()) {
      park(null, Wait.deadline(surroundings, nanos, NANOSECONDS), surroundings);
    } else {
      LockSupport.parkNanos(nanos);
    }
  }

  @Replaces(value = LockSupport.class, isStatic = true)
  public static void parkNanos(@Nullable Object blocker, long nanos, Surroundings surroundings) {
    if (surroundings.isSimulated()) {
      park(blocker, Wait.deadline(surroundings, nanos, NANOSECONDS), surroundings);
    } else {
      LockSupport.parkNanos(blocker, nanos);
    }
  }

  @Replaces(value = LockSupport.class, isStatic = true)
  public static void parkUntil(long deadline, Surroundings surroundings) {
    if (surroundings.isSimulated()) {
      park(null, at(deadline, surroundings), surroundings);
    } else {
      LockSupport.parkUntil(deadline);
    }
  }

  @Replaces(value = LockSupport.class, isStatic = true)
  public static void parkUntil(@Nullable Object blocker, long deadline, Surroundings surroundings) {
    if (surroundings.isSimulated()) {
      park(blocker, at(deadline, surroundings), surroundings);
    } else {
      LockSupport.parkUntil(blocker, deadline);
    }
  }

  private static long at(long epochMillis, Surroundings surroundings) {
    return Moments.atMilli(epochMillis, surroundings);
  }

  private static void park(@Nullable Object blocker, long deadline, Surroundings surroundings) {
    if (deadline <= surroundings.nanos()) {
      return;
    }
    try {
      Wait.park(surroundings, deadline, nanos -> Permit.isTakenWithin(nanos, blocker));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
