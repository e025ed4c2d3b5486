package dev.faas.invoker.time;

import dev.faas.invoker.time.Member.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets one activity run at a time, in the order in which they claimed it. Its monitor guards the state of
 * all activities, their members and the drivers.
 */
final class Baton {

  private final Drivers drivers;
  private final Deque<SimulatedActivity> claims = new ArrayDeque<>();
  private final List<SimulatedActivity> elsewhere = new ArrayList<>(2);
  private final List<Member> parked = new ArrayList<>();
  private @Nullable SimulatedActivity holder;
  private long turn;
  private long epoch;

  Baton(Drivers drivers) {
    this.drivers = drivers;
  }

  @Nullable
  SimulatedActivity holder() {
    return holder;
  }

  /** How often the baton was given to an activity. */
  long turn() {
    return turn;
  }

  /** How often something happened that may be what a parked thread waits for. */
  long epoch() {
    return epoch;
  }

  void changed() {
    epoch++;
  }

  boolean isWaitedFor() {
    return !claims.isEmpty();
  }

  /** Whether an activity runs, or will, that nobody waits for. */
  boolean isWantedByUnattended() {
    return (holder != null && holder.isUnattended())
        || claims.stream().anyMatch(SimulatedActivity::isUnattended);
  }

  boolean isFirstClaim(SimulatedActivity activity) {
    return claims.peek() == activity;
  }

  /** The activity runs as soon as it is its turn; nothing happens if it does already. */
  void claim(SimulatedActivity activity) {
    if (activity != holder && activity.isThawed() && !claims.contains(activity)) {
      if (holder == null) {
        give(activity);
      } else {
        claims.add(activity);
      }
    }
  }

  /** The thread runs as soon as it is its activity's turn. */
  void ready(Member member) {
    if (member.activity() == holder) {
      member.go();
    } else {
      member.set(State.READY);
      claim(member.activity());
    }
  }

  /** The thread waits in the engine from now on. */
  void park(Member member) {
    member.enter();
    member.set(State.PARKED);
    settle(member.activity());
  }

  /** A thread of the activity does not run any more. */
  void settle(SimulatedActivity activity) {
    epoch++;
    if (activity == holder && !activity.runs()) {
      handOn();
    }
  }

  /** The activity neither has nor wants the baton. */
  void withdraw(SimulatedActivity activity) {
    claims.remove(activity);
    elsewhere.remove(activity);
    if (activity == holder) {
      epoch++;
      handOn();
    }
  }

  private void handOn() {
    for (var next = claims.poll(); next != null; next = claims.poll()) {
      give(next);
      if (next.runs()) { // what claimed may have been parked again
        return;
      }
    }
    holder = null;
    drivers.wakeFirst();
  }

  private void give(SimulatedActivity activity) {
    holder = activity;
    turn++;
    elsewhere.remove(activity);
    activity.go();
  }

  /** The place of this thread in the activity that runs, or null. */
  @Nullable
  Member runningMember(Thread thread) {
    Member member = holder == null ? null : holder.runningMember(thread);
    for (int i = 0; member == null && i < elsewhere.size(); i++) {
      member = elsewhere.get(i).runningMember(thread);
    }
    return member;
  }

  /** The activity's threads are in waits that nobody told of. */
  void watch(SimulatedActivity activity) {
    if (!elsewhere.contains(activity)) {
      elsewhere.add(activity);
    }
  }

  /** Parks the calling thread in the activity that runs, if it does run in one. */
  @Nullable
  Member parkCaller() {
    Member member = runningMember(Thread.currentThread());
    if (member != null) {
      park(member);
    }
    return member;
  }

  /** The thread sleeps or tries again and again, until {@link #removeParked}. */
  void addParked(Member member) {
    parked.add(member);
  }

  void removeParked(Member member) {
    parked.remove(member);
  }

  /** Whether no thread can go on without time moving. */
  boolean isAtRest() {
    if (holder != null) {
      return false;
    }
    for (Member member : parked) {
      if (member.activity().isThawed() && !member.isAtRest(epoch)) {
        return false;
      }
    }
    return true;
  }

  /** Looks from outside at the threads of whom has the baton, and of those that seemed to wait. */
  void look() {
    for (SimulatedActivity activity : List.copyOf(elsewhere)) {
      if (activity.isBack()) {
        elsewhere.remove(activity);
        claim(activity);
      }
    }
    SimulatedActivity running = holder;
    if (running != null) {
      running.forgetEnded();
      if (running.seemsToWait(epoch)) {
        running.goElsewhere();
        watch(running);
      }
      if (!running.runs()) {
        settle(running);
      }
    }
  }
}
