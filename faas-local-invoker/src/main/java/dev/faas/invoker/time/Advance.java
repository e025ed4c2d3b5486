package dev.faas.invoker.time;

import dev.faas.invoker.time.Drivers.Driver;
import dev.faas.invoker.time.TimerQueue.Entry;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Moves time to a moment, step by step, in the thread that wants it there. */
final class Advance {

  private static final long LOOK_NANOS = 1_000_000;
  private static final long NONE = -1;

  private final Clockwork clockwork;
  private final Baton baton;
  private final long target;
  private final long patienceNanos;
  private final Thrown thrown = new Thrown();
  private long ignoredTurn = NONE;
  private boolean isImpatient;

  Advance(Clockwork clockwork, long target, long patienceNanos) {
    this.clockwork = clockwork;
    this.baton = clockwork.baton();
    this.target = target;
    this.patienceNanos = patienceNanos;
  }

  /** Does it, and throws in the end what the timers have thrown. */
  void run() {
    Driver me = new Driver(target, null, null);
    synchronized (baton) {
      clockwork.drivers().addFirst(me);
      ignoredTurn = baton.holder() == null ? NONE : baton.turn();
    }
    try {
      boolean isThere = false;
      while (!isThere) {
        settle(me);
        isThere = step();
      }
    } finally {
      synchronized (baton) {
        clockwork.drivers().remove(me);
        clockwork.drivers().wakeFirst();
      }
    }
    thrown.rethrow();
  }

  /** Returns whether the target was reached before and nothing more is due. */
  private boolean step() {
    boolean wasThere;
    Entry due;
    synchronized (baton) {
      wasThere = clockwork.now() >= target;
      due = clockwork.takeUntil(target);
    }
    if (due != null) {
      clockwork.run(due, thrown);
    }
    return wasThere && due == null;
  }

  /** Waits until nothing runs but what ran before and somebody waits for, or what has exhausted the patience. */
  private void settle(Driver me) {
    long began = RealTime.stopwatch();
    while (!isSettled(me)) {
      if (isImpatient || RealTime.stopwatch() - began >= patienceNanos) {
        isImpatient = true;
        return;
      }
      RealTime.park(this, LOOK_NANOS);
    }
    isImpatient = false;
  }

  private boolean isSettled(Driver me) {
    synchronized (baton) {
      boolean isIgnored =
          baton.holder() != null && baton.turn() == ignoredTurn && !baton.isWantedByUnattended();
      return isIgnored || clockwork.isQuiet(me);
    }
  }

  /** Keeps what timers throw until all have run: the first exception, with the others suppressed in it. */
  private static final class Thrown implements Consumer<Throwable> {

    private @Nullable Throwable first;

    @Override
    public void accept(Throwable next) {
      if (first == null) {
        first = next;
      } else if (first != next) {
        first.addSuppressed(next);
      }
    }

    void rethrow() {
      if (first instanceof Error error) {
        throw error;
      }
      if (first instanceof RuntimeException exception) {
        throw exception;
      }
    }
  }
}
