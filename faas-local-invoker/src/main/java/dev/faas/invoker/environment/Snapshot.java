package dev.faas.invoker.environment;

import dev.faas.invoker.isolation.SharedState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the environments have in common that are restored from one snapshot. A JVM cannot be copied, so
 * each of them repeats the init phase of which the snapshot was made: unheard, with the same chance and at
 * the same time. What that phase made is then the same in all of them, as on the service. Safe for use by
 * several threads.
 */
public final class Snapshot {

  private final long seed;
  private final long nanos;
  private final Map<String, SharedState> shared = new LinkedHashMap<>();
  private volatile Map<String, String> otherwise = Map.of();

  /**
   * A snapshot that is about to be made.
   *
   * @param seed of the random numbers of the init phase
   * @param nanos when it began, as the timeline's nanoseconds
   */
  public Snapshot(long seed, long nanos) {
    this.seed = seed;
    this.nanos = nanos;
  }

  long seed() {
    return seed;
  }

  long nanos() {
    return nanos;
  }

  /** The same init phase at the same time with another chance. */
  Snapshot withOtherChance() {
    return new Snapshot(~seed, nanos);
  }

  /**
   * What the fields of the user's code would hold, had chance been another.
   *
   * @param fields each place with its value; without those that did not depend on it
   */
  void setOtherwise(Map<String, String> fields) {
    otherwise = Map.copyOf(fields);
  }

  /**
   * What an environment has of the snapshot though it should be unique. It is remembered.
   *
   * @param before the fields before the hooks after the restore, each place with its value
   * @param after the fields after them
   */
  List<SharedState> sharedBy(Map<String, String> before, Map<String, String> after) {
    List<SharedState> found = new ArrayList<>();
    after.forEach((field, value) -> {
      String other = otherwise.get(field);
      if (other != null && !other.equals(value) && value.equals(before.get(field))) {
        found.add(new SharedState(field, value));
      }
    });
    synchronized (shared) {
      found.forEach(state -> shared.putIfAbsent(state.field(), state));
    }
    return found;
  }

  /** All that environments were found to share so far, each field once. */
  public List<SharedState> shared() {
    synchronized (shared) {
      return List.copyOf(shared.values());
    }
  }
}
