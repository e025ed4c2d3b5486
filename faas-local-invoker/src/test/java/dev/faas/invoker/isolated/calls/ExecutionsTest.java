package dev.faas.invoker.isolated.calls;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.invoker.isolated.calls.Waiting.Trait;
import dev.faas.invoker.isolation.Surroundings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExecutionsTest {

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
    Waiting.assertAllTried(Executions.class, waitings(), "ExecutorService.close()");
  }

  private static List<Waiting<?>> waitings() {
    return List.of(
        Waiting.of(
                "ExecutorService.awaitTermination(long, TimeUnit)",
                ExecutionsTest::work,
                (work, ms, w) -> Executions.awaitTermination(work.pool, ms, MILLISECONDS, w))
            .after((work, w) -> {
              work.pool.submit(work.tasks().get(0));
              work.pool.shutdown();
            })
            .endedBy((work, w) -> {
              work.end.countDown();
              Executions.awaitTermination(work.pool, 5, SECONDS, w);
            }),
        invoking(
                "ExecutorService.invokeAll(Collection)",
                (work, ms, w) -> ends(Executions.invokeAll(work.pool, work.tasks(), w)))
            .with(Trait.UNTIMED),
        invoking(
            "ExecutorService.invokeAll(Collection, long, TimeUnit)",
            (work, ms, w) ->
                ends(Executions.invokeAll(work.pool, work.tasks(), ms, MILLISECONDS, w))),
        invoking(
                "ExecutorService.invokeAny(Collection)",
                (work, ms, w) -> Executions.invokeAny(work.pool, work.tasks(), w))
            .with(Trait.UNTIMED),
        invoking(
            "ExecutorService.invokeAny(Collection, long, TimeUnit)",
            (work, ms, w) -> Executions.invokeAny(work.pool, work.tasks(), ms, MILLISECONDS, w)));
  }

  /** Tasks that run until the end. */
  private record Work(ExecutorService pool, CountDownLatch end, Surroundings world) {
    List<Callable<String>> tasks() {
      Callable<String> task = () -> {
        Synchronizers.await(end, world);
        return "a";
      };
      return List.of(task, task);
    }
  }

  private static Work work(Surroundings world) {
    return new Work(Pools.newFixedThreadPool(2, world), new CountDownLatch(1), world);
  }

  private static Waiting<Work> invoking(String name, Waiting.Call<Work> call) {
    return Waiting.of(name, ExecutionsTest::work, (Waiting.Call<Work>) (work, ms, w) -> {
          try {
            return call.wait(work, ms, w);
          } finally {
            work.pool.shutdownNow();
          }
        })
        .endedBy((work, w) -> work.end.countDown());
  }

  private static List<String> ends(List<Future<String>> futures) throws Exception {
    List<String> ends = new ArrayList<>();
    for (Future<String> future : futures) {
      ends.add(future.isCancelled() ? "cancelled" : future.get());
    }
    return ends;
  }

  @Test
  void tasksRunSideBySideInSimulatedTime() throws Exception {
    ExecutorService pool = Pools.newFixedThreadPool(2, time);
    Callable<Duration> task = () -> {
      Sleeps.sleep(1_000, time);
      return time.passed();
    };

    List<Duration> ends = new ArrayList<>();
    for (Future<Duration> future : Executions.invokeAll(pool, List.of(task, task, task), time)) {
      ends.add(future.get());
    }

    assertThat(ends).containsExactly(seconds(1), seconds(1), seconds(2));
    pool.shutdown();
  }

  @Test
  void theFirstResultEndsTheOthers() throws Exception {
    ExecutorService pool = Pools.newFixedThreadPool(3, time);
    List<String> interrupted = Collections.synchronizedList(new ArrayList<>());

    String first = Executions.invokeAny(
        pool, List.of(after(9, interrupted), after(2, interrupted), failing()), time);

    assertThat(first).isEqualTo("after 2");
    assertThat(time.passed()).isEqualTo(seconds(2));
    pool.shutdown();
    assertThat(Executions.awaitTermination(pool, 1, SECONDS, time)).isTrue();
    assertThat(interrupted).containsExactly("after 9");
  }

  private Callable<String> after(int seconds, List<String> interrupted) {
    return () -> {
      try {
        Sleeps.sleep(SECONDS, seconds, time);
      } catch (InterruptedException e) {
        interrupted.add("after " + seconds);
      }
      return "after " + seconds;
    };
  }

  private static Callable<String> failing() {
    return () -> {
      throw new Exception("why");
    };
  }

  @Test
  void whereAllFailTheLastFailureIsThrown() {
    ExecutorService pool = Pools.newFixedThreadPool(1, time);
    for (Surroundings world : List.of(time, new RealWorld())) {
      assertThatThrownBy(() -> Executions.invokeAny(pool, List.of(failing(), failing()), world))
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("why");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Executions.invokeAny(pool, List.<Callable<String>>of(), world));
    }
    pool.shutdown();
  }

  @Test
  void closeWaitsForAllTasks() throws Exception {
    ExecutorService pool = Pools.newFixedThreadPool(1, time);
    Future<Duration> task = pool.submit(() -> {
      Sleeps.sleep(1_000, time);
      return time.passed();
    });

    Executions.close(pool, time);

    assertThat(task.get()).isEqualTo(seconds(1));
    assertThat(pool.isTerminated()).isTrue();
  }

  @Test
  void anInterruptDuringCloseEndsTheTasks() {
    ExecutorService pool = Pools.newFixedThreadPool(1, time);
    Future<?> task = pool.submit(() -> {
      Sleeps.sleep(9_000, time);
      return "a";
    });
    Thread.currentThread().interrupt();

    Executions.close(pool, time);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(task).isDone();
    assertThat(time.passed()).isEqualTo(Duration.ZERO);
  }

  @Test
  void theCommonPoolIsNeverClosed() {
    Executions.close(ForkJoinPool.commonPool(), time);
    assertThat(ForkJoinPool.commonPool().isShutdown()).isFalse();
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
