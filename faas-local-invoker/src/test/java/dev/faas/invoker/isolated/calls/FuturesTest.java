package dev.faas.invoker.isolated.calls;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.invoker.isolated.calls.Waiting.Trait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FuturesTest {

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
    Waiting.assertAllTried(
        Futures.class,
        waitings(),
        "CompletableFuture.orTimeout(long, TimeUnit)",
        "CompletableFuture.completeOnTimeout(Object, long, TimeUnit)",
        "CompletableFuture.delayedExecutor(long, TimeUnit)",
        "CompletableFuture.delayedExecutor(long, TimeUnit, Executor)");
  }

  private static List<Waiting<?>> waitings() {
    return List.of(
        Waiting.of("Future.get()", w -> future(), (f, ms, w) -> Futures.get(f, w))
            .endedBy((f, w) -> f.complete("a"))
            .with(Trait.UNTIMED),
        Waiting.of(
                "Future.get(long, TimeUnit)",
                w -> future(),
                (f, ms, w) -> Futures.get(f, ms, MILLISECONDS, w))
            .endedBy((f, w) -> f.complete("a")),
        Waiting.of("CompletableFuture.join()", w -> future(), (f, ms, w) -> Futures.join(f, w))
            .endedBy((f, w) -> f.complete("a"))
            .with(Trait.UNTIMED, Trait.UNINTERRUPTIBLE),
        Waiting.of(
                "CompletionService.take()",
                w -> service(),
                (c, ms, w) -> Futures.take(c, w).get())
            .endedBy((c, w) -> c.submit(() -> "a"))
            .with(Trait.UNTIMED),
        Waiting.of("CompletionService.poll(long, TimeUnit)", w -> service(), (c, ms, w) -> {
              var first = Futures.poll(c, ms, MILLISECONDS, w);
              return first == null ? "none" : first.get();
            })
            .endedBy((c, w) -> c.submit(() -> "a")));
  }

  private static CompletableFuture<String> future() {
    return new CompletableFuture<>();
  }

  private static CompletionService<String> service() {
    return new ExecutorCompletionService<>(Runnable::run);
  }

  @Test
  void aFailureIsThrownAsTheJdkDoes() throws Exception {
    CompletableFuture<String> failed = CompletableFuture.failedFuture(new Exception("why"));
    assertThatThrownBy(() -> Futures.get(failed, time))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("why");
    assertThatThrownBy(() -> Futures.get(failed, 1, SECONDS, time))
        .isInstanceOf(ExecutionException.class);
    assertThatThrownBy(() -> Futures.join(failed, time)).isInstanceOf(CompletionException.class);
    CompletableFuture<String> cancelled = future();
    cancelled.cancel(true);
    assertThatThrownBy(() -> Futures.get(cancelled, time))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void anOrTimeoutEndsAtItsMoment() throws Exception {
    CompletableFuture<String> future = future();

    assertThat(Futures.orTimeout(future, 5, SECONDS, time)).isSameAs(future);

    assertThatThrownBy(() -> Futures.get(future, time)).hasCauseInstanceOf(TimeoutException.class);
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aDoneFutureHasNoTimeout() throws Exception {
    CompletableFuture<String> early = CompletableFuture.completedFuture("early");
    Futures.orTimeout(early, 5, SECONDS, time);
    assertThat(time.announced()).isEmpty();

    CompletableFuture<String> inTime = future();
    Futures.completeOnTimeout(inTime, "late", 5, SECONDS, time);
    Sleeps.sleep(1_000, time);
    inTime.complete("in time");
    Sleeps.sleep(9_000, time);

    assertThat(inTime).isCompletedWithValue("in time");
    assertThat(time.announced()).allMatch(thread -> !thread.isAlive());
  }

  @Test
  void aValueComesOnTimeout() throws Exception {
    CompletableFuture<String> future = future();

    Futures.completeOnTimeout(future, "late", 5, SECONDS, time);

    assertThat(Futures.get(future, time)).isEqualTo("late");
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aDelayedExecutorDelaysEachTask() throws Exception {
    Executor delayed = Futures.delayedExecutor(2, SECONDS, time);
    CompletableFuture<Duration> first = CompletableFuture.supplyAsync(time::passed, delayed);
    Sleeps.sleep(1_000, time);
    CompletableFuture<Duration> second = CompletableFuture.supplyAsync(time::passed, delayed);

    assertThat(Futures.get(first, time)).isEqualTo(Duration.ofSeconds(2));
    assertThat(Futures.get(second, time)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void aDelayedExecutorHandsOverToTheOneGiven() throws Exception {
    List<String> ran = new ArrayList<>();
    ExecutorService pool = Pools.newSingleThreadExecutor(r -> new Thread(r, "mine"), time);
    Executor delayed = Futures.delayedExecutor(2, SECONDS, pool, time);

    Futures.get(
        CompletableFuture.runAsync(() -> ran.add(Thread.currentThread().getName()), delayed), time);

    assertThat(ran).containsExactly("mine");
    pool.shutdown();
  }

  /** Nobody waits, really, for threads that are known to be busy. */
  @Test
  @Timeout(12)
  void tasksOfBusyThreadsMayBeMany() throws Exception {
    for (ExecutorService pool :
        List.of(Pools.newFixedThreadPool(1, time), Pools.newSingleThreadExecutor(time))) {
      Executor delayed = Futures.delayedExecutor(1, SECONDS, pool, time);
      Duration before = time.passed();
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int i = 0; i < 15; i++) {
        all.add(CompletableFuture.runAsync(this::sleepForASecond, delayed));
      }
      for (CompletableFuture<Void> each : all) {
        Futures.get(each, time);
      }
      assertThat(time.passed().minus(before)).isEqualTo(Duration.ofSeconds(16));
      pool.shutdown();
    }
  }

  private void sleepForASecond() {
    try {
      Sleeps.sleep(1_000, time);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void nullIsRefusedAsInTheJdk() {
    assertThatNullPointerException().isThrownBy(() -> Futures.orTimeout(future(), 1, null, time));
    assertThatNullPointerException()
        .isThrownBy(() -> Futures.delayedExecutor(1, SECONDS, null, time));
    assertThatNullPointerException().isThrownBy(() -> Futures.delayedExecutor(1, null, time));
  }

  @Test
  void underRealTimeTheJdkKeepsTheTime() throws Exception {
    RealWorld world = new RealWorld();
    CompletableFuture<String> future = future();
    Futures.completeOnTimeout(future, "late", 1, MILLISECONDS, world);
    assertThat(future.get()).isEqualTo("late");
    CompletableFuture<String> failing = future();
    Futures.orTimeout(failing, 1, MILLISECONDS, world);
    assertThatThrownBy(failing::get).hasCauseInstanceOf(TimeoutException.class);
    Executor delayed = Futures.delayedExecutor(1, MILLISECONDS, world);
    assertThat(CompletableFuture.supplyAsync(() -> "a", delayed).get()).isEqualTo("a");
    Executor onPool = Futures.delayedExecutor(1, MILLISECONDS, Runnable::run, world);
    assertThat(CompletableFuture.supplyAsync(() -> "b", onPool).get()).isEqualTo("b");
    assertThat(world.announced()).isEmpty();
  }
}
