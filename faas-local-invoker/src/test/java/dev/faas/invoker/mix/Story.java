package dev.faas.invoker.mix;

import dev.faas.invoker.mix.Step.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of a mix: for each call line by line, and what was counted. Safe for use by several threads. */
final class Story {

  private final List<Long> stepEnds = new ArrayList<>();
  private final Map<Integer, List<String>> calls = new TreeMap<>();
  private final Map<String, Long> counts = new TreeMap<>();

  /** A step has ended. */
  synchronized void stepEnded(long millis) {
    stepEnds.add(millis);
  }

  /** When the steps ended, the last being that all events are waited for. */
  synchronized List<Long> stepEnds() {
    return List.copyOf(stepEnds);
  }

  /** Something happened to a call. */
  synchronized void tell(int id, long millis, String what) {
    calls.computeIfAbsent(id, none -> new ArrayList<>()).add(Step.at(millis) + " " + what);
  }

  /** What happened to each call. */
  synchronized Map<Integer, List<String>> calls() {
    return new TreeMap<>(calls);
  }

  /** Something was counted of a call whose version is known. */
  void count(String metric, Name name, String version, long value) {
    count(metric + " of version " + version, value);
    count(metric, name, value);
  }

  /** Something was counted of a call. */
  void count(String metric, Name name, long value) {
    count(metric, value);
    if (name == Name.LIVE) {
      count(metric + " of the alias", value);
    }
  }

  /**
   * So many ran when one began.
   *
   * @param of what they were of
   */
  synchronized void ranAtTheSameTime(String of, long running) {
    counts.merge("ConcurrentExecutions" + of, running, Long::max);
  }

  /** Something was counted. */
  synchronized void count(String metric, long value) {
    if (value > 0) {
      counts.merge(metric, value, Long::sum);
    }
  }

  /** What was counted, without zeros. */
  synchronized Map<String, Long> counts() {
    return new TreeMap<>(counts);
  }
}
