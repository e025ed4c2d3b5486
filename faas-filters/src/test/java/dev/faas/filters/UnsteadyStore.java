package dev.faas.filters;

import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A store whose network can be cut, for each of its methods. */
final class UnsteadyStore implements IdempotencyStore {

  private final InMemoryIdempotencyStore records = new InMemoryIdempotencyStore();
  private final Set<String> cut = new HashSet<>();

  UnsteadyStore cut(String... methods) {
    cut.addAll(Set.of(methods));
    return this;
  }

  void mend() {
    cut.clear();
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
    if (cut.contains(method)) {
      throw new IOException("the network is cut");
    }
  }
}
