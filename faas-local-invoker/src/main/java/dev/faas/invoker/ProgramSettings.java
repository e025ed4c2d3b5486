package dev.faas.invoker;

import dev.faas.invoker.isolation.Isolation;

/** What the settings of a function mean for a program. */
final class ProgramSettings {

  private ProgramSettings() {}

  /**
   * The settings with isolation FORKED.
   *
   * @throws IllegalArgumentException if they ask for what a program cannot have; says what to do
   */
  static FunctionSettings of(FunctionSettings settings) {
    if (settings.isolation() == Isolation.ISOLATED) {
      throw new IllegalArgumentException(
          settings.name() + " cannot be ISOLATED: a program is not made"
              + " of classes, but runs in processes of its own. Leave out withIsolation(…).");
    }
    if (settings.snapStart()) {
      throw new IllegalArgumentException(
          settings.name() + " cannot have SnapStart: it is a program,"
              + " and snapshots are taken here of functions in Java. Leave out withSnapStart(…).");
    }
    return settings.withIsolation(Isolation.FORKED);
  }
}
