package dev.faas.invoker.time;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * For the engine: what one execution environment does, as a {@link Timeline} sees it. Got from {@link
 * Timeline#activity}. Safe for use by several threads.
 *
 * <p>Under {@link SimulatedTime} there is one baton. An activity has it while any of its threads runs;
 * meanwhile no other activity runs and time stands still. A thread does not run when it has ended, when
 * it is parked in {@link #await}, {@link #sleepUntil} or a wait of the timeline, and when it has been for
 * some milliseconds in a wait without a limit that nobody told of (such as the join of a future). Under
 * {@link RealTime} nobody waits for anybody, and waits are real ones.
 *
 * <p>A phase is performed in one of two ways. In the thread of its caller: {@link #begin}, work, {@link
 * #end}. Or in a thread of the environment:
 *
 * <pre>{@code
 * caller                                          thread of the environment
 * activity.expect();
 * // hand over the phase                          activity.begin();
 * activity.awaitEnd(isEnded, deadline, limit);    // work; then make isEnded true, unpark the caller
 *                                                 activity.end();
 * activity.freeze();
 * }</pre>
 */
public sealed interface Activity extends AutoCloseable permits RealActivity, SimulatedActivity {

  /**
   * A phase is about to be handed to a thread of the environment: claims the baton for it now, so that
   * the order of phases is that of their callers and not of their threads. {@linkplain #thaw Thaws}.
   */
  void expect();

  /**
   * The calling thread begins a phase. Waits for the baton, first come first served; an interrupt does not
   * end that wait and stays set. {@linkplain #thaw Thaws}. If the thread runs in another activity, that one
   * is parked until {@link #end}.
   *
   * <p>A phase that nobody awaits, since it runs in the thread of its caller, does not make time move
   * when it waits: another one that is awaited does, or {@link SimulatedTime#advance}.
   *
   * @throws IllegalStateException if a phase has begun and not ended
   * @throws java.util.concurrent.CancellationException if the environment is gone
   */
  void begin();

  /**
   * The calling thread has ended the phase that it began; who waits for the phase must be able to see that
   * before. The baton goes on when no other thread of the activity runs. Does nothing if the environment
   * is gone.
   */
  void end();

  /**
   * Waits like {@link Timeline#await} for a phase of this activity that another thread performs. Here the
   * stall limit does not count while another activity runs; and time stands still from the end of the
   * phase until the caller has seen it. {@linkplain #thaw Thaws}; {@linkplain #freeze freezes} a phase that
   * does not end by itself, so that it keeps nobody waiting until it is closed or awaited again.
   *
   * @param ended whether the phase has ended; must be true when {@link #end} is called
   * @param deadlineNanos the value of {@link Timeline#nanos} at which the wait ends
   * @param stallLimit how long the phase may run or block in real time at one moment of simulated time
   */
  WaitEnd awaitEnd(BooleanSupplier ended, long deadlineNanos, Duration stallLimit);

  /**
   * Parks the calling thread until something has come or the time is up. A thread that was not announced
   * by {@link #starting} belongs to the activity from now on.
   *
   * @param attempt tried again and again by the calling thread, at least once; none begins while the
   *     environment is frozen
   * @param deadlineNanos the value of {@link Timeline#nanos} at which the wait ends; {@link
   *     Long#MAX_VALUE} for never
   * @return whether the attempt succeeded
   * @throws InterruptedException if the thread is interrupted
   * @throws java.util.concurrent.CancellationException if the environment is gone
   */
  boolean await(Attempt attempt, long deadlineNanos) throws InterruptedException;

  /**
   * Parks the calling thread until a moment, or only lets others run first if that has passed. A thread
   * that was not announced by {@link #starting} belongs to the activity from now on.
   *
   * @param nanos the value of {@link Timeline#nanos} at which the thread goes on
   * @throws InterruptedException if the thread is interrupted
   * @throws java.util.concurrent.CancellationException if the environment is gone
   */
  void sleepUntil(long nanos) throws InterruptedException;

  /**
   * Ends a wait in which a thread of this activity is parked, as if its time had come now.
   *
   * @return false if it is in none, and always under {@link RealTime}: there an interrupt ends a wait
   */
  boolean endWait(Thread thread);

  /**
   * A thread of this activity is about to start another one, which belongs to it until it ends.
   *
   * @param thread not yet started; counts as running from now on
   */
  void starting(Thread thread);

  /**
   * Between invocations: threads that are parked stay so, even when their time has come, and nothing that
   * the environment does keeps time from moving. A thread that runs can only be stopped at its next wait.
   * Further calls do nothing.
   */
  void freeze();

  /** What was frozen goes on; threads whose time has come meanwhile in the order in which it came. */
  void thaw();

  /** The environment is never frozen: from now on {@link #freeze} does nothing. */
  void keepThawed();

  /** The environment is gone: none of its threads keeps anybody waiting. Further calls do nothing. */
  @Override
  void close();

  /**
   * What keeps the same seed from giving the same run: for each of the first ten threads besides those
   * that begin phases, a text such as {@code thread worker-1 started at 2026-03-01T12:00:00Z}.
   */
  List<String> startedThreads();

  /** One try to end a wait. */
  @FunctionalInterface
  interface Attempt {

    /**
     * Waits really, but briefly.
     *
     * @param nanos at most about so long, in real time; positive
     * @return whether what was waited for has come
     * @throws InterruptedException if the thread is interrupted
     */
    boolean within(long nanos) throws InterruptedException;
  }
}
