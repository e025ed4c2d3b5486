package dev.faas.filters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Payload;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InMemoryIdempotencyStoreTest extends IdempotencyStoreContract {

  @Override
  IdempotencyStore newStore() {
    return new InMemoryIdempotencyStore();
  }

  @Test
  void recordsAreShownWithoutTheirResults() {
    InMemoryIdempotencyStore store = new InMemoryIdempotencyStore();
    IdempotencyRecord claim = IdempotencyRecord.inProgress("a", null, Instant.EPOCH);
    store.begin("k", claim, Instant.EPOCH);
    assertThat(store).hasToString("InMemoryIdempotencyStore with 1 records");
    assertThat(store.records().get("k"))
        .hasToString("in progress by a, until 1970-01-01T00:00:00Z");

    store.complete("k", claim.completed(Payload.of("personal"), Instant.EPOCH));

    assertThat(store.records().get("k"))
        .hasToString("completed with 8 bytes by a, until 1970-01-01T00:00:00Z");
  }
}
