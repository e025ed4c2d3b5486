package dev.faas.invoker.isolated.tasks;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.faas.invoker.isolated.waits.Handover;
import dev.faas.invoker.isolated.waits.WeakTable;
import dev.faas.invoker.isolation.Surroundings;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A task of a pool with a delay in simulated time. It waits in the pool's own queue, so that the pool's
 * policies hold; when it is due it is put there once more, which makes a worker look at it.
 */
final class ScheduledRun<V extends @Nullable Object> extends FutureTask<V>
    implements RunnableScheduledFuture<V> {

  /** Only makes a thread. */
  static final Runnable NOTHING = () -> {};

  private static final AtomicLong NUMBERS = new AtomicLong();

  /** How many of these tasks a pool is running. */
  private static final WeakTable<ScheduledThreadPoolExecutor, AtomicInteger> RUNNING =
      new WeakTable<>();

  private final ScheduledThreadPoolExecutor pool;
  private final AtomicInteger running;
  private final Surroundings surroundings;
  private final long number = NUMBERS.getAndIncrement();
  private final long period;
  private volatile long due;
  private volatile Handover handover = new Handover();
  private volatile Alarms.@Nullable Alarm wakeUp;

  /**
   * A task that is not yet in the queue.
   *
   * @param period in nanoseconds from start to start; negative from end to start; zero for once
   */
  ScheduledRun(
      ScheduledThreadPoolExecutor pool,
      Callable<V> task,
      long due,
      long period,
      Surroundings surroundings) {
    super(task);
    this.pool = pool;
    this.running = RUNNING.get(pool, AtomicInteger::new);
    this.due = due;
    this.period = period;
    this.surroundings = surroundings;
  }

  /** Puts it into the queue, or has it rejected. */
  ScheduledRun<V> enqueue() {
    if (pool.isShutdown()) {
      pool.getRejectedExecutionHandler().rejectedExecution(this, pool);
    } else {
      queue();
      if (pool.getCorePoolSize() > 0) {
        pool.prestartCoreThread();
      } else if (pool.getPoolSize() == 0) {
        pool.execute(NOTHING); // the only way to make a thread
      }
    }
    return this;
  }

  private void queue() {
    pool.getQueue().add(this);
    if (!mayRun() && pool.remove(this)) {
      cancel(false);
    } else {
      Handover next = handover;
      wakeUp = Alarms.at(surroundings, due, pool, () -> handOver(next));
    }
  }

  private void handOver(Handover current) throws InterruptedException {
    if (pool.getQueue().remove(this)) {
      pool.getQueue().add(this);
    }
    current.await(() -> isDone() || pool.isTerminated() || isPoolBusy());
  }

  private boolean isPoolBusy() {
    return running.get() >= Math.max(1, pool.getCorePoolSize());
  }

  @Override
  public void run() {
    Handover current = handover;
    handover = new Handover();
    current.run(() -> {
      running.incrementAndGet();
      try {
        runNow();
      } finally {
        running.decrementAndGet();
      }
    });
  }

  private void runNow() {
    if (!mayRun()) {
      cancel(false);
    } else if (!isPeriodic()) {
      super.run();
    } else if (super.runAndReset()) {
      due = period > 0 ? due + period : surroundings.nanos() - period;
      queue();
    }
  }

  private boolean mayRun() {
    if (!pool.isShutdown()) {
      return true;
    }
    return isPeriodic()
        ? pool.getContinueExistingPeriodicTasksAfterShutdownPolicy()
        : pool.getExecuteExistingDelayedTasksAfterShutdownPolicy() || isDue();
  }

  private boolean isDue() {
    return getDelay(NANOSECONDS) <= 0;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    Alarms.Alarm alarm = wakeUp;
    if (cancelled && (pool.isShutdown() || pool.getRemoveOnCancelPolicy()) && alarm != null) {
      pool.remove(this);
      alarm.cancel();
    }
    return cancelled;
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(due - surroundings.nanos(), NANOSECONDS);
  }

  @Override
  public boolean isPeriodic() {
    return period != 0;
  }

  @Override
  public int compareTo(Delayed other) {
    if (other instanceof ScheduledRun<?> run) {
      int byMoment = Long.compare(due, run.due);
      return byMoment != 0 ? byMoment : Long.compare(number, run.number);
    }
    return Long.compare(getDelay(NANOSECONDS), other.getDelay(NANOSECONDS));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
