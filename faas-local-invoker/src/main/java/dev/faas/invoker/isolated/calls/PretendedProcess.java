package dev.faas.invoker.isolated.calls;

import dev.faas.invoker.isolation.ProcessExit;
import dev.faas.invoker.isolation.Surroundings;
import java.io.InputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * What an environment has of its own where other Java programs have a process. Safe for use by several
 * threads.
 */
public interface PretendedProcess extends Surroundings {

  /** Whether it runs. */
  Life life();

  /** Standard input: empty, unless the user's code has set another. */
  InputStream in();

  /** Sets {@link #in}. */
  void setIn(InputStream in);

  /** Sets {@link #out}. */
  void setOut(PrintStream out);

  /** Sets {@link #err}. */
  void setErr(PrintStream err);

  /**
   * Runs the shutdown hooks and ends the process; never returns.
   *
   * @throws ProcessExit always
   */
  void exit(int status);

  /**
   * Ends the process without the shutdown hooks; never returns.
   *
   * @throws ProcessExit always
   */
  void halt(int status);

  /** As {@link Runtime#addShutdownHook}. */
  void addShutdownHook(Thread hook);

  /** As {@link Runtime#removeShutdownHook}. */
  boolean removeShutdownHook(Thread hook);

  /** As {@link Thread#getDefaultUncaughtExceptionHandler}. */
  Thread.@Nullable UncaughtExceptionHandler uncaughtExceptionHandler();

  /** As {@link Thread#setDefaultUncaughtExceptionHandler}. */
  void setUncaughtExceptionHandler(Thread.@Nullable UncaughtExceptionHandler handler);

  /**
   * The environment's own {@code org.crac.Context}.
   *
   * @param loader that of the environment
   */
  Object snapshotContext(ClassLoader loader);

  /** The class loader of an environment. */
  interface Loader {

    /**
     * The class loader as that of an environment.
     *
     * @throws IllegalStateException if it is none
     */
    static Loader of(ClassLoader loader) {
      if (loader instanceof Loader own) {
        return own;
      }
      throw new IllegalStateException(
          "only rewritten classes in an isolated environment may call this, not those of "
              + loader);
    }

    /** The process of this environment. */
    PretendedProcess process();

    /** One of its classes has begun to initialise itself. */
    void initializing(Class<?> type);
  }
}
