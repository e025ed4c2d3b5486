package dev.faas.invoker.environment;

import dev.faas.invoker.log.EnvironmentLog;
import dev.faas.invoker.time.Activity;
import dev.faas.invoker.time.Timeline;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One daemon thread that all invocations of an environment share, so that thread-locals live as long as on
 * the platform.
 */
final class OwnThread implements Phase.Runner {

  private static final Object PARKED = new Object();

  private final Service service;
  private final Timeline timeline;
  private final Activity activity;
  private final EnvironmentLog log;
  private final Thread thread;
  private final @Nullable Runnable afterLateEnd;

  /**
   * The phase that is to run; {@link #PARKED} if there is none and the thread parks, or is about to; else null. Only
   * then it is unparked: a permit that is left would end a park of the user's code.
   */
  private final AtomicReference<@Nullable Object> work = new AtomicReference<>();

  private volatile boolean isStopped;
  private boolean isInterruptLeft;

  /**
   * Starts.
   *
   * @param afterLateEnd called when work has ended whose phase ended otherwise: then the thread goes on; null if it
   *     ends with such a phase
   */
  OwnThread(
      Service service,
      Activity activity,
      EnvironmentLog log,
      String function,
      ClassLoader classLoader,
      @Nullable Runnable afterLateEnd) {
    this.afterLateEnd = afterLateEnd;
    this.service = service;
    this.timeline = service.timeline();
    this.activity = activity;
    this.log = log;
    this.thread = new Thread(null, this::work, "faas " + function, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(classLoader);
    thread.start();
  }

  Thread thread() {
    return thread;
  }

  @Override
  public void run(Phase phase) {
    activity.expect();
    boolean isParked = work.getAndSet(phase) == PARKED;
    if (isStopped) {
      phase.cancel();
    }
    if (isParked) {
      LockSupport.unpark(thread);
    }
    phase.await(activity, service, thread);
  }

  private void work() {
    log.attachToCurrentThread();
    boolean goesOn = true;
    while (goesOn && !isStopped) {
      Object next = work.get();
      if (next instanceof Phase phase) {
        goesOn = run(phase, activity);
        work.compareAndSet(phase, null);
      } else if (next == PARKED || work.compareAndSet(null, PARKED)) {
        LockSupport.park(this);
        goesOn = !Thread.interrupted() || !isStopped;
      }
    }
  }

  /** Says whether the environment goes on. */
  private boolean run(Phase phase, Activity turn) {
    try {
      turn.begin();
    } catch (CancellationException environmentIsGone) {
      return false;
    }
    try {
      boolean goesOn = phase.run(timeline, isInterruptLeft);
      isInterruptLeft = phase.hasLeftInterrupt();
      if (afterLateEnd == null) {
        return goesOn;
      }
      if (phase.ending() != Phase.Ending.COMPLETED) {
        afterLateEnd.run();
      }
      return true;
    } finally {
      turn.end();
    }
  }

  @Override
  public void stop() {
    isStopped = true;
    if (work.get() instanceof Phase running) {
      running.cancel();
    }
    thread.interrupt();
  }

  @Override
  public void join() throws InterruptedException {
    if (thread != Thread.currentThread()) {
      thread.join();
    }
  }
}
