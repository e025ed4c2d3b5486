package dev.faas.invoker.async;

import dev.faas.invoker.async.AsyncWork.Turn;
import dev.faas.invoker.time.Timeline;
import dev.faas.invoker.time.Timer;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns that come later, in the order of time; at the same moment in the order in which they were added. All of them
 * have one timer. Safe for use by several threads.
 */
final class LaterTurns {

  private final Timeline timeline;
  private final Consumer<Turn> due;
  private final PriorityQueue<Entry> entries = new PriorityQueue<>();
  private long added;
  private @Nullable Timer timer;
  private long timerNanos = Long.MAX_VALUE;
  private boolean isClosed;

  private record Entry(long dueNanos, long number, Turn turn) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      return dueNanos == other.dueNanos
          ? Long.compare(number, other.number)
          : Long.compare(dueNanos, other.dueNanos);
    }
  }

  /**
   * None yet.
   *
   * @param due gets each turn when its time has come
   */
  LaterTurns(Timeline timeline, Consumer<Turn> due) {
    this.timeline = timeline;
    this.due = due;
  }

  synchronized void add(Duration delay, Turn turn) {
    if (isClosed) {
      return;
    }
    long dueNanos = timeline.nanos() + delay.toNanos();
    entries.add(new Entry(dueNanos, added++, turn));
    if (dueNanos < timerNanos) {
      watch(dueNanos, delay);
    }
  }

  private void watch(long dueNanos, Duration delay) {
    if (timer != null) {
      timer.cancel();
    }
    timerNanos = dueNanos;
    timer = timeline.schedule(delay, this::passOn);
  }

  private synchronized void passOn() {
    timer = null;
    timerNanos = Long.MAX_VALUE;
    long now = timeline.nanos();
    Entry next = entries.peek();
    while (next != null && next.dueNanos() <= now) {
      due.accept(entries.remove().turn());
      next = entries.peek();
    }
    if (next != null) {
      watch(next.dueNanos(), Duration.ofNanos(next.dueNanos() - now));
    }
  }

  synchronized void close() {
    isClosed = true;
    entries.clear();
    if (timer != null) {
      timer.cancel();
    }
  }
}
