package dev.faas.invoker.environment;

import dev.faas.invoker.time.DeadlineWatch;
import dev.faas.invoker.time.Debugging;
import dev.faas.invoker.time.RealTime;
import dev.faas.invoker.time.Timeline;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What all functions of one invoker share. Safe for use by several threads. */
public final class Service implements AutoCloseable {

  private static final int MEGABYTE = 1024 * 1024;
  private static final long MEMORY_NANOS = 1_000_000;
  private static final Duration UNLIMITED = Duration.ofDays(10_000);

  private final Timeline timeline;
  private final InstantSource clock;
  private final Account account;
  private final Duration stallLimit;
  private final @Nullable DeadlineWatch deadlines;
  private final @Nullable Boolean isDebugged;
  private volatile long memorySeenNanos;
  private volatile int memoryInUse;

  /**
   * A service.
   *
   * @param stallLimit how long a handler may block while simulated time stands still
   * @param isOnCallerThread whether handlers run in their callers' threads
   * @param isDebugged whether someone looks at handlers step by step; null to ask the JVM
   */
  @SuppressWarnings("UnnecessaryMethodReference") // the clock alone, so that no handler can move it
  public Service(
      Timeline timeline,
      Account account,
      Duration stallLimit,
      boolean isOnCallerThread,
      @Nullable Boolean isDebugged) {
    this.timeline = timeline;
    this.clock = timeline::instant;
    this.account = account;
    this.stallLimit = stallLimit;
    this.deadlines = isOnCallerThread ? new DeadlineWatch(timeline) : null;
    this.isDebugged = isDebugged;
  }

  /** Watches the deadlines of handlers in their callers' threads; null if they have threads of their own. */
  @Nullable
  DeadlineWatch deadlines() {
    return deadlines;
  }

  /** Whether handlers run in their callers' threads. */
  public boolean isOnCallerThread() {
    return deadlines != null;
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

  @Override
  public void close() {
    if (deadlines != null) {
      deadlines.close();
    }
  }

  /** The time and the chance of all of them. */
  public Timeline timeline() {
    return timeline;
  }

  /** For handlers: the timeline as a clock and nothing more. */
  InstantSource clock() {
    return clock;
  }

  /** Where they believe to run. */
  public Account account() {
    return account;
  }

  /** How long a handler may block while simulated time stands still. */
  public Duration stallLimit() {
    return stallLimit;
  }

  /**
   * An estimate of the memory that a function uses: the heap in use of the whole process, at most a
   * millisecond ago. Zero under simulated time, where nothing may depend on the machine.
   *
   * @param nanos now, as the timeline's nanoseconds
   */
  public int memoryInUse(long nanos) {
    if (!(timeline instanceof RealTime)) {
      return 0;
    }
    if (memoryInUse == 0 || nanos - memorySeenNanos > MEMORY_NANOS) {
      Runtime runtime = Runtime.getRuntime();
      memoryInUse = (int) ((runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE) + 1;
      memorySeenNanos = nanos;
    }
    return memoryInUse;
  }
}
