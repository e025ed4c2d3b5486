package dev.faas.invoker.isolated.calls;

import static dev.faas.invoker.isolated.calls.Waiting.done;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.faas.invoker.isolated.calls.Waiting.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SynchronizersTest {

  private final ParkedTime time = new ParkedTime();

  @AfterEach
  void end() throws InterruptedException {
    time.close();
  }

  @TestFactory
  Stream<DynamicTest> waits() {
    return waitings().stream().flatMap(Waiting::tests);
  }

  @Test
  void everyRuleIsTried() {
    List<Waiting<?>> all = new ArrayList<>(waitings());
    all.addAll(MeetingsTest.waitings());
    Waiting.assertAllTried(Synchronizers.class, all, "CyclicBarrier.reset()");
  }

  private static List<Waiting<?>> waitings() {
    return Stream.of(latches(), semaphores(), phasers())
        .<Waiting<?>>flatMap(List::stream)
        .toList();
  }

  private static List<Waiting<?>> latches() {
    return List.of(
        Waiting.of(
                "CountDownLatch.await()",
                w -> new CountDownLatch(1),
                (latch, ms, w) -> done(() -> Synchronizers.await(latch, w)))
            .endedBy((latch, w) -> latch.countDown())
            .with(Trait.UNTIMED),
        Waiting.of(
                "CountDownLatch.await(long, TimeUnit)",
                w -> new CountDownLatch(1),
                (latch, ms, w) -> Synchronizers.await(latch, ms, MILLISECONDS, w))
            .endedBy((latch, w) -> latch.countDown()));
  }

  private static List<Waiting<?>> semaphores() {
    return List.of(
        acquiring("Semaphore.acquire()", (s, ms, w) -> done(() -> Synchronizers.acquire(s, w)))
            .with(Trait.UNTIMED),
        acquiring(
                "Semaphore.acquire(int)", (s, ms, w) -> done(() -> Synchronizers.acquire(s, 2, w)))
            .with(Trait.UNTIMED),
        acquiring(
                "Semaphore.acquireUninterruptibly()",
                (s, ms, w) -> done(() -> Synchronizers.acquireUninterruptibly(s, w)))
            .with(Trait.UNTIMED, Trait.UNINTERRUPTIBLE),
        acquiring(
                "Semaphore.acquireUninterruptibly(int)",
                (s, ms, w) -> done(() -> Synchronizers.acquireUninterruptibly(s, 2, w)))
            .with(Trait.UNTIMED, Trait.UNINTERRUPTIBLE),
        acquiring(
            "Semaphore.tryAcquire(long, TimeUnit)",
            (s, ms, w) -> Synchronizers.tryAcquire(s, ms, MILLISECONDS, w)),
        acquiring(
            "Semaphore.tryAcquire(int, long, TimeUnit)",
            (s, ms, w) -> Synchronizers.tryAcquire(s, 2, ms, MILLISECONDS, w)));
  }

  private static Waiting<Semaphore> acquiring(String name, Waiting.Call<Semaphore> call) {
    return Waiting.of(name, w -> new Semaphore(0), (Waiting.Call<Semaphore>) (semaphore, ms, w) ->
            List.of(call.wait(semaphore, ms, w), semaphore.availablePermits()))
        .endedBy((semaphore, w) -> semaphore.release(2));
  }

  private static List<Waiting<?>> phasers() {
    return List.of(
        advancing("Phaser.awaitAdvance(int)", (p, ms, w) -> Synchronizers.awaitAdvance(p, 0, w))
            .with(Trait.UNTIMED, Trait.UNINTERRUPTIBLE),
        advancing(
                "Phaser.awaitAdvanceInterruptibly(int)",
                (p, ms, w) -> Synchronizers.awaitAdvanceInterruptibly(p, 0, w))
            .with(Trait.UNTIMED),
        advancing(
            "Phaser.awaitAdvanceInterruptibly(int, long, TimeUnit)",
            (p, ms, w) -> Synchronizers.awaitAdvanceInterruptibly(p, 0, ms, MILLISECONDS, w)),
        Waiting.of(
                "Phaser.arriveAndAwaitAdvance()",
                w -> new Phaser(2),
                (p, ms, w) -> Synchronizers.arriveAndAwaitAdvance(p, w))
            .endedBy((p, w) -> p.arrive())
            .with(Trait.UNTIMED, Trait.UNINTERRUPTIBLE));
  }

  private static Waiting<Phaser> advancing(String name, Waiting.Call<Phaser> call) {
    return Waiting.of(name, w -> new Phaser(1), call).endedBy((phaser, w) -> phaser.arrive());
  }

  @Test
  void aNegativeNumberOfPermitsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Synchronizers.acquire(new Semaphore(1), -1, time));
  }

  @Test
  void whoWaitsForAPastPhaseDoesNotWait() {
    Phaser phaser = new Phaser(1);
    phaser.arrive();

    assertThat(Synchronizers.awaitAdvance(phaser, 0, time)).isEqualTo(1);
    assertThat(Synchronizers.awaitAdvance(phaser, -5, time)).isEqualTo(-5);
  }
}
