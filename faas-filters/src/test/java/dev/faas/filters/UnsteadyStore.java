package dev.faas.filters;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A store whose network can be cut, for a method or for a thread. */
final class UnsteadyStore implements IdempotencyStore {

  private final InMemoryIdempotencyStore records = new InMemoryIdempotencyStore();
  private final Set<String> cut = ConcurrentHashMap.newKeySet();
  private final Set<Thread> stopped = ConcurrentHashMap.newKeySet();

  UnsteadyStore cut(String... methods) {
    cut.addAll(Set.of(methods));
    return this;
  }

  /** From now on this thread does not reach the store, as one whose process was stopped. */
  void cutOffThisThread() {
    stopped.add(Thread.currentThread());
  }

  @Override
  public Optional<IdempotencyRecord> begin(String key, IdempotencyRecord claim, Instant now)
      throws IOException {
    reach("begin");
    return records.begin(key, claim, now);
  }

  @Override
  public boolean complete(String key, IdempotencyRecord completed) throws IOException {
    reach("complete");
    return records.complete(key, completed);
  }

  @Override
  public void release(String key, String holder) throws IOException {
    reach("release");
    records.release(key, holder);
  }

  private void reach(String method) throws IOException {
    if (cut.contains(method) || stopped.contains(Thread.currentThread())) {
      throw new IOException("the network is cut");
    }
  }
}
