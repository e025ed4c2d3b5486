package dev.faas.invoker.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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

  /**
   * An empty group.
   *
   * @param name such as {@code /aws/lambda/Orders}
   */
  public LogGroup(String name) {
    this.name = name;
  }

  /** Such as {@code /aws/lambda/Orders}. */
  public String name() {
    return name;
  }

  /** The streams so far, the oldest first. */
  public List<LogStream> streams() {
    synchronized (streams) {
      return List.copyOf(streams);
    }
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

  void add(LogStream stream) {
    synchronized (streams) {
      if (streams.size() == MAX_STREAMS) {
        streams.remove(0);
      }
      streams.add(stream);
    }
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
