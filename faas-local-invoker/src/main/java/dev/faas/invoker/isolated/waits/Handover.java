package dev.faas.invoker.isolated.waits;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One task that a thread hands to another. Until that one has ended the task, or waits in its turn, the
 * first does not go on, so that simulated time stands still while it runs.
 */
public final class Handover {

  private static final ThreadLocal<@Nullable Handover> OF_THIS_THREAD = new ThreadLocal<>();

  /** How many tasks an executor was handed that it has not begun. */
  private static final WeakTable<Executor, AtomicInteger> NOT_BEGUN = new WeakTable<>();

  /** How long a thread that is free may take to begin, in real milliseconds. */
  private static final int PATIENCE = 1_000;

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch settled = new CountDownLatch(1);

  /** Hands the task to an executor, and waits if one of its threads is likely to be free. */
  public static void to(Executor executor, Runnable task) throws InterruptedException {
    AtomicInteger notBegun = NOT_BEGUN.get(executor, AtomicInteger::new);
    boolean isBehind = notBegun.getAndIncrement() > 0;
    Handover handover = new Handover();
    try {
      executor.execute(() -> {
        notBegun.decrementAndGet();
        handover.run(task);
      });
    } catch (RuntimeException rejected) {
      notBegun.decrementAndGet();
      throw rejected;
    }
    handover.await(() -> isBehind || isBusy(executor));
  }

  private static boolean isBusy(Executor executor) {
    return executor instanceof ThreadPoolExecutor pool
        && pool.getActiveCount() >= pool.getMaximumPoolSize();
  }

  /** Runs the task in the thread that it was handed to. */
  public void run(Runnable task) {
    begun.countDown();
    OF_THIS_THREAD.set(this);
    try {
      task.run();
    } finally {
      OF_THIS_THREAD.remove();
      settled.countDown();
    }
  }

  /** The calling thread is about to wait in a way that the engine knows. */
  public static void settleOfThisThread() {
    Handover handover = OF_THIS_THREAD.get();
    if (handover != null) {
      handover.settled.countDown();
    }
  }

  /**
   * Waits, really, until the task has ended or waits.
   *
   * @param dropped whether it will not begin soon
   */
  public void await(BooleanSupplier dropped) throws InterruptedException {
    for (int i = 0; i < PATIENCE && !begun.await(1, TimeUnit.MILLISECONDS); i++) {
      if (dropped.getAsBoolean()) {
        return;
      }
    }
    while (begun.getCount() == 0 && !settled.await(1, TimeUnit.SECONDS)) {
      // With a limit again and again: a wait without one would look as if nothing ran.
    }
  }
}
