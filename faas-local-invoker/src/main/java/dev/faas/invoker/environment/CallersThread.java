package dev.faas.invoker.environment;

import dev.faas.invoker.log.EnvironmentLog;
import dev.faas.invoker.time.Activity;
import dev.faas.invoker.time.DeadlineWatch;
import dev.faas.invoker.time.Timeline;
import org.jspecify.annotations.Nullable;

/** Runs phases in the thread of whoever waits for them. */
final class CallersThread implements Phase.Runner {

  private final Timeline timeline;
  private final Activity activity;
  private final EnvironmentLog log;
  private final ClassLoader classLoader;
  private final DeadlineWatch.Slot deadlines;
  private volatile @Nullable Phase running;
  private volatile boolean isStopped;
  private boolean isInterruptLeft;

  CallersThread(
      Timeline timeline,
      Activity activity,
      EnvironmentLog log,
      ClassLoader classLoader,
      DeadlineWatch watch) {
    this.timeline = timeline;
    this.activity = activity;
    this.log = log;
    this.classLoader = classLoader;
    this.deadlines = watch.open();
  }

  @Override
  public void run(Phase phase) {
    running = phase;
    if (isStopped) {
      phase.cancel();
    }
    Thread caller = Thread.currentThread();
    ClassLoader before = caller.getContextClassLoader();
    caller.setContextClassLoader(classLoader);
    try {
      activity.begin();
      try {
        log.runAttached(() -> phase.runHere(timeline, deadlines, isInterruptLeft));
        isInterruptLeft = phase.hasLeftInterrupt();
      } finally {
        activity.end();
      }
    } finally {
      caller.setContextClassLoader(before);
      running = null;
    }
  }

  @Override
  public void stop() {
    isStopped = true;
    Phase phase = running;
    if (phase != null) {
      phase.cancelHere();
    }
    deadlines.close();
  }

  @Override
  public void join() {
    // the caller's thread goes on
  }
}
