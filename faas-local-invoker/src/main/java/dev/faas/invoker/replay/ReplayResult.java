package dev.faas.invoker.replay;

import dev.faas.invoker.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What became of a replay, compared with the recording. Immutable.
 *
 * <p>Compared are the kind of outcome; error type, error message, exit status and signal; the payload, JSON by value
 * and path by path, anything else byte by byte; the lines that the function wrote, in their order, by where they
 * came from and by their text; and the duration of the handler, if it was recorded in simulated time.
 *
 * <p>Not compared are stack traces in payload and lines, the lines of the service (START, REPORT and so on), the
 * times of lines, memory, and the duration of the init phase.
 */
public final class ReplayResult {

  private final Recording recording;
  private final Outcome<?> outcome;
  private final List<String> differences;
  private final List<String> missing;

  private ReplayResult(
      Recording recording, Outcome<?> outcome, List<String> differences, List<String> missing) {
    this.recording = recording;
    this.outcome = outcome;
    this.differences = differences;
    this.missing = missing;
  }

  static ReplayResult of(Recording recording, Outcome<?> outcome, Set<String> supplied) {
    Content before = recording.content();
    Content now = Content.of(outcome, before.masking());
    List<String> missing = new ArrayList<>(before.masked());
    missing.removeIf(place -> supplied.contains(place) || !Replay.isInput(place));
    return new ReplayResult(
        recording, outcome, Differences.between(before, now), List.copyOf(missing));
  }

  /** Whether it ended as it was recorded. */
  public boolean isSame() {
    return differences.isEmpty();
  }

  /** What is different, in words and perhaps several lines each; empty if nothing is. */
  public List<String> differences() {
    return differences;
  }

  /** How it ended now. */
  public Outcome<?> outcome() {
    return outcome;
  }

  /** How it ended then. */
  public Recording recording() {
    return recording;
  }

  /**
   * Fails a test if there is a difference.
   *
   * @throws AssertionError with {@link #toString}, if it did not end as it was recorded
   */
  public void assertSame() {
    if (!isSame()) {
      throw new AssertionError(toString());
    }
  }

  /** The differences, and the outcome with its log lines. */
  @Override
  public String toString() {
    if (isSame()) {
      return recording + ": replayed as it was recorded";
    }
    StringBuilder text = new StringBuilder(400);
    text.append(recording).append(": the replay is different (recorded → replayed)\n");
    for (String difference : differences) {
      text.append("\n  ").append(difference.replace("\n", "\n  "));
    }
    if (!missing.isEmpty()) {
      text.append("\n\n  masked, and not supplied (Replay.supplying): ");
      text.append(String.join(", ", missing));
    }
    return text.append("\n\n").append(outcome).toString();
  }
}
