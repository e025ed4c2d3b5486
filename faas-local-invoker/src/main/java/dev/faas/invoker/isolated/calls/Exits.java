package dev.faas.invoker.isolated.calls;

import dev.faas.invoker.isolation.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * The end of the process and of its threads. As in a real one, code after the call is never reached; {@code finally} blocks
 * are, but any replaced call, loop or method of the user in them ends them.
 */
public final class Exits {

  private Exits() {}

  /** Runs the shutdown hooks, then ends the environment. */
  @Replaces(value = System.class, isStatic = true)
  public static void exit(int status, Surroundings surroundings) {
    process(surroundings).exit(status);
  }

  /** Runs the shutdown hooks, then ends the environment. */
  @Replaces(Runtime.class)
  public static void exit(Runtime runtime, int status, Surroundings surroundings) {
    process(surroundings).exit(status);
  }

  /** Ends the environment at once. */
  @Replaces(Runtime.class)
  public static void halt(Runtime runtime, int status, Surroundings surroundings) {
    process(surroundings).halt(status);
  }

  /** The hook runs when this environment exits or is shut down. */
  @Replaces(Runtime.class)
  public static void addShutdownHook(Runtime runtime, Thread hook, Surroundings surroundings) {
    process(surroundings).addShutdownHook(hook);
  }

  /** The hook no longer runs when this environment ends. */
  @Replaces(Runtime.class)
  public static boolean removeShutdownHook(
      Runtime runtime, Thread hook, Surroundings surroundings) {
    return process(surroundings).removeShutdownHook(hook);
  }

  /** Of the threads of this environment only. */
  @Replaces(value = Thread.class, isStatic = true)
  public static Thread.@Nullable UncaughtExceptionHandler getDefaultUncaughtExceptionHandler(
      Surroundings surroundings) {
    return process(surroundings).uncaughtExceptionHandler();
  }

  /** Of the threads of this environment only. */
  @Replaces(value = Thread.class, isStatic = true)
  public static void setDefaultUncaughtExceptionHandler(
      Thread.@Nullable UncaughtExceptionHandler handler, Surroundings surroundings) {
    process(surroundings).setUncaughtExceptionHandler(handler);
  }

  private static PretendedProcess process(Surroundings surroundings) {
    return (PretendedProcess) surroundings;
  }
}
