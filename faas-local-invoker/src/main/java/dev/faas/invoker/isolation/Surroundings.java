package dev.faas.invoker.isolation;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What the code of an isolated environment finds around it instead of what this process has. Safe for use
 * by several threads.
 */
public interface Surroundings {

  /** Whether time is simulated; if not, waits are real ones. */
  boolean isSimulated();

  /** Nanoseconds of the function's time, from an arbitrary origin; never goes back. */
  long nanos();

  /** The present moment. */
  Instant instant();

  /** The chance of the environment. */
  RandomGenerator random();

  /** The environment variables of the function. */
  Map<String, String> environmentVariables();

  /** Standard output of the environment. */
  PrintStream out();

  /** Standard error output of the environment. */
  PrintStream err();

  /**
   * Parks the calling thread in a wait that the engine knows: others run, and simulated time moves, until
   * the attempt succeeds or the time has come.
   *
   * @param attempt is tried again and again by the calling thread
   * @param deadlineNanos the value of {@link #nanos} at which the wait ends; {@link Long#MAX_VALUE} for
   *     never
   * @return whether the attempt succeeded
   * @throws InterruptedException if the calling thread is interrupted
   */
  boolean await(Attempt attempt, long deadlineNanos) throws InterruptedException;

  /**
   * Parks the calling thread in a wait that the engine knows, like {@link #await}, until a moment.
   *
   * @param nanos the value of {@link #nanos} at which the wait ends; one that has passed lets others run
   *     first, no more
   * @throws InterruptedException if the calling thread is interrupted
   */
  void sleepUntil(long nanos) throws InterruptedException;

  /**
   * Ends a wait in which a thread is parked, as if its time had come: simulated time decides when it goes on.
   *
   * @return false if it is in none that can be ended so
   */
  default boolean endWait(Thread thread) {
    return false;
  }

  /**
   * The user's code is about to start a thread. What runs in it belongs to this environment.
   *
   * @param thread not yet started
   */
  void starting(Thread thread);

  /** One try to end a wait. */
  @FunctionalInterface
  interface Attempt {

    /**
     * Waits really, but briefly.
     *
     * @param nanos at most so long, in real time
     * @return whether what was waited for has come
     */
    boolean within(long nanos) throws InterruptedException;
  }
}
