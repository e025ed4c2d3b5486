package dev.faas.invoker.time;

import org.jspecify.annotations.Nullable;

/** The calling thread as one that waits for time to move. */
final class Driver {

  private final Thread thread = Thread.currentThread();
  private final long deadlineNanos;
  private final @Nullable SimulatedActivity awaited;
  private final @Nullable Member member;

  /**
   * A thread that waits.
   *
   * @param deadlineNanos until when
   * @param awaited the activity whose phase it waits for, if it told
   * @param member the thread's place in the activity in which it runs itself, if any
   */
  Driver(long deadlineNanos, @Nullable SimulatedActivity awaited, @Nullable Member member) {
    this.deadlineNanos = deadlineNanos;
    this.awaited = awaited;
    this.member = member;
  }

  Thread thread() {
    return thread;
  }

  long deadlineNanos() {
    return deadlineNanos;
  }

  @Nullable
  Member member() {
    return member;
  }

  /**
   * Whether time must not move before it has gone on: its deadline has come, it was interrupted, or the
   * phase is over or has just been handed to a thread.
   */
  boolean holdsUp(long now) {
    return deadlineNanos <= now || thread.isInterrupted() || isHandingOver();
  }

  /** Whether its phase is over, or handed to a thread that has not begun it. */
  boolean isHandingOver() {
    return awaited != null && awaited.isIdle();
  }
}
