package dev.faas.invoker.isolated.tasks;

/** What a task of a timer knows of itself; in the JDK it cannot be reached. */
final class TimerState {

  private enum Stage {
    NEW,
    SCHEDULED,
    EXECUTED,
    CANCELLED
  }

  private Stage stage = Stage.NEW;
  private long scheduled;

  /** Once only. */
  synchronized void begin() {
    if (stage != Stage.NEW) {
      throw new IllegalStateException("Task already scheduled or cancelled");
    }
    stage = Stage.SCHEDULED;
  }

  /**
   * It is due.
   *
   * @param millis when it was to run
   * @return whether it runs
   */
  synchronized boolean isDue(long millis, boolean lastTime) {
    if (stage != Stage.SCHEDULED) {
      return false;
    }
    scheduled = millis;
    if (lastTime) {
      stage = Stage.EXECUTED;
    }
    return true;
  }

  /** Whether that prevents a run. */
  synchronized boolean cancel() {
    boolean prevents = stage == Stage.SCHEDULED;
    stage = Stage.CANCELLED;
    return prevents;
  }

  synchronized boolean isCancelled() {
    return stage == Stage.CANCELLED;
  }

  synchronized long scheduled() {
    return scheduled;
  }
}
