package dev.faas.invoker.time;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread of an activity under simulated time. Guarded by the {@link Baton}. */
final class Member {

  /** What the engine knows of the thread. */
  enum State {
    /** It runs, or would if it were not in a wait that the engine has not found yet. */
    RUNNING,
    /** It is in a wait that nobody told of. */
    ELSEWHERE,
    /** It waits in the engine. */
    PARKED,
    /** Its wait is over, but its activity has not the baton. */
    READY
  }

  private final SimulatedActivity activity;
  private final Thread thread;
  private State state = State.RUNNING;
  private boolean isInside;
  private boolean isAboutToPark;
  private boolean isDue;
  private TimerQueue.@Nullable Entry wakeUp;
  private boolean isPolling;
  private long lastAttempt = -1;

  Member(SimulatedActivity activity, Thread thread) {
    this.activity = activity;
    this.thread = thread;
  }

  SimulatedActivity activity() {
    return activity;
  }

  Thread thread() {
    return thread;
  }

  boolean is(State asked) {
    return state == asked;
  }

  void set(State next) {
    state = next;
  }

  /** The activity has the baton. */
  void go() {
    state = State.RUNNING;
    wake();
  }

  /**
   * It may want to see what has changed. Only a thread that parks for it is unparked, and once: a permit that
   * is left would end a park of the user's code.
   */
  void wake() {
    if (isAboutToPark) {
      isAboutToPark = false;
      LockSupport.unpark(thread);
    }
  }

  /** Whether it parks as soon as it leaves the baton's monitor, until it is woken. */
  void setAboutToPark(boolean aboutToPark) {
    isAboutToPark = aboutToPark;
  }

  /** It enters a wait in the engine. */
  void enter() {
    isInside = true;
    isDue = false;
    lastAttempt = -1;
  }

  /** It is back in the code that called the engine. */
  void leave() {
    isInside = false;
  }

  boolean isInside() {
    return isInside;
  }

  /** Whether it runs, as far as can be seen from outside; in the engine it only has yet to wake up. */
  boolean seemsToRun() {
    return state == State.RUNNING && (isInside || !Glance.waits(thread));
  }

  boolean isDue() {
    return isDue;
  }

  /** Its time has come. */
  void becomeDue() {
    isDue = true;
    wakeUp = null;
  }

  /** When it goes on, or null if at no certain time. */
  TimerQueue.@Nullable Entry wakeUp() {
    return wakeUp;
  }

  void setWakeUp(TimerQueue.@Nullable Entry entry) {
    wakeUp = entry;
  }

  /** Whether it ends its wait by itself when it can. */
  void setPolling(boolean polling) {
    isPolling = polling;
  }

  /** An attempt has failed that began in this epoch of the baton. */
  void setLastAttempt(long epoch) {
    lastAttempt = epoch;
  }

  /** Whether it is parked and cannot go on by itself. */
  boolean isAtRest(long epoch) {
    return !thread.isInterrupted() && (!isPolling || lastAttempt == epoch);
  }
}
