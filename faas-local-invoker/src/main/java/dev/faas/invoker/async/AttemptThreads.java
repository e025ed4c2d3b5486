package dev.faas.invoker.async;

import dev.faas.invoker.time.Activity;
import dev.faas.invoker.time.Timeline;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that wait for attempts, each as an activity that nobody waits for. Safe for use by several threads. */
final class AttemptThreads implements AutoCloseable {

  private final Timeline timeline;
  private final Runnable whenOneEnds;
  private final ThreadPoolExecutor threads;
  private final Set<Activity> running = new HashSet<>();
  private final AtomicInteger attempts = new AtomicInteger();
  private boolean isClosed;

  /**
   * None yet.
   *
   * @param whenOneEnds is run when an attempt has ended and nothing of it runs any more
   */
  AttemptThreads(Timeline timeline, Runnable whenOneEnds) {
    this.timeline = timeline;
    this.whenOneEnds = whenOneEnds;
    this.threads = new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        1,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        AttemptThreads::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, "faas asynchronous", 0, false);
    thread.setDaemon(true);
    return thread;
  }

  /** Starts an attempt. Under simulated time no other handler comes between, and time waits for it. */
  synchronized void start(Runnable attempt) {
    if (isClosed) {
      return;
    }
    Activity activity = timeline.background("asynchronous event");
    running.add(activity);
    activity.expect();
    attempts.incrementAndGet();
    threads.execute(() -> {
      try {
        run(activity, attempt);
      } finally {
        attempts.decrementAndGet();
        whenOneEnds.run();
      }
    });
  }

  /** Whether no attempt runs. Takes no monitor. */
  boolean areIdle() {
    return attempts.get() == 0;
  }

  private void run(Activity activity, Runnable attempt) {
    try {
      activity.begin();
    } catch (CancellationException closed) {
      return;
    }
    try {
      attempt.run();
    } finally {
      activity.end();
      synchronized (this) {
        running.remove(activity);
      }
      activity.close();
    }
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    running.forEach(Activity::close);
    running.clear();
    threads.shutdown();
  }
}
