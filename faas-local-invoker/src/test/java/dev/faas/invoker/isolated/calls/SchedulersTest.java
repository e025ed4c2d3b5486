package dev.faas.invoker.isolated.calls;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.invoker.isolation.Surroundings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@Timeout(60)
class SchedulersTest {

  private final ParkedTime time = new ParkedTime();

  @AfterEach
  void end() throws InterruptedException {
    time.close();
  }

  private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

  /** Each way to a pool, by the rules and by the constructor. */
  @TestFactory
  Stream<DynamicTest> pools() {
    return Stream.of(
            on("newScheduledThreadPool", world -> Schedulers.newScheduledThreadPool(1, world)),
            on("with factory", world -> Schedulers.newScheduledThreadPool(1, Thread::new, world)),
            on("newSingleThread", Schedulers::newSingleThreadScheduledExecutor),
            on(
                "and factory",
                world -> Schedulers.newSingleThreadScheduledExecutor(Thread::new, world)),
            on("of no threads", world -> Schedulers.newScheduledThreadPool(0, world)),
            on("constructor", world -> new ScheduledThreadPoolExecutor(1)),
            on("constructor, no threads", world -> new ScheduledThreadPoolExecutor(0)))
        .flatMap(tests -> tests);
  }

  private interface Maker {
    ScheduledExecutorService make(Surroundings world);
  }

  private interface Scenario {
    void play(ScheduledExecutorService pool, ParkedTime time, List<String> ran) throws Exception;
  }

  private static Stream<DynamicTest> on(String name, Maker maker) {
    return Stream.of(
        test(name + ": a delay", maker, SchedulersTest::aDelay),
        test(name + ": a result", maker, SchedulersTest::aResult),
        test(name + ": order of due times", maker, SchedulersTest::inOrderOfDueTimes),
        test(name + ": fixed rate", maker, SchedulersTest::atFixedRate),
        test(name + ": fixed delay", maker, SchedulersTest::withFixedDelay),
        test(name + ": cancellation", maker, SchedulersTest::cancelled),
        test(name + ": a failure ends the repetition", maker, SchedulersTest::failing),
        test(name + ": shutdown", maker, SchedulersTest::shutDown));
  }

  private static DynamicTest test(String name, Maker maker, Scenario scenario) {
    return DynamicTest.dynamicTest(name, () -> {
      try (ParkedTime time = new ParkedTime()) {
        ScheduledExecutorService pool = maker.make(time);
        try {
          scenario.play(pool, time, Collections.synchronizedList(new ArrayList<>()));
        } finally {
          pool.shutdownNow();
        }
        assertThat(pool.awaitTermination(5, SECONDS)).isTrue();
      }
    });
  }

  private static void aDelay(ScheduledExecutorService pool, ParkedTime time, List<String> ran)
      throws Exception {
    ScheduledFuture<?> future = Schedulers.schedule(pool, note("a", time, ran), 5, SECONDS, time);
    assertThat(future.getDelay(SECONDS)).isEqualTo(5);
    Sleeps.sleep(2_000, time);
    assertThat(future.getDelay(MILLISECONDS)).isEqualTo(3_000);
    assertThat(future.isDone()).isFalse();

    Futures.get(future, time);

    assertThat(ran).containsExactly("a at PT5S");
    assertThat(future.getDelay(SECONDS)).isZero();
  }

  private static void aResult(ScheduledExecutorService pool, ParkedTime time, List<String> ran)
      throws Exception {
    Callable<Duration> task = () -> {
      Sleeps.sleep(1_000, time);
      return time.passed();
    };
    assertThat(Futures.get(Schedulers.schedule(pool, task, 2, SECONDS, time), time))
        .isEqualTo(Duration.ofSeconds(3));
    assertThat(Futures.get(Schedulers.schedule(pool, task, -2, SECONDS, time), time))
        .isEqualTo(Duration.ofSeconds(4));
  }

  private static void inOrderOfDueTimes(
      ScheduledExecutorService pool, ParkedTime time, List<String> ran) throws Exception {
    ScheduledFuture<?> last = Schedulers.schedule(pool, note("3", time, ran), 3, SECONDS, time);
    Schedulers.schedule(pool, note("1", time, ran), 1, SECONDS, time);
    Schedulers.schedule(pool, note("2", time, ran), 2, SECONDS, time);
    Schedulers.schedule(pool, note("2 again", time, ran), 2, SECONDS, time);

    Futures.get(last, time);

    assertThat(ran).containsExactly("1 at PT1S", "2 at PT2S", "2 again at PT2S", "3 at PT3S");
  }

  private static void atFixedRate(ScheduledExecutorService pool, ParkedTime time, List<String> ran)
      throws Exception {
    ScheduledFuture<?> future =
        Schedulers.scheduleAtFixedRate(pool, note("a", time, ran, 1_500), 1, 2, SECONDS, time);
    Sleeps.sleep(6_000, time);
    future.cancel(false);

    assertThat(ran).containsExactly("a at PT1S", "a at PT3S", "a at PT5S");
  }

  private static void withFixedDelay(
      ScheduledExecutorService pool, ParkedTime time, List<String> ran) throws Exception {
    ScheduledFuture<?> future =
        Schedulers.scheduleWithFixedDelay(pool, note("a", time, ran, 1_500), 1, 2, SECONDS, time);
    Sleeps.sleep(7_000, time);
    future.cancel(false);

    assertThat(ran).containsExactly("a at PT1S", "a at PT4.5S");
  }

  private static void cancelled(ScheduledExecutorService pool, ParkedTime time, List<String> ran)
      throws Exception {
    ScheduledFuture<?> future = Schedulers.schedule(pool, note("a", time, ran), 2, SECONDS, time);
    Sleeps.sleep(1_000, time);

    assertThat(future.cancel(false)).isTrue();
    assertThat(future.cancel(false)).isFalse();
    Sleeps.sleep(9_000, time);

    assertThat(ran).isEmpty();
    assertThatThrownBy(() -> Futures.get(future, time)).isInstanceOf(CancellationException.class);
  }

  private static void failing(ScheduledExecutorService pool, ParkedTime time, List<String> ran)
      throws Exception {
    ScheduledFuture<?> future = Schedulers.scheduleAtFixedRate(
        pool,
        () -> {
          ran.add("a at " + time.passed());
          if (ran.size() == 2) {
            throw new IllegalStateException("why");
          }
        },
        0,
        1,
        SECONDS,
        time);

    assertThatThrownBy(() -> Futures.get(future, time))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("why");
    Sleeps.sleep(9_000, time);

    assertThat(ran).containsExactly("a at PT0S", "a at PT1S");
  }

  private static void shutDown(ScheduledExecutorService pool, ParkedTime time, List<String> ran)
      throws Exception {
    ScheduledFuture<?> repeated =
        Schedulers.scheduleAtFixedRate(pool, note("r", time, ran), 1, 2, SECONDS, time);
    Schedulers.schedule(pool, note("a", time, ran), 5, SECONDS, time);
    Sleeps.sleep(2_000, time);
    pool.shutdown();

    assertThat(Executions.awaitTermination(pool, 9, SECONDS, time)).isTrue();

    assertThat(ran).containsExactly("r at PT1S", "a at PT5S");
    assertThat(repeated.isCancelled()).isTrue();
    assertThatThrownBy(() -> Schedulers.schedule(pool, note("b", time, ran), 1, SECONDS, time))
        .isInstanceOf(RejectedExecutionException.class);
  }

  private static Runnable note(String what, ParkedTime time, List<String> ran) {
    return note(what, time, ran, 0);
  }

  private static Runnable note(String what, ParkedTime time, List<String> ran, long millis) {
    return () -> {
      ran.add(what + " at " + time.passed());
      try {
        Sleeps.sleep(millis, time);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  @Test
  void aCancelledTaskLeavesThePoolIfThatIsItsPolicy() {
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);
    ScheduledFuture<?> first = Schedulers.schedule(pool, () -> {}, 5, SECONDS, time);
    first.cancel(false);
    assertThat(pool.getQueue()).hasSize(1);
    pool.setRemoveOnCancelPolicy(true);
    ScheduledFuture<?> second = Schedulers.schedule(pool, () -> {}, 5, SECONDS, time);
    second.cancel(false);
    assertThat(pool.getQueue()).hasSize(1);
    assertThat(pool.shutdownNow()).hasSize(1);
  }

  @Test
  void delayedTasksAreDroppedAtShutdownIfThatIsThePolicy() throws Exception {
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);
    pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    ScheduledFuture<?> future = Schedulers.schedule(pool, note("a", time, ran), 5, SECONDS, time);
    pool.shutdown();

    assertThat(Executions.awaitTermination(pool, 9, SECONDS, time)).isTrue();
    assertThat(time.passed()).isEqualTo(Duration.ZERO);
    assertThat(future.isCancelled()).isTrue();
  }

  @Test
  void whatALibrarySchedulesOnAPoolIsInSimulatedTimeToo() throws Exception {
    ScheduledExecutorService pool = Schedulers.newSingleThreadScheduledExecutor(time);
    ScheduledFuture<?> repeated = pool.scheduleAtFixedRate(note("r", time, ran), 1, 2, SECONDS);
    pool.scheduleWithFixedDelay(note("d", time, ran), 2, 9, SECONDS);
    pool.schedule(note("a", time, ran), 2_500, MILLISECONDS);
    assertThat(Futures.get(pool.schedule(time::passed, 4, SECONDS), time))
        .isEqualTo(Duration.ofSeconds(4));
    pool.execute(note("e", time, ran));
    assertThat(Futures.get(pool.submit(time::passed), time)).isEqualTo(Duration.ofSeconds(4));

    assertThat(ran)
        .containsExactly("r at PT1S", "d at PT2S", "a at PT2.5S", "r at PT3S", "e at PT4S");
    repeated.cancel(false);
    pool.shutdownNow();
    assertThat(pool.awaitTermination(5, SECONDS)).isTrue();
  }

  @Test
  void argumentsAreCheckedAsInTheJdk() {
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);
    for (Surroundings world : List.of(time, new RealWorld())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Schedulers.scheduleAtFixedRate(pool, () -> {}, 1, 0, SECONDS, world));
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> Schedulers.scheduleWithFixedDelay(pool, () -> {}, 1, -1, SECONDS, world));
      assertThatNullPointerException()
          .isThrownBy(() -> Schedulers.schedule(pool, (Runnable) null, 1, SECONDS, world));
      assertThatNullPointerException()
          .isThrownBy(() -> Schedulers.schedule(pool, (Callable<?>) null, 1, SECONDS, world));
      assertThatNullPointerException()
          .isThrownBy(() -> Schedulers.schedule(pool, () -> {}, 1, null, world));
    }
    pool.shutdownNow();
  }

  @Test
  void whatCannotBeSimulatedIsRefused() {
    ScheduledExecutorService pool = new ScheduledThreadPoolExecutor(1);
    assertThatThrownBy(() -> Schedulers.unconfigurableScheduledExecutorService(pool, time))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("Executors.newScheduledThreadPool");
    pool.shutdown();
    ScheduledExecutorService simulated = Schedulers.unconfigurableScheduledExecutorService(
        Schedulers.newScheduledThreadPool(1, time), time);
    assertThat(simulated).isNotInstanceOf(ScheduledThreadPoolExecutor.class);
    simulated.shutdown();
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25)
  void aForkJoinPoolSchedulesInRealTimeOnly() {
    ScheduledExecutorService pool = (ScheduledExecutorService) (Object) ForkJoinPool.commonPool();
    assertThatThrownBy(() -> Schedulers.schedule(pool, () -> {}, 1, SECONDS, time))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("Executors.newScheduledThreadPool");
  }

  @Test
  void underRealTimeThePoolIsThatOfTheJdk() throws Exception {
    RealWorld world = new RealWorld();
    ScheduledExecutorService pool = Schedulers.newScheduledThreadPool(1, world);
    assertThat(pool.getClass()).isEqualTo(ScheduledThreadPoolExecutor.class);
    assertThat(Schedulers.schedule(pool, () -> "a", 1, MILLISECONDS, world).get())
        .isEqualTo("a");
    Schedulers.schedule(pool, () -> {}, 1, MILLISECONDS, world).get();
    for (ScheduledFuture<?> repeated : List.of(
        Schedulers.scheduleAtFixedRate(pool, SchedulersTest::fail, 1, 1, MILLISECONDS, world),
        Schedulers.scheduleWithFixedDelay(pool, SchedulersTest::fail, 1, 1, MILLISECONDS, world))) {
      assertThatThrownBy(repeated::get).hasRootCauseMessage("why");
    }
    assertThat(world.announced()).hasSize(1);
    ScheduledExecutorService fixed = Schedulers.unconfigurableScheduledExecutorService(pool, world);
    assertThat(fixed).isNotInstanceOf(ScheduledThreadPoolExecutor.class);
    pool.shutdown();
    assertThat(pool.awaitTermination(5, SECONDS)).isTrue();
  }

  private static void fail() {
    throw new IllegalStateException("why");
  }
}
