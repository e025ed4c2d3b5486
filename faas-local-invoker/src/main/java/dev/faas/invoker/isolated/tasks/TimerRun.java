package dev.faas.invoker.isolated.tasks;

import dev.faas.invoker.isolated.waits.Handover;
import dev.faas.invoker.isolated.waits.Moments;
import dev.faas.invoker.isolated.waits.WeakTable;
import dev.faas.invoker.isolation.Surroundings;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicInteger;

/** A task of a timer, which the timer's own thread runs when it is due in simulated time. */
final class TimerRun {

  /** Whether the thread of a timer runs a task, 0 or 1. */
  private static final WeakTable<Timer, AtomicInteger> BUSY = new WeakTable<>();

  /** No period is longer, as in the JDK, so that no moment is beyond the last. */
  private static final long LONGEST_PERIOD = Long.MAX_VALUE >> 1;

  private final Timer timer;
  private final AtomicInteger busy;
  private final TimerTask task;
  private final TimerState state;
  private final long period;
  private final Surroundings surroundings;

  /**
   * A task not yet scheduled.
   *
   * @param period in milliseconds between due times; negative between starts; zero for once
   */
  TimerRun(Timer timer, TimerTask task, TimerState state, long period, Surroundings surroundings) {
    this.timer = Leftovers.ending(timer, surroundings);
    this.busy = BUSY.get(timer, AtomicInteger::new);
    this.task = task;
    this.state = state;
    this.period = Math.max(-LONGEST_PERIOD, Math.min(period, LONGEST_PERIOD));
    this.surroundings = surroundings;
  }

  void begin(long millis) {
    timer.schedule(step(() -> {}), 0); // throws where the timer is cancelled or its thread has died
    state.begin();
    runAt(millis);
  }

  private void runAt(long millis) {
    Alarms.at(surroundings, Moments.atMilli(millis, surroundings), timer, () -> handOver(millis));
  }

  private void handOver(long millis) throws InterruptedException {
    if (state.isCancelled()) {
      return;
    }
    Handover handover = new Handover();
    try {
      timer.schedule(step(() -> handover.run(() -> run(millis))), 0);
    } catch (IllegalStateException e) {
      return; // the timer has ended, and with it what it had to do
    }
    handover.await(() -> busy.get() > 0);
  }

  private void run(long millis) {
    if (!state.isDue(millis, period == 0)) {
      return;
    }
    if (period > 0) {
      runAt(millis + period);
    } else if (period < 0) {
      runAt(surroundings.instant().toEpochMilli() - period);
    }
    busy.incrementAndGet();
    try {
      task.run();
    } finally {
      busy.decrementAndGet();
    }
  }

  private static TimerTask step(Runnable work) {
    return new TimerTask() {
      @Override
      public void run() {
        work.run();
      }
    };
  }
}
