package dev.faas.invoker.isolated.calls;

import dev.faas.invoker.isolation.Surroundings;

/**
 * Where the calling code is. Each environment's class loader defines this class itself, so that its
 * statics are those of one environment.
 *
 * <p>So it is kept small: whatever it mentions, the JVM asks for in each environment, and the types between
 * which a value is converted once more to verify it.
 */
public final class Here {

  private static final PretendedProcess.Loader LOADER =
      PretendedProcess.Loader.of(Here.class.getClassLoader());
  private static final Surroundings SURROUNDINGS = LOADER.process();
  private static final Life LIFE = LOADER.process().life();

  private Here() {}

  /**
   * The last argument of every replaced call.
   *
   * @throws EnvironmentEnded if the environment has ended
   */
  public static Surroundings surroundings() {
    pulse();
    return SURROUNDINGS;
  }

  /**
   * Stands at the entry of methods and at the end of loops: nothing while the environment runs, a wait
   * while it is frozen.
   *
   * @throws EnvironmentEnded if the environment has ended
   */
  public static void pulse() {
    if (!LIFE.isRunning()) {
      LIFE.heed(SURROUNDINGS);
    }
  }

  /** Stands before {@code super.start()} in a thread of the user's own class. */
  public static void starting(Thread thread) {
    surroundings().starting(thread);
  }

  /** Stands instead of {@code org.crac.Core.getGlobalContext()}. */
  public static Object snapshotContext() {
    pulse();
    return LOADER.process().snapshotContext(Here.class.getClassLoader());
  }

  /** Stands at the beginning of static initialisers. */
  public static void initializing(Class<?> type) {
    LOADER.initializing(type);
  }
}
