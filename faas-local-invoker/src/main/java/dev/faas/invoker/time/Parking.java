package dev.faas.invoker.time;

import dev.faas.invoker.time.Member.State;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The wait of a thread that is parked in its activity. */
final class Parking {

  private static final long SHORTEST_ATTEMPT = 20_000;
  private static final long LONGEST_ATTEMPT = 1_000_000;
  private static final long LOOK_NANOS = 2_000_000;
  private static final long SELDOM_NANOS = 100_000_000;

  private final Clockwork clockwork;
  private final Baton baton;
  private final Member me;

  Parking(Clockwork clockwork, Member me) {
    this.clockwork = clockwork;
    this.baton = clockwork.baton();
    this.me = me;
  }

  /** Waits until the time has come, the environment is gone or the thread is interrupted. */
  void sleep() throws InterruptedException {
    boolean wasInterrupted = me.thread().isInterrupted();
    while (mustPark() && !me.thread().isInterrupted()) {
      LockSupport.park(this);
    }
    goOn();
    boolean mayThrow = wasInterrupted ? !me.activity().isClosed() : !isOver();
    if (mayThrow && Thread.interrupted()) {
      throw new InterruptedException("interrupted while parked");
    }
  }

  /** Tries until it succeeds, and at least once; else as {@link #sleep}. */
  boolean poll(Activity.Attempt attempt) throws InterruptedException {
    try {
      long epoch = -1;
      long nanos = SHORTEST_ATTEMPT;
      do {
        long epochBefore = epoch;
        epoch = epochWhenThawed();
        nanos = epoch == epochBefore ? Math.min(2 * nanos, LONGEST_ATTEMPT) : SHORTEST_ATTEMPT;
        if (attempt.within(nanos)) {
          return true;
        }
        failed(epoch);
      } while (!isOver());
      return false;
    } finally {
      goOn();
    }
  }

  private long epochWhenThawed() throws InterruptedException {
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while parked");
      }
      synchronized (baton) {
        me.setAboutToPark(me.activity().isFrozen());
        if (!me.activity().isFrozen()) {
          return baton.epoch();
        }
      }
      LockSupport.park(this);
    }
  }

  private void failed(long epoch) {
    synchronized (baton) {
      me.setLastAttempt(epoch);
      if (baton.isAtRest()) {
        clockwork.drivers().wakeFirst();
      }
    }
  }

  private boolean mustPark() {
    synchronized (baton) {
      me.setAboutToPark(!isOver());
      return !isOver();
    }
  }

  private boolean isOver() {
    synchronized (baton) {
      return me.isDue() || me.activity().isClosed();
    }
  }

  private void goOn() {
    synchronized (baton) {
      baton.removeParked(me);
      resume(baton, me);
    }
    awaitTurn(baton, me);
  }

  /** A wait is over. With the baton's monitor. */
  static void resume(Baton baton, @Nullable Member member) {
    if (member == null) {
      return;
    }
    TimerQueue.Entry wakeUp = member.wakeUp();
    if (wakeUp != null) {
      wakeUp.cancel();
      member.setWakeUp(null);
    }
    if (member.is(State.PARKED) && !member.activity().isClosed()) {
      baton.ready(member);
    }
  }

  /**
   * Waits until the calling thread's activity has the baton or is gone. An interrupt does not end the
   * wait, and stays set.
   */
  static void awaitTurn(Baton baton, @Nullable Member me) {
    boolean isInterrupted = false;
    while (me != null && !hasTurn(baton, me)) {
      RealTime.park(baton, look(baton, me));
      isInterrupted |= Thread.interrupted();
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean hasTurn(Baton baton, Member me) {
    synchronized (baton) {
      boolean hasTurn = me.is(State.RUNNING) || me.activity().isClosed();
      me.setAboutToPark(!hasTurn);
      if (hasTurn) {
        me.leave();
      }
      return hasTurn;
    }
  }

  /** The first that waits for the baton looks whether who has it may only seem to run. */
  private static long look(Baton baton, Member me) {
    synchronized (baton) {
      if (!baton.isFirstClaim(me.activity())) {
        return SELDOM_NANOS;
      }
      baton.look();
      return LOOK_NANOS;
    }
  }
}
