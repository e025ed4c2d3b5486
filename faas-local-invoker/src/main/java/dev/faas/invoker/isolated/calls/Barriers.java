package dev.faas.invoker.isolated.calls;

import dev.faas.invoker.isolation.Surroundings;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Where threads meet: {@link CyclicBarrier} and {@link Exchanger}. Under simulated time an exchanger's
 * partners must both be threads of the user's classes.
 */
public final class Barriers {

  private Barriers() {}

  @Replaces(CyclicBarrier.class)
  public static int await(CyclicBarrier barrier, Surroundings surroundings)
      throws InterruptedException, BrokenBarrierException {
    if (Own.isReal(surroundings, barrier, "await", 0)) {
      return barrier.await();
    }
    try {
      return Meeting.of(barrier).await(barrier, Wait.NEVER, surroundings);
    } catch (TimeoutException e) {
      throw new IllegalStateException("a wait without deadline ended", e);
    }
  }

  @Replaces(CyclicBarrier.class)
  public static int await(
      CyclicBarrier barrier, long timeout, TimeUnit unit, Surroundings surroundings)
      throws InterruptedException, BrokenBarrierException, TimeoutException {
    return Own.isReal(surroundings, barrier, "await", 2)
        ? barrier.await(timeout, unit)
        : Meeting.of(barrier)
            .await(barrier, Wait.deadline(surroundings, timeout, unit), surroundings);
  }

  @Replaces(CyclicBarrier.class)
  public static void reset(CyclicBarrier barrier, Surroundings surroundings) {
    if (Own.isReal(surroundings, barrier, "reset", 0)) {
      barrier.reset();
    } else {
      Meeting.of(barrier).reset(barrier, surroundings);
    }
  }

  @Replaces(Exchanger.class)
  public static <V extends @Nullable Object> @Nullable V exchange(
      Exchanger<V> exchanger, V item, Surroundings surroundings) throws InterruptedException {
    if (Own.isReal(surroundings, exchanger, "exchange", 1)) {
      return exchanger.exchange(item);
    }
    try {
      return Swap.at(exchanger).exchange(item, Wait.NEVER, surroundings);
    } catch (TimeoutException e) {
      throw new IllegalStateException("a wait without deadline ended", e);
    }
  }

  @Replaces(Exchanger.class)
  public static <V extends @Nullable Object> @Nullable V exchange(
      Exchanger<V> exchanger, V item, long timeout, TimeUnit unit, Surroundings surroundings)
      throws InterruptedException, TimeoutException {
    return Own.isReal(surroundings, exchanger, "exchange", 3)
        ? exchanger.exchange(item, timeout, unit)
        : Swap.at(exchanger)
            .exchange(item, Wait.deadline(surroundings, timeout, unit), surroundings);
  }
}
