package dev.faas.invoker.time;

import dev.faas.invoker.time.Member.State;
import dev.faas.invoker.time.TimerQueue.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The threads of one activity. Guarded by the {@link Baton}. */
final class Members {

  /**
   * How often threads must be seen in the same waits, which nobody told of, until they count as waiting. One
   * that has just been woken and only lacks a processor looks the same, but gets one while who looks gets
   * it so often.
   */
  private static final int LOOKS = 5;

  private static final long LOOK_NANOS = 900_000;

  private final List<Member> all = new ArrayList<>(2);
  private int looks;
  private long lastLook;
  private long restEpoch;
  private long restWaits;

  void add(Member member) {
    all.add(member);
  }

  void remove(Member member) {
    all.remove(member);
  }

  @Nullable
  Member of(Thread thread) {
    for (Member member : all) {
      if (member.thread() == thread) {
        return member;
      }
    }
    return null;
  }

  boolean isAny(State state) {
    for (Member member : all) {
      if (member.is(state)) {
        return true;
      }
    }
    return false;
  }

  /** The activity has the baton. */
  void go() {
    looks = 0;
    for (Member member : all) {
      if (member.is(State.READY)) {
        member.go();
      } else if (member.is(State.ELSEWHERE)) {
        member.set(State.RUNNING);
      }
    }
  }

  void forgetEnded() {
    all.removeIf(member -> member.thread().getState() == Thread.State.TERMINATED);
  }

  /** Whether all that count as running have waited for some milliseconds, each in the same wait. */
  boolean seemToWait(long epoch) {
    long waits = 0;
    for (Member member : all) {
      if (member.seemsToRun()) {
        looks = 0;
        return false;
      }
      waits += member.is(State.RUNNING) ? Glance.waitsSoFar(member.thread()) : 0;
    }
    long now = RealTime.stopwatch();
    if (looks == 0 || waits != restWaits || epoch != restEpoch) {
      restWaits = waits;
      restEpoch = epoch;
      lastLook = now;
      looks = 1;
    } else if (now - lastLook >= LOOK_NANOS) {
      lastLook = now;
      looks++;
    }
    return looks > LOOKS && SharedPool.isAtRest();
  }

  void goElsewhere() {
    for (Member member : all) {
      if (member.is(State.RUNNING)) {
        member.set(State.ELSEWHERE);
      }
    }
  }

  /** Whether one that seemed to wait runs; it counts as running from now on. */
  boolean areBack() {
    boolean isBack = false;
    for (Member member : all) {
      if (member.is(State.ELSEWHERE) && !Glance.waits(member.thread())) {
        member.set(State.RUNNING);
        isBack = true;
      }
    }
    return isBack;
  }

  /** Takes their wake-ups from the queue, to keep them. */
  void freeze() {
    for (Member member : all) {
      Entry wakeUp = member.wakeUp();
      if (wakeUp != null) {
        wakeUp.cancel();
      }
    }
  }

  /**
   * Gives their wake-ups back to the queue.
   *
   * @return those whose time has come meanwhile, in that order
   */
  List<Entry> thaw(long now, TimerQueue queue) {
    List<Entry> due = new ArrayList<>();
    for (Member member : all) {
      Entry wakeUp = member.wakeUp();
      if (wakeUp != null && wakeUp.dueNanos() <= now) {
        due.add(wakeUp);
      } else if (wakeUp != null) {
        queue.put(wakeUp);
      }
    }
    due.sort(TimerQueue.ORDER);
    return due;
  }

  /** Lets those that are parked see what has changed. */
  void wake() {
    for (Member member : all) {
      if (member.is(State.PARKED) || member.is(State.READY)) {
        member.wake();
      }
    }
  }
}
