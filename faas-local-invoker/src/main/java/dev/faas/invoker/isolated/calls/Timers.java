package dev.faas.invoker.isolated.calls;

import dev.faas.invoker.isolated.tasks.Alarms;
import dev.faas.invoker.isolated.tasks.Leftovers;
import dev.faas.invoker.isolated.tasks.TimerTasks;
import dev.faas.invoker.isolated.waits.Arguments;
import dev.faas.invoker.isolation.Surroundings;
import java.util.Date;
import java.util.Timer;
import java.util.TimerTask;

/**
 * {@link Timer} in simulated time: its tasks run in its own thread, one after the other, when they are due.
 * A task that is cancelled leaves its timer at once, so {@code purge} finds none. A task that a library's
 * class cancels is not cancelled.
 */
@SuppressWarnings("JavaUtilDate") // as the caller has it
public final class Timers {

  private Timers() {}

  @Replaces(Timer.class)
  public static void schedule(Timer timer, TimerTask task, long delay, Surroundings surroundings) {
    if (surroundings.isSimulated()) {
      Arguments.notNegative(delay, "Negative delay.");
      add(timer, task, after(delay, surroundings), 0, surroundings);
    } else {
      Leftovers.ending(timer, surroundings).schedule(task, delay);
    }
  }

  @Replaces(Timer.class)
  public static void schedule(Timer timer, TimerTask task, Date time, Surroundings surroundings) {
    if (surroundings.isSimulated()) {
      add(timer, task, time.getTime(), 0, surroundings);
    } else {
      Leftovers.ending(timer, surroundings).schedule(task, time);
    }
  }

  @Replaces(Timer.class)
  public static void schedule(
      Timer timer, TimerTask task, long delay, long period, Surroundings surroundings) {
    if (surroundings.isSimulated()) {
      Arguments.notNegative(delay, "Negative delay.");
      positive(period);
      add(timer, task, after(delay, surroundings), -period, surroundings);
    } else {
      Leftovers.ending(timer, surroundings).schedule(task, delay, period);
    }
  }

  @Replaces(Timer.class)
  public static void schedule(
      Timer timer, TimerTask task, Date first, long period, Surroundings surroundings) {
    if (surroundings.isSimulated()) {
      positive(period);
      add(timer, task, first.getTime(), -period, surroundings);
    } else {
      Leftovers.ending(timer, surroundings).schedule(task, first, period);
    }
  }

  @Replaces(Timer.class)
  public static void scheduleAtFixedRate(
      Timer timer, TimerTask task, long delay, long period, Surroundings surroundings) {
    if (surroundings.isSimulated()) {
      Arguments.notNegative(delay, "Negative delay.");
      positive(period);
      add(timer, task, after(delay, surroundings), period, surroundings);
    } else {
      Leftovers.ending(timer, surroundings).scheduleAtFixedRate(task, delay, period);
    }
  }

  @Replaces(Timer.class)
  public static void scheduleAtFixedRate(
      Timer timer, TimerTask task, Date first, long period, Surroundings surroundings) {
    if (surroundings.isSimulated()) {
      positive(period);
      add(timer, task, first.getTime(), period, surroundings);
    } else {
      Leftovers.ending(timer, surroundings).scheduleAtFixedRate(task, first, period);
    }
  }

  @Replaces(Timer.class)
  public static void cancel(Timer timer, Surroundings surroundings) {
    timer.cancel();
    Alarms.cancelAllOf(surroundings, timer);
  }

  @Replaces(TimerTask.class)
  public static boolean cancel(TimerTask task, Surroundings surroundings) {
    boolean byJdk = task.cancel();
    return TimerTasks.isKnown(task) ? TimerTasks.cancel(task) : byJdk;
  }

  @Replaces(TimerTask.class)
  public static long scheduledExecutionTime(TimerTask task, Surroundings surroundings) {
    return TimerTasks.isKnown(task) ? TimerTasks.scheduled(task) : task.scheduledExecutionTime();
  }

  private static long after(long delay, Surroundings surroundings) {
    return surroundings.instant().toEpochMilli() + delay;
  }

  private static void positive(long period) {
    if (period <= 0) {
      throw new IllegalArgumentException("Non-positive period.");
    }
  }

  private static void add(
      Timer timer, TimerTask task, long millis, long period, Surroundings surroundings) {
    if (millis < 0) {
      throw new IllegalArgumentException("Illegal execution time.");
    }
    TimerTasks.begin(timer, task, millis, period, surroundings);
  }
}
