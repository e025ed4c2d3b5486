package dev.faas.invoker.time;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Timers in the order in which they become due, equal ones in the order in which they were added. */
final class TimerQueue {

  private final PriorityQueue<Entry> entries = new PriorityQueue<>(
      Comparator.comparingLong(Entry::dueNanos).thenComparingLong(Entry::number));
  private long added;

  synchronized Entry add(long dueNanos, Runnable task) {
    Entry entry = new Entry(dueNanos, added++, task);
    entries.add(entry);
    return entry;
  }

  /** Takes the next timer that is due at this time, or null. */
  synchronized @Nullable Entry pollDue(long nanos) {
    Entry next = entries.peek();
    return next != null && next.dueNanos <= nanos ? entries.poll() : null;
  }

  synchronized int size() {
    return entries.size();
  }

  private synchronized boolean remove(Entry entry) {
    return entries.remove(entry);
  }

  /** A waiting timer. */
  final class Entry implements Timer {
    private final long dueNanos;
    private final long number;
    private final Runnable task;

    Entry(long dueNanos, long number, Runnable task) {
      this.dueNanos = dueNanos;
      this.number = number;
      this.task = task;
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
