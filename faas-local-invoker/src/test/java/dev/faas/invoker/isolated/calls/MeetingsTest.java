package dev.faas.invoker.isolated.calls;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.invoker.isolated.calls.Waiting.Trait;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MeetingsTest {

  private final ParkedTime time = new ParkedTime();

  @AfterEach
  void end() throws InterruptedException {
    time.close();
  }

  @TestFactory
  Stream<DynamicTest> waits() {
    return waitings().stream().flatMap(Waiting::tests);
  }

  static List<Waiting<?>> waitings() {
    return List.of(
        meeting("CyclicBarrier.await()", (b, ms, w) -> Synchronizers.await(b, w))
            .with(Trait.UNTIMED),
        meeting(
            "CyclicBarrier.await(long, TimeUnit)",
            (b, ms, w) -> Synchronizers.await(b, ms, MILLISECONDS, w)),
        exchanging("Exchanger.exchange(Object)", (x, ms, w) -> Synchronizers.exchange(x, "mine", w))
            .with(Trait.UNTIMED),
        exchanging(
            "Exchanger.exchange(Object, long, TimeUnit)",
            (x, ms, w) -> Synchronizers.exchange(x, "mine", ms, MILLISECONDS, w)));
  }

  private static Waiting<CyclicBarrier> meeting(String name, Waiting.Call<CyclicBarrier> call) {
    return Waiting.of(name, w -> new CyclicBarrier(2), call)
        .endedBy((barrier, w) -> assertThat(Synchronizers.await(barrier, w)).isZero())
        .with(Trait.ONLY_DURING);
  }

  private static Waiting<Exchanger<String>> exchanging(
      String name, Waiting.Call<Exchanger<String>> call) {
    return Waiting.<Exchanger<String>>of(name, w -> new Exchanger<>(), call)
        .endedBy((x, w) -> assertThat(Synchronizers.exchange(x, "yours", w)).isEqualTo("mine"))
        .with(Trait.ONLY_DURING);
  }

  @Test
  void aBarrierLetsAllGoWhenTheLastHasComeAgainAndAgain() throws Exception {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    CyclicBarrier barrier = new CyclicBarrier(3, () -> seen.add("all at " + time.passed()));
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      int seconds = i;
      Thread thread = new Thread(() -> {
        for (int round = 0; round < 2; round++) {
          seen.add(arriveAfter(seconds, barrier) + " at " + time.passed());
        }
      });
      threads.add(thread);
      Threads.start(thread, time);
    }
    for (Thread thread : threads) {
      Threads.join(thread, time);
    }

    assertThat(seen.get(0)).isEqualTo("all at PT3S");
    assertThat(seen.subList(1, 4)).containsExactlyInAnyOrder("2 at PT3S", "1 at PT3S", "0 at PT3S");
    assertThat(seen.get(4)).isEqualTo("all at PT6S");
    assertThat(seen.subList(5, 8)).containsExactlyInAnyOrder("2 at PT6S", "1 at PT6S", "0 at PT6S");
  }

  private int arriveAfter(int seconds, CyclicBarrier barrier) {
    try {
      Sleeps.sleep(SECONDS, seconds, time);
      return Synchronizers.await(barrier, time);
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whoIsLateBreaksTheBarrierForAll() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(3);
    List<String> seen = new ArrayList<>();
    Thread patient = new Thread(() -> {
      try {
        Synchronizers.await(barrier, time);
      } catch (InterruptedException | BrokenBarrierException e) {
        seen.add(e.getClass().getSimpleName() + " at " + time.passed());
      }
    });
    Threads.start(patient, time);

    assertThatThrownBy(() -> Synchronizers.await(barrier, 5, SECONDS, time))
        .isInstanceOf(TimeoutException.class);
    Threads.join(patient, time);

    assertThat(seen).containsExactly("BrokenBarrierException at PT5S");
    assertThat(barrier.isBroken()).isTrue();
    assertThatThrownBy(() -> Synchronizers.await(barrier, time))
        .isInstanceOf(BrokenBarrierException.class);
  }

  @Test
  void aResetBreaksTheWaitAndMendsTheBarrier() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    List<String> seen = new ArrayList<>();
    Thread waiter = new Thread(() -> {
      try {
        Synchronizers.await(barrier, time);
      } catch (InterruptedException | BrokenBarrierException e) {
        seen.add(e.getClass().getSimpleName() + " at " + time.passed());
      }
    });
    Threads.start(waiter, time);
    Sleeps.sleep(1_000, time);

    assertThat(barrier.getNumberWaiting()).isEqualTo(1);
    Synchronizers.reset(barrier, time);
    Threads.join(waiter, time);

    assertThat(seen).containsExactly("BrokenBarrierException at PT1S");
    assertThat(barrier.isBroken()).isFalse();
  }

  @Test
  void whatTheBarriersActionThrowsIsThrownAtTheLast() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(1, () -> {
      throw new IllegalStateException("why");
    });
    assertThatThrownBy(() -> Synchronizers.await(barrier, time)).hasMessage("why");
    assertThat(barrier.isBroken()).isTrue();
  }

  @Test
  void nullCanBeExchanged() throws Exception {
    Exchanger<String> exchanger = new Exchanger<>();
    List<Object> got = new ArrayList<>();
    Thread partner = new Thread(() -> {
      try {
        got.add(Synchronizers.exchange(exchanger, "a", time));
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    });
    Threads.start(partner, time);

    assertThat(Synchronizers.exchange(exchanger, null, time)).isEqualTo("a");

    Threads.join(partner, time);
    assertThat(got).hasSize(1).containsOnlyNulls();
  }
}
