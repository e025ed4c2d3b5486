package dev.faas.invoker.async;

import dev.faas.invoker.time.Timeline;
import dev.faas.invoker.time.Timer;
import dev.faas.invoker.time.WaitEnd;
import java.time.Duration;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the attempts of all queues of a service, in the order in which their turns come. Safe for use by several
 * threads.
 *
 * <p>In threads of its own: under simulated time when that is advanced or awaited, each as soon as the handlers
 * before it have ended or wait. Or only in the threads that {@linkplain #settle settle} it.
 */
public final class AsyncWork implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofDays(100_000);

  private final Timeline timeline;
  private final Duration stallLimit;
  private final @Nullable AttemptThreads threads;
  private final Queue<Turn> turns = new ConcurrentLinkedQueue<>();
  private final LaterTurns later;
  private final Set<Thread> waiting = new HashSet<>();
  private volatile long unfinished;
  private long done;
  private boolean isPumping;
  private boolean isClosed;

  /** The turn of an event has come. */
  @FunctionalInterface
  interface Turn {

    /** Decides quickly what is to be done; what takes longer is returned: an attempt and all that follows. */
    @Nullable
    Runnable take();
  }

  /**
   * Nothing to do yet.
   *
   * @param stallLimit how long a wait may take in real time while simulated time stands still
   * @param isOnCallerThread whether attempts run only in the threads that settle it
   */
  public AsyncWork(Timeline timeline, Duration stallLimit, boolean isOnCallerThread) {
    this.timeline = timeline;
    this.stallLimit = stallLimit;
    this.later = new LaterTurns(timeline, this::enqueue);
    this.threads = isOnCallerThread ? null : new AttemptThreads(timeline, this::wake);
  }

  /** Runs something in a thread of its own as soon as possible. It is waited for as if it were an event. */
  public void run(Runnable task) {
    accept(() -> () -> {
      try {
        task.run();
      } finally {
        done();
      }
    });
  }

  /** One more event, whose turn comes as soon as possible. */
  void accept(Turn turn) {
    synchronized (this) {
      if (isClosed) {
        return;
      }
      unfinished++;
      wake();
    }
    enqueue(turn);
  }

  /** The turn of an event comes again, later. */
  void later(Duration delay, Turn turn) {
    later.add(delay, turn);
  }

  /** An event has come to its end. */
  synchronized void done() {
    if (isClosed) {
      return;
    }
    unfinished--;
    done++;
    if (unfinished == 0) {
      wake();
    }
  }

  private synchronized void wake() {
    waiting.forEach(LockSupport::unpark);
  }

  /** How many events have not come to their end. */
  public long unfinished() {
    return unfinished;
  }

  private synchronized void enqueue(Turn turn) {
    if (isClosed) {
      return;
    }
    turns.add(turn);
    if (threads == null) {
      wake();
    } else if (!isPumping) {
      isPumping = true;
      schedulePump();
    }
  }

  private void schedulePump() {
    timeline.schedule(Duration.ZERO, this::pump);
  }

  /** Takes one turn. The next is taken when its handler, if there is one, has ended or waits. */
  private void pump() {
    Turn turn = nextTurn();
    try {
      Runnable attempt = turn == null ? null : turn.take();
      if (attempt != null && threads != null) {
        threads.start(attempt);
      }
    } finally {
      synchronized (this) {
        isPumping = !turns.isEmpty() && !isClosed;
        if (isPumping) {
          schedulePump();
        }
      }
    }
  }

  private @Nullable Turn nextTurn() {
    return turns.poll();
  }

  /**
   * Waits until all events have come to their ends.
   *
   * @param atMost in the timeline's time; {@link java.time.temporal.ChronoUnit#FOREVER} for as long as it takes
   * @return whether they have
   * @throws IllegalStateException if nothing happens any more though there are events left
   */
  public boolean settle(Duration atMost) {
    Alarm alarm = new Alarm();
    synchronized (this) {
      waiting.add(Thread.currentThread());
      alarm.set(atMost);
    }
    try {
      boolean goesOn = true;
      while (goesOn && unfinished > 0) {
        Turn turn = threads == null ? nextTurn() : null;
        if (turn == null) {
          goesOn = await(alarm) && !alarm.isUp();
        } else {
          takeHere(turn);
        }
      }
      awaitLastAttempts();
      return unfinished == 0;
    } finally {
      synchronized (this) {
        waiting.remove(Thread.currentThread());
        alarm.cancel();
      }
    }
  }

  /**
   * Waits, where all events have come to their ends, until nothing runs any more of the attempts that told so: else
   * what comes next would have to wait for them, and time would not wait for that. It is a matter of microseconds.
   */
  private void awaitLastAttempts() {
    while (unfinished == 0
        && threads != null
        && !threads.areIdle()
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.park(this);
    }
  }

  /** Ends a wait, after all that happens at the same moment. */
  private final class Alarm implements Runnable {
    private final Thread waiter = Thread.currentThread();
    private @Nullable Timer timer;
    private volatile boolean isUp;

    void set(Duration delay) {
      if (delay.compareTo(LONGEST) < 0) {
        timer = timeline.schedule(delay, this);
      }
    }

    @Override
    public void run() {
      synchronized (AsyncWork.this) {
        if (turns.isEmpty()) {
          isUp = true;
          LockSupport.unpark(waiter);
        } else {
          set(Duration.ZERO);
        }
      }
    }

    boolean isUp() {
      return isUp;
    }

    void cancel() {
      if (timer != null) {
        timer.cancel();
      }
    }
  }

  private static void takeHere(Turn turn) {
    Runnable attempt = turn.take();
    if (attempt != null) {
      attempt.run();
    }
  }

  /** Waits for something to do, or for the end; returns whether there is a point in going on. */
  private boolean await(Alarm alarm) {
    BooleanSupplier isOver = () -> alarm.isUp() || isThereNothingToWaitFor();
    long before = progress();
    WaitEnd end = timeline.await(isOver, Long.MAX_VALUE, stallLimit);
    if (end == WaitEnd.STALL && before == progress()) {
      end = timeline.await(isOver, Long.MAX_VALUE, stallLimit);
      if (end == WaitEnd.STALL && before == progress()) {
        throw new IllegalStateException(unfinished() + " asynchronous events have not come to their"
            + " ends, and nothing happened for twice " + stallLimit.toSeconds()
            + " seconds of real time. Does a destination or a handler block?");
      }
    }
    return end != WaitEnd.INTERRUPT;
  }

  /** Is asked under the monitor of time, within which there must be no other. */
  private boolean isThereNothingToWaitFor() {
    return unfinished == 0 || (threads == null && !turns.isEmpty());
  }

  private synchronized long progress() {
    return done + timeline.nanos();
  }

  /** Forgets all events that have not come to their ends. Further calls do nothing. */
  @Override
  public void close() {
    synchronized (this) {
      isClosed = true;
      turns.clear();
      unfinished = 0;
      wake();
    }
    later.close();
    if (threads != null) {
      threads.close();
    }
  }
}
