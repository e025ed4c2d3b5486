package dev.faas.invoker;

import dev.faas.invoker.time.DeadlineWatch;
import dev.faas.invoker.time.Debugging;
import dev.faas.invoker.time.RealTime;
import dev.faas.invoker.time.Timeline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all functions of one invoker share. */
final class Service {

  private static final int MEGABYTE = 1024 * 1024;
  private static final Duration UNLIMITED = Duration.ofDays(10_000);

  private final Timeline timeline;
  private final InstantSource clock;
  private final Account account;
  private final Duration stallLimit;
  private final List<InvocationListener> listeners;
  private final @Nullable DeadlineWatch deadlines;
  private final @Nullable Boolean isDebugged;

  @SuppressWarnings("UnnecessaryMethodReference") // the clock alone, so that no handler can move it
  Service(
      Timeline timeline,
      Account account,
      Duration stallLimit,
      List<InvocationListener> listeners,
      boolean isOnCallerThread,
      @Nullable Boolean isDebugged) {
    this.timeline = timeline;
    this.clock = timeline::instant;
    this.account = account;
    this.stallLimit = stallLimit;
    this.listeners = listeners;
    this.deadlines = isOnCallerThread ? new DeadlineWatch(timeline) : null;
    this.isDebugged = isDebugged;
  }

  /** Watches the deadlines of handlers in their callers' threads; null if they have threads of their own. */
  @Nullable
  DeadlineWatch deadlines() {
    return deadlines;
  }

  /** How long something may take that may take so long; without end under a debugger. */
  Duration limit(Duration limit) {
    boolean isAsked = isDebugged != null || timeline instanceof RealTime;
    return isAsked && isDebugged() ? UNLIMITED : limit;
  }

  /** Whether someone may be looking at handlers step by step; asked as late as possible, since it costs. */
  boolean isDebugged() {
    return isDebugged != null ? isDebugged : Debugging.IS_POSSIBLE;
  }

  void close() {
    if (deadlines != null) {
      deadlines.close();
    }
  }

  Timeline timeline() {
    return timeline;
  }

  /** For handlers: the timeline as a clock and nothing more. */
  InstantSource clock() {
    return clock;
  }

  Account account() {
    return account;
  }

  Duration stallLimit() {
    return stallLimit;
  }

  /**
   * An estimate of the memory that a function uses: the heap in use of the whole process. Zero under
   * simulated time, where nothing may depend on the machine.
   */
  int memoryInUse() {
    if (!(timeline instanceof RealTime)) {
      return 0;
    }
    Runtime runtime = Runtime.getRuntime();
    return (int) ((runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE) + 1;
  }

  void tell(Outcome<?> outcome) {
    for (InvocationListener listener : listeners) {
      try {
        listener.onEnded(outcome);
      } catch (RuntimeException | Error thrown) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
      }
    }
  }
}
