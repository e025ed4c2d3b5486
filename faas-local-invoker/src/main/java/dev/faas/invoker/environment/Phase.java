package dev.faas.invoker.environment;

import dev.faas.invoker.time.Activity;
import dev.faas.invoker.time.DeadlineWatch;
import dev.faas.invoker.time.Timeline;
import dev.faas.invoker.time.WaitEnd;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that one thread hands to the thread of an execution environment and waits for. It ends exactly
 * once, whoever comes first: the environment's thread, the waiting one at the deadline, or a third that
 * cancels it. What comes later has no effect.
 */
public abstract class Phase implements BooleanSupplier, DeadlineWatch.Deadline {

  /** Whether and how a phase ended. */
  public enum Ending {
    /** Not yet. */
    NONE,
    /** By itself and in time; {@link #thrown} says whether well. */
    COMPLETED,
    /** At its deadline, or by itself after it. */
    TIMED_OUT,
    /** At the stall limit. */
    STALLED,
    /** Because nobody waits any longer. */
    CANCELLED
  }

  /** Runs the phases of one runtime process, one at a time. */
  interface Runner {

    /** Runs a phase; returns when it has ended, however it did. */
    void run(Phase phase);

    /** Interrupts and abandons what runs, and runs nothing any more. */
    void stop();

    /** Waits for the end of a stopped runner that ran no phase. */
    void join() throws InterruptedException;
  }

  private static final AtomicReferenceFieldUpdater<Phase, @Nullable Ending> ENDING =
      AtomicReferenceFieldUpdater.newUpdater(Phase.class, Ending.class, "ending");

  private final Thread waiter = Thread.currentThread();
  private final long startNanos;
  private final long deadlineNanos;
  private volatile @Nullable Ending ending;
  private long endNanos;
  private @Nullable Throwable thrown;
  private List<StackTraceElement> stack = List.of();
  private volatile boolean isInterruptSent;
  private boolean hasLeftInterrupt;

  Phase(long startNanos, long limitNanos) {
    this.startNanos = startNanos;
    this.deadlineNanos = startNanos + limitNanos;
  }

  /** The work, in the environment's thread. */
  abstract void perform() throws Exception;

  /** Whether the runtime clears an interrupt that the work leaves set; for the thread that did the work. */
  boolean clearsInterrupt() {
    return false;
  }

  /** Whether the work finds an interrupt that was left set before; else that waits for the phase after it. */
  boolean takesInterrupt() {
    return true;
  }

  /** Whether the work has left an interrupt for the next phase; for the thread that did the work. */
  final boolean hasLeftInterrupt() {
    return hasLeftInterrupt;
  }

  /**
   * Does the work in the environment's thread.
   *
   * @param isInterrupted what {@link #hasLeftInterrupt} said of the phase before
   * @return false if the phase ended otherwise meanwhile, so that the environment is abandoned
   */
  final boolean run(Timeline timeline, boolean isInterrupted) {
    Thread.interrupted(); // meant for nobody: whoever interrupts a phase has ended it before
    if (getAsBoolean()) {
      return false;
    }
    return complete(timeline, isInterrupted);
  }

  /**
   * Does the work in the waiting thread itself. At the deadline it is interrupted, and has timed out when
   * it returns. No interrupt that was meant for the work is left behind.
   *
   * @param isInterrupted what {@link #hasLeftInterrupt} said of the phase before
   */
  final void runHere(Timeline timeline, DeadlineWatch.Slot deadlines, boolean isInterrupted) {
    if (Thread.currentThread().isInterrupted()) {
      cancel();
    }
    if (getAsBoolean()) {
      return;
    }
    deadlines.begin(this);
    boolean isFirst = complete(timeline, isInterrupted);
    deadlines.end();
    while (!isFirst && !isInterruptSent) {
      Thread.onSpinWait();
    }
    Thread.interrupted();
  }

  /**
   * Does the work and ends the phase, unless somebody has ended it meanwhile. What a function sees of its
   * stack ends here: see {@link StackTrace}.
   */
  private boolean complete(Timeline timeline, boolean isInterrupted) {
    if (isInterrupted && takesInterrupt()) {
      Thread.currentThread().interrupt();
    }
    try {
      perform();
    } catch (Throwable failure) {
      thrown = failure;
    }
    boolean isLeft = Thread.interrupted() && !clearsInterrupt();
    hasLeftInterrupt = isLeft || (isInterrupted && !takesInterrupt());
    endNanos = timeline.nanos();
    return end(endNanos < deadlineNanos ? Ending.COMPLETED : Ending.TIMED_OUT);
  }

  /** The deadline of work in the waiting thread itself. */
  @Override
  public final void pass() {
    interruptIfFirst(Ending.TIMED_OUT);
  }

  /** Cancels work in the waiting thread itself. */
  final void cancelHere() {
    interruptIfFirst(Ending.CANCELLED);
  }

  private void interruptIfFirst(Ending how) {
    List<StackTraceElement> seen = StackTrace.ofThread(waiter);
    if (end(how)) {
      stack = seen;
      waiter.interrupt();
      isInterruptSent = true;
    }
  }

  /**
   * Waits for the end, and makes it at the deadline.
   *
   * @param runner the environment's thread
   */
  final void await(Activity activity, Service service, Thread runner) {
    WaitEnd reason;
    do {
      reason = activity.awaitEnd(this, deadlineNanos, service.stallLimit());
    } while (reason == WaitEnd.STALL && service.isDebugged());
    if (reason != WaitEnd.DONE) {
      List<StackTraceElement> seen = StackTrace.ofThread(runner);
      if (end(endingFor(reason))) {
        stack = seen;
      }
    }
  }

  private static Ending endingFor(WaitEnd reason) {
    return switch (reason) {
      case DEADLINE -> Ending.TIMED_OUT;
      case STALL -> Ending.STALLED;
      default -> Ending.CANCELLED;
    };
  }

  /** Ends the phase if it has not ended; safe in any thread. */
  final void cancel() {
    end(Ending.CANCELLED);
  }

  private boolean end(Ending how) {
    boolean isFirst = ENDING.compareAndSet(this, null, how);
    if (isFirst && waiter != Thread.currentThread()) {
      LockSupport.unpark(waiter);
    }
    return isFirst;
  }

  /** Whether it has ended. */
  @Override
  public final boolean getAsBoolean() {
    return ending != null;
  }

  /** When it began, as the timeline's nanoseconds. */
  public final long startNanos() {
    return startNanos;
  }

  @Override
  public final long deadlineNanos() {
    return deadlineNanos;
  }

  /** Whether and how it ended. */
  public final Ending ending() {
    Ending how = ending;
    return how == null ? Ending.NONE : how;
  }

  /** How long it took, or has taken so far; at a deadline exactly until then. */
  public final long durationNanos(Timeline timeline) {
    return switch (ending()) {
      case COMPLETED -> endNanos - startNanos;
      case TIMED_OUT -> deadlineNanos - startNanos;
      case NONE, STALLED, CANCELLED -> timeline.nanos() - startNanos;
    };
  }

  /** What ended the work of a completed phase, or null if it went well; for the waiting thread. */
  public final @Nullable Throwable thrown() {
    return thrown;
  }

  /** What the environment's thread was doing when it was abandoned; for the waiting thread. */
  public final List<StackTraceElement> stack() {
    return stack;
  }
}
