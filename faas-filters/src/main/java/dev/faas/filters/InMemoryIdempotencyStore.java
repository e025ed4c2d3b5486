package dev.faas.filters;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A store for tests, and for functions that run in one process. Safe for use by several threads. It
 * forgets nothing by itself, so that a test can see the records.
 */
public final class InMemoryIdempotencyStore implements IdempotencyStore {

  private final Map<String, IdempotencyRecord> records = new ConcurrentHashMap<>();

  /** An empty store. */
  public InMemoryIdempotencyStore() {}

  @Override
  public Optional<IdempotencyRecord> begin(String key, IdempotencyRecord claim, Instant now) {
    IdempotencyRecord standing =
        records.compute(key, (same, there) -> there != null && there.isLiveAt(now) ? there : claim);
    return standing.equals(claim) ? Optional.empty() : Optional.of(standing);
  }

  @Override
  public boolean complete(String key, IdempotencyRecord completed) {
    IdempotencyRecord standing = records.compute(
        key,
        (same, there) -> there == null || isHeld(there, completed.holder()) ? completed : there);
    return completed.equals(standing);
  }

  @Override
  public void release(String key, String holder) {
    records.computeIfPresent(key, (same, there) -> isHeld(there, holder) ? null : there);
  }

  /** A copy of all records by their keys, those that are no longer live included. */
  public Map<String, IdempotencyRecord> records() {
    return Map.copyOf(records);
  }

  private static boolean isHeld(IdempotencyRecord there, String holder) {
    return !there.isCompleted() && there.holder().equals(holder);
  }

  /** How many records there are. */
  @Override
  public String toString() {
    return "InMemoryIdempotencyStore with " + records.size() + " records";
  }
}
