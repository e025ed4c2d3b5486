package dev.faas.invoker.isolated.tasks;

import dev.faas.invoker.isolated.waits.Taken;
import dev.faas.invoker.isolated.waits.Wait;
import dev.faas.invoker.isolation.Surroundings;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The tasks of a pool whose idle threads wait in simulated time. */
final class WorkQueue extends LinkedBlockingQueue<Runnable> {

  private static final long serialVersionUID = 1L;

  private final boolean onlyForIdleThreads;
  private final transient Surroundings surroundings;
  private transient @Nullable ExecutorService pool;
  private int idle; // guarded by this

  /**
   * A queue without tasks.
   *
   * @param onlyForIdleThreads whether a task is refused where no thread waits for it, so that the pool makes
   *     another one
   */
  WorkQueue(boolean onlyForIdleThreads, Surroundings surroundings) {
    this.onlyForIdleThreads = onlyForIdleThreads;
    this.surroundings = surroundings;
  }

  /** When the environment ends while a thread is idle, this pool makes no more threads. */
  void endsWith(ExecutorService owner) {
    pool = owner;
  }

  @Override
  public synchronized boolean offer(Runnable task) {
    boolean accepted = (!onlyForIdleThreads || size() < idle) && super.offer(task);
    notifyAll();
    return accepted;
  }

  @Override
  public Runnable take() throws InterruptedException {
    Runnable task = idle(Wait.NEVER);
    if (task == null) {
      throw new IllegalStateException("a wait without deadline ended, and nothing has come");
    }
    return task;
  }

  @Override
  public @Nullable Runnable poll(long timeout, TimeUnit unit) throws InterruptedException {
    return idle(Wait.deadline(surroundings, timeout, unit));
  }

  private @Nullable Runnable idle(long deadline) throws InterruptedException {
    synchronized (this) {
      idle++;
    }
    Taken<Runnable> taken = new Taken<>(this::serveWithin);
    boolean late = false;
    try {
      late = !Wait.until(surroundings, deadline, taken);
    } catch (RuntimeException | Error environmentEnded) {
      if (pool != null) {
        pool.shutdownNow();
      }
      throw environmentEnded;
    } finally {
      leave(taken, late);
    }
    return taken.element();
  }

  private synchronized @Nullable Runnable serveWithin(long nanos) throws InterruptedException {
    if (isEmpty() && nanos > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, nanos);
    }
    Runnable task = poll();
    if (task != null) {
      idle--;
    }
    return task;
  }

  /** Who is late takes what was accepted for it in the last moment, in one step with leaving. */
  private synchronized void leave(Taken<Runnable> taken, boolean late) throws InterruptedException {
    boolean served = taken.element() != null || (late && taken.within(0));
    if (!served) {
      idle--;
    }
  }
}
