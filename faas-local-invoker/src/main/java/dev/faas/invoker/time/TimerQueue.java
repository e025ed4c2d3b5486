package dev.faas.invoker.time;

import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What becomes due, in the order of time; at the same moment first the deadlines of those who wait for a
 * phase, then everything else in the order in which it was added. Safe for use by several threads.
 */
final class TimerQueue {

  /** What becomes due. */
  enum Kind {
    /** A timer. */
    TIMER,
    /** A parked thread goes on. */
    WAKE_UP,
    /** Someone waits no longer; no reason to move time, but time does not move past it unseen. */
    DEADLINE
  }

  static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::dueNanos).thenComparingLong(Entry::number);

  private final TreeSet<Entry> reasons = new TreeSet<>(ORDER);
  private final TreeSet<Entry> deadlines = new TreeSet<>(ORDER);
  private int wakeUps;
  private long added;

  synchronized Entry add(Kind kind, long dueNanos, Runnable task) {
    Entry entry = new Entry(kind, dueNanos, added++, task);
    put(entry);
    return entry;
  }

  /** Puts an entry back that was cancelled; it keeps its place. */
  synchronized void put(Entry entry) {
    queueOf(entry).add(entry);
    wakeUps += entry.kind == Kind.WAKE_UP ? 1 : 0;
  }

  /** Takes the next entry that is due at this time, or null. */
  synchronized @Nullable Entry pollDue(long nanos) {
    Entry reason = first(reasons);
    Entry deadline = first(deadlines);
    boolean isDeadline =
        deadline != null && (reason == null || deadline.dueNanos <= reason.dueNanos);
    Entry next = isDeadline ? deadline : reason;
    return next != null && next.dueNanos <= nanos && remove(next) ? next : null;
  }

  /** Whether time has a reason to move: a parked thread, or a timer that is due before this time. */
  synchronized boolean hasReasonBefore(long nanos) {
    Entry next = first(reasons);
    return next != null && (wakeUps > 0 || next.dueNanos < nanos);
  }

  synchronized int size() {
    return reasons.size() + deadlines.size();
  }

  private synchronized boolean remove(Entry entry) {
    boolean isRemoved = queueOf(entry).remove(entry);
    wakeUps -= isRemoved && entry.kind == Kind.WAKE_UP ? 1 : 0;
    return isRemoved;
  }

  private static @Nullable Entry first(SortedSet<Entry> queue) {
    return queue.isEmpty() ? null : queue.first();
  }

  private SortedSet<Entry> queueOf(Entry entry) {
    return entry.kind == Kind.DEADLINE ? deadlines : reasons;
  }

  /** Something that becomes due. */
  final class Entry implements Timer {
    private final Kind kind;
    private final long dueNanos;
    private final long number;
    private final Runnable task;

    Entry(Kind kind, long dueNanos, long number, Runnable task) {
      this.kind = kind;
      this.dueNanos = dueNanos;
      this.number = number;
      this.task = task;
    }

    Kind kind() {
      return kind;
    }

    long dueNanos() {
      return dueNanos;
    }

    long number() {
      return number;
    }

    void run() {
      task.run();
    }

    @Override
    public boolean cancel() {
      return remove(this);
    }
  }
}
