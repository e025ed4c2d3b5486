package dev.faas.invoker.isolated.tasks;

import dev.faas.invoker.isolated.waits.WeakTable;
import dev.faas.invoker.isolation.Surroundings;
import java.util.Objects;
import java.util.Timer;
import java.util.TimerTask;

/** The tasks of timers that run in simulated time. */
public final class TimerTasks {

  private static final WeakTable<TimerTask, TimerState> STATES = new WeakTable<>();

  private TimerTasks() {}

  /**
   * The timer's own thread runs the task when it is due.
   *
   * @param millis when it is due for the first time, since the epoch
   * @param period in milliseconds between due times; negative between starts; zero for once
   * @throws IllegalStateException if the timer is cancelled, or the task was scheduled or cancelled before
   */
  public static void begin(
      Timer timer, TimerTask task, long millis, long period, Surroundings surroundings) {
    TimerState state = STATES.get(Objects.requireNonNull(task), TimerState::new);
    new TimerRun(timer, task, state, period, surroundings).begin(millis);
  }

  /** Whether {@link #begin} was called for it. */
  public static boolean isKnown(TimerTask task) {
    return STATES.get(task) != null;
  }

  /** Whether that prevents a run. */
  public static boolean cancel(TimerTask task) {
    return STATES.get(task, TimerState::new).cancel();
  }

  /** When the last run that has begun was due, since the epoch. */
  public static long scheduled(TimerTask task) {
    return STATES.get(task, TimerState::new).scheduled();
  }
}
