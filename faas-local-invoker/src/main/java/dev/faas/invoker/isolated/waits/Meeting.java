package dev.faas.invoker.isolated.waits;

import dev.faas.invoker.isolation.Surroundings;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Those who wait at a barrier in simulated time. A barrier cannot be tried for a short while, as a wait that
 * ends early breaks it: so each of them but the last has a {@link StandIn} that waits there really.
 */
public final class Meeting {

  private static final WeakTable<CyclicBarrier, Meeting> ALL = new WeakTable<>();

  private final ReentrantLock arriving = new ReentrantLock();
  private List<StandIn> present = new CopyOnWriteArrayList<>(); // guarded by arriving

  private Meeting() {}

  /** Those who wait at this barrier. */
  public static Meeting of(CyclicBarrier barrier) {
    return ALL.get(barrier, Meeting::new);
  }

  /**
   * Waits like {@link CyclicBarrier#await()}.
   *
   * @throws TimeoutException if the others have not come until the deadline, which breaks the barrier
   */
  public int await(CyclicBarrier barrier, long deadline, Surroundings surroundings)
      throws InterruptedException, BrokenBarrierException, TimeoutException {
    StandIn mine;
    List<StandIn> others;
    lock(surroundings);
    try {
      if (endsNow(barrier)) {
        return end(barrier);
      }
      mine = StandIn.at(barrier);
      present.add(mine);
      others = present;
    } finally {
      arriving.unlock();
    }
    return await(mine, others, deadline, surroundings);
  }

  /** Resets the barrier like {@link CyclicBarrier#reset}. */
  public void reset(CyclicBarrier barrier, Surroundings surroundings) {
    lock(surroundings);
    try {
      barrier.reset();
      settle(present);
      present = new CopyOnWriteArrayList<>();
    } finally {
      arriving.unlock();
    }
  }

  private void lock(Surroundings surroundings) {
    Wait.uninterruptibly(surroundings, nanos -> arriving.tryLock(nanos, TimeUnit.NANOSECONDS));
  }

  private static boolean endsNow(CyclicBarrier barrier) {
    return barrier.isBroken()
        || Thread.currentThread().isInterrupted()
        || barrier.getNumberWaiting() == barrier.getParties() - 1;
  }

  /** The caller's own arrival lets all go, or finds or makes the barrier broken. */
  private int end(CyclicBarrier barrier) throws InterruptedException, BrokenBarrierException {
    try {
      return barrier.await();
    } finally {
      settle(present);
      present = new CopyOnWriteArrayList<>();
    }
  }

  private static int await(
      StandIn mine, List<StandIn> others, long deadline, Surroundings surroundings)
      throws InterruptedException, BrokenBarrierException, TimeoutException {
    boolean interrupted = false;
    try {
      Wait.until(surroundings, deadline, mine::hasLeftWithin);
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (mine.withdraw()) {
        settle(others);
      }
      others.remove(mine); // as it knows the barrier
    }
    if (!mine.hasWithdrawn()) {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      return mine.index();
    }
    if (interrupted) {
      throw new InterruptedException();
    }
    throw new TimeoutException();
  }

  /** Sees to it that those who may go have gone, before simulated time can move. */
  private static void settle(List<StandIn> leaving) {
    leaving.forEach(StandIn::settle);
  }
}
