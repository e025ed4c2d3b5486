package dev.faas.invoker.time;

import dev.faas.invoker.time.Drivers.Driver;
import dev.faas.invoker.time.TimerQueue.Entry;
import dev.faas.invoker.time.TimerQueue.Kind;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One wait under simulated time, which moves time. */
final class Drive {

  private static final long END_NANOS = 50_000;

  private final Clockwork clockwork;
  private final Baton baton;
  private final BooleanSupplier done;
  private final long deadlineNanos;
  private final StallClock stall;
  private final @Nullable SimulatedActivity awaited;

  /**
   * A wait of the calling thread.
   *
   * @param awaited the activity whose phase it waits for, if known
   */
  Drive(
      Clockwork clockwork,
      BooleanSupplier done,
      long deadlineNanos,
      Duration stallLimit,
      @Nullable SimulatedActivity awaited) {
    this.clockwork = clockwork;
    this.baton = clockwork.baton();
    this.done = done;
    this.deadlineNanos = deadlineNanos;
    this.stall = new StallClock(stallLimit, clockwork.now());
    this.awaited = awaited;
  }

  WaitEnd await() {
    Driver me;
    Timer deadline;
    synchronized (baton) {
      me = new Driver(deadlineNanos, awaited, baton.parkCaller());
      if (awaited != null) {
        awaited.setBackground(me.isBackground());
        awaited.addWaiting(1);
      }
      deadline = addDeadline(me.member(), me.thread());
      clockwork.drivers().add(me);
    }
    try {
      WaitEnd end = await(me);
      if (awaited != null && end != WaitEnd.DONE) {
        awaited.freeze();
      }
      return end;
    } finally {
      synchronized (baton) {
        deadline.cancel();
        if (awaited != null) {
          awaited.addWaiting(-1);
        }
        clockwork.drivers().remove(me);
        Parking.resume(baton, me.member());
        clockwork.drivers().wakeFirst();
      }
      Parking.awaitTurn(baton, me.member());
    }
  }

  /** A handler that waits, but not for a phase, is as good as asleep. */
  private Timer addDeadline(@Nullable Member member, Thread thread) {
    Runnable wake = () -> LockSupport.unpark(thread);
    if (member == null || awaited != null || deadlineNanos == Long.MAX_VALUE) {
      return clockwork.add(Kind.DEADLINE, deadlineNanos, wake);
    }
    Entry wakeUp = clockwork.add(Kind.WAKE_UP, deadlineNanos, wake);
    member.setWakeUp(wakeUp);
    return wakeUp;
  }

  private WaitEnd await(Driver me) {
    while (!done.getAsBoolean()) {
      if (me.thread().isInterrupted()) {
        return WaitEnd.INTERRUPT;
      }
      if (clockwork.now() >= deadlineNanos) {
        return WaitEnd.DEADLINE;
      }
      if (stall.isOver(clockwork.now(), isCounting())) {
        return WaitEnd.STALL;
      }
      if (!clockwork.tryMove(me, done)) {
        RealTime.park(done, Math.min(clockwork.nextLook(me), stall.nextLook()));
      }
    }
    while (awaited != null && isInPhase(awaited) && !stall.isOver(clockwork.now(), true)) {
      RealTime.park(done, END_NANOS);
    }
    return WaitEnd.DONE;
  }

  /** The phase has told of its end, which is now only a matter of microseconds. */
  private boolean isInPhase(SimulatedActivity activity) {
    synchronized (baton) {
      return activity.isInPhase();
    }
  }

  /** Nobody else would end what runs though nobody waits for it. */
  private boolean isToBlame(@Nullable SimulatedActivity holder) {
    return holder == awaited || (holder != null && holder.isUnattended());
  }

  /** Whether it is the awaited activity that keeps time from moving. */
  private boolean isCounting() {
    synchronized (baton) {
      boolean isStill = baton.holder() == null && (awaited == null || !awaited.isBackground());
      return awaited == null || isStill || isToBlame(baton.holder());
    }
  }
}
