package dev.faas.invoker.isolated.calls;

/**
 * Thrown in a thread of an execution environment that has ended, as soon as the user's code comes to a
 * loop, a method or a replaced call. It has no stack trace, and is for nobody to handle.
 */
public final class EnvironmentEnded extends Error {

  private static final long serialVersionUID = 1L;

  EnvironmentEnded() {
    super("this execution environment has ended", null, false, false);
  }
}
