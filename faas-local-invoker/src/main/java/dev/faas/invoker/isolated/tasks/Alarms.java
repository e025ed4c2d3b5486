package dev.faas.invoker.isolated.tasks;

import dev.faas.invoker.isolated.waits.Wait;
import dev.faas.invoker.isolation.Surroundings;
import java.util.IdentityHashMap;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What an environment does later in simulated time: one daemon thread, which waits for the next due moment
 * as the environment's other threads wait. It ends when nothing is left to do.
 */
public final class Alarms implements Runnable {

  private static final IdentityHashMap<Surroundings, Alarms> ALL = new IdentityHashMap<>();

  private final Surroundings surroundings;
  private final PriorityQueue<Alarm> waiting = new PriorityQueue<>(); // guarded by ALL
  private long added; // guarded by ALL

  private Alarms(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Something to do, which must be short or hand over to another thread. */
  @FunctionalInterface
  public interface Action {
    /** May end with an interrupt when the environment ends its threads. */
    void run() throws InterruptedException;
  }

  /** Does it at that moment; those of the same moment in the order in which they came. */
  public static Alarm at(Surroundings surroundings, long due, Object owner, Action action) {
    Alarms fresh = null;
    Alarm alarm;
    synchronized (ALL) {
      Alarms alarms = ALL.get(surroundings);
      if (alarms == null) {
        alarms = fresh = new Alarms(surroundings);
        ALL.put(surroundings, alarms);
      }
      alarm = alarms.new Alarm(due, alarms.added++, owner, action);
      alarms.waiting.add(alarm);
      ALL.notifyAll();
    }
    if (fresh != null) {
      fresh.start();
    }
    return alarm;
  }

  /** Does nothing of this owner any more. */
  public static void cancelAllOf(Surroundings surroundings, Object owner) {
    synchronized (ALL) {
      Alarms alarms = ALL.get(surroundings);
      if (alarms != null) {
        alarms.waiting.removeIf(alarm -> alarm.owner == owner);
        ALL.notifyAll();
      }
    }
  }

  private void start() {
    Thread thread = new Thread(this, "timers of an execution environment");
    thread.setDaemon(true);
    surroundings.starting(thread);
    thread.start();
  }

  @Override
  public void run() {
    try {
      for (Alarm next = next(); next != null; next = next()) {
        if (!Wait.park(surroundings, next.due, next::isOvertaken) && next.remove()) {
          next.run();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the environment ends its threads
    } finally {
      synchronized (ALL) {
        ALL.remove(surroundings, this);
      }
    }
  }

  private @Nullable Alarm next() {
    synchronized (ALL) {
      Alarm next = waiting.peek();
      if (next == null) {
        ALL.remove(surroundings, this);
      }
      return next;
    }
  }

  /** Something to do at a moment. */
  public final class Alarm implements Comparable<Alarm> {
    private final long due;
    private final long number;
    private final Object owner;
    private final Action action;

    private Alarm(long due, long number, Object owner, Action action) {
      this.due = due;
      this.number = number;
      this.owner = owner;
      this.action = action;
    }

    /** Does not do it. */
    public void cancel() {
      remove();
    }

    private boolean remove() {
      synchronized (ALL) {
        ALL.notifyAll();
        return waiting.remove(this);
      }
    }

    private boolean isOvertaken(long nanos) throws InterruptedException {
      synchronized (ALL) {
        if (waiting.peek() == this && nanos > 0) {
          TimeUnit.NANOSECONDS.timedWait(ALL, nanos);
        }
        return waiting.peek() != this;
      }
    }

    private void run() throws InterruptedException {
      try {
        action.run();
      } catch (RuntimeException | Error thrown) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
      }
    }

    @Override
    public int compareTo(Alarm other) {
      int byMoment = Long.compare(due, other.due);
      return byMoment != 0 ? byMoment : Long.compare(number, other.number);
    }
  }
}
