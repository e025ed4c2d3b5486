package dev.faas.invoker.log;

import dev.faas.invoker.log.Destination.Output;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All output of one function: a stream for each of its execution environments. Safe for use by several
 * threads.
 *
 * <p>It keeps the last {@value #MAX_STREAMS} streams.
 */
public final class LogGroup {

  /** How many streams are kept; our own limit, so that a long run cannot fill the heap. */
  public static final int MAX_STREAMS = 1000;

  private final String name;
  private final List<LogStream> streams = new ArrayList<>();
  private final LogStream unattributed = new LogStream(this, LogStream.UNATTRIBUTED, null);
  private final StreamWriter unattributedWriter = new StreamWriter(unattributed);
  private volatile boolean isAnyUnattributed;
  private volatile @Nullable Watch watch;

  /** Whoever keeps watch over a group: {@code dev.faas.invoker.log.store}. Safe for use by several threads. */
  public interface Watch {

    /** Lines from before this moment are gone. */
    Instant horizon();

    /** A line was written. It is called with the stream's lock, so in the order of the stream. */
    void onLine(LogStream stream, LogLine line);

    /** An invocation has ended, and its report was written. It is called without a lock. */
    void onInvocationEnded();
  }

  /**
   * An empty group.
   *
   * @param name such as {@code /aws/lambda/Orders}
   */
  public LogGroup(String name) {
    this.name = name;
  }

  /** The group of a function that has none of its own choice: {@code /aws/lambda/} and its name. */
  public static String defaultName(String function) {
    return "/aws/lambda/" + function;
  }

  /** Such as {@code /aws/lambda/Orders}. */
  public String name() {
    return name;
  }

  /** The streams so far, the oldest first; if the {@link #unattributed} one has lines, it is the last. */
  public List<LogStream> streams() {
    synchronized (streams) {
      if (unattributed.isEmpty()) {
        return List.copyOf(streams);
      }
      List<LogStream> all = new ArrayList<>(streams);
      all.add(unattributed);
      return List.copyOf(all);
    }
  }

  /**
   * What may be output of this function or of another, because a pool of threads wrote it that serves
   * several invocations: it belongs to none of them. Empty for handlers that give such pools only tasks
   * wrapped with {@code context.wrap(…)}.
   */
  public LogStream unattributed() {
    return unattributed;
  }

  /** The lines of all streams so far, in the order of their times. */
  public List<LogLine> lines() {
    List<LogLine> all = new ArrayList<>();
    for (LogStream stream : streams()) {
      all.addAll(stream.lines());
    }
    all.sort(Comparator.comparing(LogLine::time));
    return List.copyOf(all);
  }

  /**
   * Has someone told of each line, or nobody.
   *
   * @param newWatch null for nobody
   */
  public void watch(@Nullable Watch newWatch) {
    watch = newWatch;
  }

  @Nullable
  Watch watch() {
    return watch;
  }

  /** Ends unfinished lines of the unattributed stream. */
  void invocationEnded(InstantSource clock) {
    flushUnattributed(clock);
    Watch told = watch;
    if (told != null) {
      told.onInvocationEnded();
    }
  }

  void add(LogStream stream) {
    synchronized (streams) {
      if (streams.size() == MAX_STREAMS) {
        streams.remove(0);
      }
      streams.add(stream);
    }
  }

  void writeUnattributed(Output output, Instant now) {
    synchronized (unattributed) {
      isAnyUnattributed = true;
      output.enter(unattributedWriter, null, now);
    }
  }

  private void flushUnattributed(InstantSource clock) {
    if (isAnyUnattributed) {
      synchronized (unattributed) {
        unattributedWriter.flush(clock.instant());
      }
    }
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
