package dev.faas.invoker.time;

/** A task that was scheduled on a {@link Timeline}. Safe for use by several threads. */
@FunctionalInterface
public interface Timer {

  /**
   * Takes the task back.
   *
   * @return true if it will now never run; false if it has run, is running or was cancelled before
   */
  boolean cancel();
}
