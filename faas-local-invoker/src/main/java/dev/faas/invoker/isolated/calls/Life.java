package dev.faas.invoker.isolated.calls;

import dev.faas.invoker.isolation.Surroundings;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether an environment runs, is frozen or has ended. That concerns its own threads. Others are outside, such as
 * those of a test: they may call what has come out of it at any time, say an exception that makes its message
 * itself. Safe for use by several threads.
 */
public final class Life {

  private enum State {
    RUNNING,
    FROZEN,
    ENDED
  }

  private volatile State state = State.RUNNING;
  private volatile CountDownLatch thaw = new CountDownLatch(0);
  private volatile @Nullable Thread own;
  private final OwnThreads threads;

  /**
   * Runs.
   *
   * @param isStarted whether the environment's code has started this thread; may not know of all of them
   */
  public Life(Predicate<Thread> isStarted) {
    this.threads = new OwnThreads(isStarted);
  }

  /** Whether it is neither frozen nor ended. */
  public boolean isRunning() {
    return state == State.RUNNING;
  }

  /** Whether it has ended. */
  public boolean isOver() {
    return state == State.ENDED;
  }

  /** The calling thread is the environment's own: it is not stopped by {@link #freeze}. */
  public void own() {
    own = Thread.currentThread();
    threads.enter();
  }

  /** Stops all threads that work for it but {@link #own} where they next come to {@link #heed}. */
  public synchronized void freeze() {
    if (state == State.RUNNING) {
      thaw = new CountDownLatch(1);
      state = State.FROZEN;
    }
  }

  /** What {@link #freeze} stopped goes on. */
  public synchronized void thaw() {
    if (state == State.FROZEN) {
      state = State.RUNNING;
      thaw.countDown();
    }
  }

  /** Ends all threads that work for it where they next come to {@link #heed}. There is no way back. */
  public synchronized void end() {
    state = State.ENDED;
    own = null;
    thaw.countDown();
  }

  /**
   * Does nothing unless it is over.
   *
   * @throws EnvironmentEnded if it has ended
   */
  public void check() {
    if (state == State.ENDED) {
      throw new EnvironmentEnded();
    }
  }

  boolean isOf(OwnThreads asked) {
    return threads == asked;
  }

  /** Whether the calling thread does not work for the environment, and that does not run. */
  public boolean isCalledFromOutside() {
    return state != State.RUNNING && !threads.haveCurrent();
  }

  /**
   * Waits while the environment is frozen, unless this is its own thread or one outside.
   *
   * @param surroundings where to wait
   * @throws EnvironmentEnded if it has ended, unless this is a thread outside
   */
  public void heed(Surroundings surroundings) {
    if (!threads.haveCurrent()) {
      return;
    }
    while (state == State.FROZEN && Thread.currentThread() != own) {
      CountDownLatch end = thaw;
      await(surroundings, nanos -> end.await(nanos, TimeUnit.NANOSECONDS), Long.MAX_VALUE);
    }
    check();
  }

  /**
   * Waits as {@link Surroundings#await} does, but does not let an interrupt end the wait: the thread is
   * interrupted again afterwards.
   *
   * @return whether the attempt succeeded
   */
  public static boolean await(
      Surroundings surroundings, Surroundings.Attempt attempt, long deadlineNanos) {
    boolean wasInterrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return surroundings.await(attempt, deadlineNanos);
        } catch (InterruptedException e) {
          wasInterrupted = true;
        }
      }
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
