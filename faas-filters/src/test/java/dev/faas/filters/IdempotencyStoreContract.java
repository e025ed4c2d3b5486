package dev.faas.filters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store must do. Extend it with the store of your platform. */
abstract class IdempotencyStoreContract {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Payload RESULT = Payload.of("result");

  private final IdempotencyStore store = newStore();

  /** An empty store. */
  abstract IdempotencyStore newStore();

  @Test
  void aFreeKeyIsTaken() throws Exception {
    assertThat(store.begin("k", claim("a", 3), NOW)).isEmpty();
  }

  @Test
  void aHeldKeyIsNotTakenAndItsRecordIsAnswered() throws Exception {
    store.begin("k", claim("a", 3), NOW);

    assertThat(store.begin("k", claim("b", 3), NOW.plusSeconds(2))).contains(claim("a", 3));
    assertThat(store.begin("k", claim("c", 3), NOW.plusSeconds(2))).contains(claim("a", 3));
  }

  @Test
  void keysDoNotKnowEachOther() throws Exception {
    store.begin("k", claim("a", 3), NOW);

    assertThat(store.begin("l", claim("b", 3), NOW)).isEmpty();
  }

  @Test
  void aWriteThatIsRepeatedTakesTheKeyOnce() throws Exception {
    store.begin("k", claim("a", 3), NOW);

    assertThat(store.begin("k", claim("a", 3), NOW)).isEmpty();
    assertThat(store.complete("k", done("a", 60))).isTrue();
    assertThat(store.complete("k", done("a", 60))).isTrue();
  }

  @Test
  void aLeaseEndsAtItsEndAndNotBefore() throws Exception {
    store.begin("k", claim("a", 3), NOW);

    assertThat(store.begin("k", claim("b", 9), NOW.plusSeconds(3).minusMillis(1)))
        .isPresent();
    assertThat(store.begin("k", claim("b", 9), NOW.plusSeconds(3))).isEmpty();
  }

  @Test
  void aCompletedRecordIsAnsweredUntilItsEnd() throws Exception {
    store.begin("k", claim("a", 3), NOW);

    assertThat(store.complete("k", done("a", 60))).isTrue();

    assertThat(store.begin("k", claim("b", 99), NOW.plusSeconds(59))).contains(done("a", 60));
    assertThat(store.begin("k", claim("b", 99), NOW.plusSeconds(60))).isEmpty();
  }

  @Test
  void aLeaseThatIsOverCanStillBeCompletedWhenNobodyTookTheKey() throws Exception {
    store.begin("k", claim("a", 3), NOW);

    assertThat(store.complete("k", done("a", 60))).isTrue();
  }

  @Test
  void whoLostTheKeyCannotCompleteNorReleaseIt() throws Exception {
    store.begin("k", claim("a", 3), NOW);
    store.begin("k", claim("b", 9), NOW.plusSeconds(3));

    assertThat(store.complete("k", done("a", 60))).isFalse();
    store.release("k", "a");

    assertThat(store.begin("k", claim("c", 9), NOW.plusSeconds(4))).contains(claim("b", 9));
  }

  @Test
  void aReleasedKeyIsFree() throws Exception {
    store.begin("k", claim("a", 3), NOW);

    store.release("k", "a");

    assertThat(store.begin("k", claim("b", 3), NOW)).isEmpty();
  }

  @Test
  void aCompletedRecordIsNotReleased() throws Exception {
    store.begin("k", claim("a", 3), NOW);
    store.complete("k", done("a", 60));

    store.release("k", "a");

    assertThat(store.begin("k", claim("b", 3), NOW)).contains(done("a", 60));
  }

  @Test
  void aClaimThatTheStoreHasDeletedCanStillBeCompleted() throws Exception {
    assertThat(store.complete("k", done("a", 60))).isTrue();

    assertThat(store.begin("k", claim("b", 3), NOW)).contains(done("a", 60));
  }

  @Test
  void whatIsNotThereCanBeReleased() throws Exception {
    store.release("k", "a");

    assertThat(store.begin("k", claim("b", 3), NOW)).isEmpty();
  }

  @Test
  void payloadHashAndEmptyResultAreKept() throws Exception {
    IdempotencyRecord claim = IdempotencyRecord.inProgress("a", "hash", NOW.plusSeconds(3));
    IdempotencyRecord done = claim.completed(Payload.empty(), NOW.plusSeconds(60));
    store.begin("k", claim, NOW);
    assertThat(store.begin("k", claim("b", 3), NOW)).contains(claim);

    store.complete("k", done);

    assertThat(store.begin("k", claim("b", 3), NOW)).contains(done);
  }

  @Test
  void ofManyWhoRunForAKeyExactlyOneTakesIt() throws Exception {
    int runners = 8;
    ExecutorService pool = Executors.newFixedThreadPool(runners);
    try {
      for (int round = 0; round < 200; round++) {
        assertThat(race(pool, runners, "k" + round))
            .filteredOn(Optional::isEmpty)
            .hasSize(1);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private List<Optional<IdempotencyRecord>> race(ExecutorService pool, int runners, String key)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(runners);
    List<Future<Optional<IdempotencyRecord>>> running = new ArrayList<>();
    for (int i = 0; i < runners; i++) {
      IdempotencyRecord claim = claim("runner " + i, 3);
      running.add(pool.submit(() -> {
        start.await();
        return store.begin(key, claim, NOW);
      }));
    }
    List<Optional<IdempotencyRecord>> answers = new ArrayList<>();
    for (Future<Optional<IdempotencyRecord>> one : running) {
      answers.add(one.get());
    }
    return answers;
  }

  private static IdempotencyRecord claim(String holder, int seconds) {
    return IdempotencyRecord.inProgress(holder, null, NOW.plusSeconds(seconds));
  }

  private static IdempotencyRecord done(String holder, int seconds) {
    return claim(holder, 3).completed(RESULT, NOW.plusSeconds(seconds));
  }
}
