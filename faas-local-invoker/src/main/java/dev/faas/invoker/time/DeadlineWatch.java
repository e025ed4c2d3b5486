package dev.faas.invoker.time;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * For the engine: lets deadlines pass of work that runs in its caller's own thread, where nobody waits.
 * In real time one daemon thread looks at all of them a hundred times a second, so that beginning and
 * ending cost no more than a field; under simulated time each is a timer. Safe for use by several
 * threads.
 */
public final class DeadlineWatch implements AutoCloseable {

  private static final long PERIOD_NANOS = 10_000_000;
  private static final int IDLE_ROUNDS = 100;

  private final Timeline timeline;
  private final List<Slot> slots = new CopyOnWriteArrayList<>();
  private final @Nullable Thread thread;
  private volatile boolean isAsleep;
  private volatile boolean isClosed;

  /** Work with a deadline. */
  public interface Deadline {

    /** The deadline, as {@link Timeline#nanos}. */
    long deadlineNanos();

    /** Ends the work if it has not ended; called in another thread than the work's. */
    void pass();
  }

  /** A watch of this timeline. */
  public DeadlineWatch(Timeline timeline) {
    this.timeline = timeline;
    this.thread = timeline instanceof RealTime
        ? new Thread(null, this::look, "faas deadlines", 0, false)
        : null;
    if (thread != null) {
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** A place for the work of one thread at a time. */
  public Slot open() {
    Slot slot = new Slot();
    slots.add(slot);
    return slot;
  }

  /** A place for the work of one thread at a time. */
  public final class Slot implements AutoCloseable {

    private volatile @Nullable Deadline current;
    private @Nullable Timer timer;

    private Slot() {}

    /** From now on the deadline of this work is watched. */
    public void begin(Deadline work) {
      if (thread == null) {
        long left = Math.max(0, work.deadlineNanos() - timeline.nanos());
        timer = timeline.schedule(Duration.ofNanos(left), work::pass);
        return;
      }
      current = work;
      if (isAsleep) {
        LockSupport.unpark(thread);
      }
    }

    /** The work has ended. */
    public void end() {
      current = null;
      if (timer != null) {
        timer.cancel();
        timer = null;
      }
    }

    /** Gives the place up. */
    @Override
    public void close() {
      end();
      slots.remove(this);
    }
  }

  private void look() {
    int idleRounds = 0;
    while (!isClosed) {
      idleRounds = passed() ? 0 : idleRounds + 1;
      if (idleRounds < IDLE_ROUNDS) {
        RealTime.park(this, PERIOD_NANOS);
      } else {
        isAsleep = true;
        if (!passed() && !isClosed) {
          LockSupport.park(this);
        }
        isAsleep = false;
        idleRounds = 0;
      }
    }
  }

  /** Lets the deadlines pass that have come, and says whether there is any work. */
  private boolean passed() {
    boolean isBusy = false;
    for (Slot slot : slots) {
      Deadline work = slot.current;
      if (work != null) {
        isBusy = true;
        if (timeline.nanos() >= work.deadlineNanos()) {
          work.pass();
        }
      }
    }
    return isBusy;
  }

  /** Ends the watch; what still runs has no deadline any more. */
  @Override
  public void close() {
    isClosed = true;
    LockSupport.unpark(thread);
  }
}
