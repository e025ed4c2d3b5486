package dev.faas.invoker.isolated.waits;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread that waits at a barrier for another one. */
final class StandIn extends Thread {

  /** How long a thread that is free to go may take, in real nanoseconds. */
  private static final long PATIENCE = 1_000_000_000;

  private static final long A_MOMENT = 20_000;

  private final CyclicBarrier barrier;
  private final CountDownLatch left = new CountDownLatch(1);
  private int index;
  private @Nullable Exception failure;

  private StandIn(CyclicBarrier barrier) {
    super(null, null, "stand-in at a barrier", 0, false);
    setContextClassLoader(null); // it may be kept longer than the environment
    this.barrier = barrier;
  }

  /** One that has arrived. Nobody else may arrive meanwhile. */
  static StandIn at(CyclicBarrier barrier) {
    StandIn standIn = new StandIn(barrier);
    int before = barrier.getNumberWaiting();
    standIn.setDaemon(true);
    standIn.start();
    while (barrier.getNumberWaiting() == before && standIn.left.getCount() > 0) {
      LockSupport.parkNanos(A_MOMENT);
    }
    return standIn;
  }

  @Override
  public void run() {
    try {
      index = barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      failure = e;
    } finally {
      left.countDown();
    }
  }

  boolean hasLeftWithin(long nanos) throws InterruptedException {
    return left.await(nanos, TimeUnit.NANOSECONDS);
  }

  /** Waits briefly, also through an interrupt, until it has left as it is free to. */
  void settle() {
    long end = System.nanoTime() + PATIENCE;
    while (left.getCount() > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(A_MOMENT);
    }
  }

  /**
   * Waits no longer, which breaks the barrier.
   *
   * @return whether it was still waiting
   */
  boolean withdraw() {
    boolean waiting = left.getCount() > 0;
    interrupt();
    settle();
    return waiting;
  }

  /** Whether it has left because it was told to. */
  boolean hasWithdrawn() {
    return failure instanceof InterruptedException;
  }

  /** What the barrier returned when it let all go. */
  int index() throws BrokenBarrierException {
    if (failure instanceof BrokenBarrierException broken) {
      throw broken;
    }
    return index;
  }
}
