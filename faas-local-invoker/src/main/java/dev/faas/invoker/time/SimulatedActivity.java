package dev.faas.invoker.time;

import dev.faas.invoker.time.Member.State;
import dev.faas.invoker.time.TimerQueue.Entry;
import dev.faas.invoker.time.TimerQueue.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** An activity that runs when it has the {@link Baton}, which guards its state. */
final class SimulatedActivity implements Activity {

  private final String name;
  private final SimulatedTime time;
  private final Clockwork clockwork;
  private final Baton baton;
  private final StartedThreads started = new StartedThreads();
  private final Members members = new Members();
  private @Nullable Member phase;
  private @Nullable Member outer;
  private boolean isExpected;
  private boolean isFrozen;
  private boolean isKeptThawed;
  private int waiting;
  private boolean isBackground;
  private volatile boolean isClosed;

  /**
   * An activity.
   *
   * @param isBackground whether nobody waits for it
   */
  SimulatedActivity(String name, SimulatedTime time, Clockwork clockwork, boolean isBackground) {
    this.name = name;
    this.time = time;
    this.clockwork = clockwork;
    this.baton = clockwork.baton();
    this.isBackground = isBackground;
  }

  @Override
  public void expect() {
    synchronized (baton) {
      requireOpen();
      thaw();
      isExpected = true;
      baton.claim(this);
    }
  }

  @Override
  public void begin() {
    Member me = new Member(this, Thread.currentThread());
    synchronized (baton) {
      requireOpen();
      if (phase != null) {
        throw new IllegalStateException(name + " has begun a phase in thread "
            + phase.thread().getName() + " that has not ended");
      }
      thaw();
      outer = baton.parkCaller();
      phase = me;
      members.add(me);
      me.enter();
      baton.ready(me);
      isExpected = false;
      if (me.is(State.RUNNING)) {
        me.leave();
        return;
      }
    }
    Parking.awaitTurn(baton, me);
    if (isClosed) {
      end();
      requireOpen();
    }
  }

  @Override
  public void end() {
    Member resumed;
    synchronized (baton) {
      Member me = phase;
      if (me == null || me.thread() != Thread.currentThread()) {
        return;
      }
      phase = null;
      members.remove(me);
      resumed = outer;
      outer = null;
      baton.settle(this);
      if (resumed == null) {
        return;
      }
      Parking.resume(baton, resumed);
    }
    Parking.awaitTurn(baton, resumed);
  }

  @Override
  public WaitEnd awaitEnd(BooleanSupplier ended, long deadlineNanos, Duration stallLimit) {
    thaw();
    return new Drive(clockwork, ended, deadlineNanos, stallLimit, this).await();
  }

  @Override
  public boolean await(Attempt attempt, long deadlineNanos) throws InterruptedException {
    boolean hasCome = park(deadlineNanos, true).poll(attempt);
    requireOpen();
    return hasCome;
  }

  @Override
  public void sleepUntil(long nanos) throws InterruptedException {
    park(nanos, false).sleep();
    requireOpen();
  }

  private Parking park(long nanos, boolean isPoller) {
    synchronized (baton) {
      requireOpen();
      Member me = member(Thread.currentThread());
      me.setPolling(isPoller);
      baton.addParked(me);
      baton.park(me);
      if (nanos <= clockwork.now()) {
        wakeUp(me);
      } else if (nanos < Long.MAX_VALUE) {
        Entry entry = clockwork.add(Kind.WAKE_UP, nanos, () -> wakeUp(me));
        me.setWakeUp(entry);
        if (isFrozen) {
          entry.cancel();
        }
      }
      return new Parking(clockwork, me);
    }
  }

  @Override
  public boolean endWait(Thread thread) {
    synchronized (baton) {
      Member member = members.of(thread);
      if (member == null || !member.is(State.PARKED) || member.wakeUp() == null) {
        return false;
      }
      member.wakeUp().cancel();
      member.setWakeUp(clockwork.add(Kind.WAKE_UP, clockwork.now(), () -> wakeUp(member)));
      return true;
    }
  }

  private void wakeUp(Member member) {
    member.becomeDue();
    baton.ready(member);
  }

  private Member member(Thread thread) {
    Member known = members.of(thread);
    if (known != null) {
      return known;
    }
    Member adopted = new Member(this, thread);
    members.add(adopted);
    started.found(thread, time.instant());
    return adopted;
  }

  @Override
  public void starting(Thread thread) {
    synchronized (baton) {
      members.forgetEnded();
      members.add(new Member(this, thread));
      started.started(thread, time.instant());
    }
  }

  @Override
  public void freeze() {
    synchronized (baton) {
      if (isThawed() && !isKeptThawed) {
        isFrozen = true;
        members.freeze();
        baton.withdraw(this);
      }
    }
  }

  @Override
  public void thaw() {
    synchronized (baton) {
      if (!isFrozen || isClosed) {
        return;
      }
      isFrozen = false;
      members.thaw(clockwork.now(), clockwork.queue()).forEach(Entry::run);
      members.wake();
      clockwork.drivers().wakeFirst();
      if (members.isAny(State.READY) || members.isAny(State.RUNNING)) {
        baton.claim(this);
      } else if (members.isAny(State.ELSEWHERE)) {
        baton.watch(this);
      }
    }
  }

  @Override
  public void keepThawed() {
    synchronized (baton) {
      isKeptThawed = true;
    }
  }

  @Override
  public void close() {
    synchronized (baton) {
      isClosed = true;
      isFrozen = false;
      members.freeze();
      members.wake();
      baton.withdraw(this);
    }
  }

  @Override
  public List<String> startedThreads() {
    return started.texts();
  }

  private void requireOpen() {
    if (isClosed) {
      throw new CancellationException("the execution environment is gone: " + name);
    }
  }

  boolean isClosed() {
    return isClosed;
  }

  /** Whether only work that nobody waits for waits for it. */
  boolean isBackground() {
    return isBackground;
  }

  /** Somebody waits for a phase of it. */
  void setBackground(boolean background) {
    isBackground = background;
  }

  boolean isFrozen() {
    return isFrozen;
  }

  /** Somebody waits for a phase of it, or does no longer. */
  void addWaiting(int difference) {
    waiting += difference;
  }

  /** Whether it may run though nobody waits for it. */
  boolean isUnattended() {
    return isKeptThawed && waiting == 0;
  }

  /** Whether it may have the baton. */
  boolean isThawed() {
    return !isFrozen && !isClosed;
  }

  /** Whether a phase has begun and not ended. */
  boolean isInPhase() {
    return phase != null && isThawed();
  }

  /** Whether there is no phase, though the environment lives. */
  boolean isIdle() {
    return phase == null && !isExpected && !isClosed;
  }

  boolean runs() {
    return isExpected || members.isAny(State.RUNNING);
  }

  /** It has the baton. */
  void go() {
    members.go();
  }

  /** The place of a thread that runs in it, or null. */
  @Nullable
  Member runningMember(Thread thread) {
    Member member = members.of(thread);
    return member == null || member.isInside() ? null : member;
  }

  void forgetEnded() {
    members.forgetEnded();
  }

  boolean seemsToWait(long epoch) {
    return !isExpected && members.isAny(State.RUNNING) && members.seemToWait(epoch);
  }

  void goElsewhere() {
    members.goElsewhere();
  }

  boolean isBack() {
    return members.areBack();
  }

  @Override
  public String toString() {
    return name;
  }
}
