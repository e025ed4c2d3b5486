package dev.faas.invoker.isolated.calls;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.invoker.isolation.Surroundings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@Timeout(60)
class PoolsTest {

  private final ParkedTime time = new ParkedTime();

  @AfterEach
  void end() throws InterruptedException {
    time.close();
  }

  private static final ThreadFactory FACTORY = task -> new Thread(task, "mine");

  /** All makers of pools, with and without a factory of threads. */
  private static List<Function<Surroundings, ExecutorService>> makers() {
    return List.of(
        world -> Pools.newFixedThreadPool(1, world),
        world -> Pools.newFixedThreadPool(1, FACTORY, world),
        Pools::newSingleThreadExecutor,
        world -> Pools.newSingleThreadExecutor(FACTORY, world),
        Pools::newCachedThreadPool,
        world -> Pools.newCachedThreadPool(FACTORY, world));
  }

  @Test
  void eachThreadIsAnnouncedBeforeItStarts() throws Exception {
    RealWorld real = new RealWorld();
    for (var maker : makers()) {
      ExecutorService simulated = maker.apply(time);
      Thread first = simulated.submit(Thread::currentThread).get();
      assertThat(time.announced()).contains(first);
      Executions.close(simulated, time);

      ExecutorService pool = maker.apply(real);
      assertThat(real.announced()).contains(pool.submit(Thread::currentThread).get());
      pool.shutdown();
      assertThat(pool.awaitTermination(5, SECONDS)).isTrue();
    }
  }

  @Test
  void anIdleThreadDoesNotKeepTimeFromMoving() throws Exception {
    for (var maker : makers()) {
      ExecutorService pool = maker.apply(time);
      Duration before = time.passed();
      Future<Duration> task = pool.submit(() -> {
        Sleeps.sleep(1_000, time);
        return time.passed();
      });
      assertThat(Futures.get(task, time)).isEqualTo(before.plusSeconds(1));

      Sleeps.sleep(5_000, time);

      assertThat(Futures.get(pool.submit(time::passed), time)).isEqualTo(before.plusSeconds(6));
      Executions.close(pool, time);
    }
  }

  @Test
  void aCachedPoolMakesAThreadWhereNoneIsIdleAndEndsItAfterAMinute() throws Exception {
    ExecutorService pool = Pools.newCachedThreadPool(time);
    CountDownLatch both = new CountDownLatch(2);
    Set<Thread> first = ConcurrentHashMap.newKeySet();
    for (int i = 0; i < 2; i++) {
      pool.execute(() -> {
        first.add(Thread.currentThread());
        both.countDown();
        awaitUninterrupted(both);
      });
    }
    Synchronizers.await(both, time);
    assertThat(first).hasSize(2);
    Sleeps.sleep(1_000, time);

    assertThat(first).contains(Futures.get(pool.submit(Thread::currentThread), time));
    assertThat(((ThreadPoolExecutor) pool).getPoolSize()).isEqualTo(2);
    Sleeps.sleep(61_000, time);

    for (Thread thread : first) {
      Threads.join(thread, time);
    }
    assertThat(((ThreadPoolExecutor) pool).getPoolSize()).isZero();
    pool.shutdown();
  }

  private void awaitUninterrupted(CountDownLatch latch) {
    try {
      Synchronizers.await(latch, time);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aPoolDoesNotOutliveItsEnvironment() throws Exception {
    ThreadPoolExecutor pool = (ThreadPoolExecutor) Pools.newFixedThreadPool(2, time);
    pool.prestartAllCoreThreads();

    time.close();

    assertThat(pool.awaitTermination(5, SECONDS)).isTrue();
    assertThat(time.announced()).hasSize(2).noneMatch(Thread::isAlive);
  }

  @Test
  void argumentsAreCheckedAsInTheJdk() {
    for (Surroundings world : List.of(time, new RealWorld())) {
      assertThatThrownBy(() -> Pools.newFixedThreadPool(0, world))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatNullPointerException().isThrownBy(() -> Pools.newCachedThreadPool(null, world));
    }
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void aThreadForEachTaskIsAnnounced() throws Exception {
    for (ExecutorService pool : List.of(
        Pools.newVirtualThreadPerTaskExecutor(time),
        Pools.newThreadPerTaskExecutor(FACTORY, time))) {
      Thread thread = Futures.get(pool.submit(Thread::currentThread), time);
      assertThat(time.announced()).contains(thread);
      Executions.close(pool, time);
    }
  }
}
