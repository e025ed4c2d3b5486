package dev.faas.invoker.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Handlers that start no threads, under simulated time. */
class ActivityTest extends ActivityTester {

  private static final Duration IMPATIENT = Duration.ofMillis(50);

  @Test
  void sleepingCostsNoWallTime() {
    WaitEnd end = environment("a").invoke(a -> {
      for (int hour = 1; hour <= 10_000; hour++) {
        a.sleepUntil(hour * 3600 * SECOND);
      }
    });

    assertThat(end).isEqualTo(WaitEnd.DONE);
    assertThat(time.nanos()).isEqualTo(10_000 * 3600 * SECOND);
  }

  @Test
  void whoWasInterruptedDoesNotSleepNoTimeEither() {
    environment("a").invoke(a -> {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> a.sleepUntil(0)).isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
      log("goes on");
    });

    assertThat(log).containsExactly("goes on at 0.0");
  }

  /** What a park of the handler's own would take for a reason to go on. */
  @Test
  void aSleepLeavesNoPermitBehind() {
    long probe = TimeUnit.MICROSECONDS.toNanos(100);
    List<Integer> left = new ArrayList<>();

    environment("a").invoke(a -> {
      for (int second = 1; second <= 2_000; second++) {
        a.sleepUntil(second * SECOND);
        long began = System.nanoTime();
        LockSupport.parkNanos(probe);
        if (System.nanoTime() - began < probe) {
          left.add(second);
        }
      }
    });

    assertThat(time.nanos()).isEqualTo(2_000 * SECOND);
    assertThat(left).as("after how many of the sleeps a park ended at once").hasSizeLessThan(10);
  }

  @Test
  void handlerThatSleepsBeyondItsDeadlineIsLeftExactlyAtTheDeadline() {
    SmallEnvironment environment = environment("a");

    WaitEnd end =
        environment.invoke(a -> a.sleepUntil(5 * SECOND), Duration.ofSeconds(3), IMPATIENT);

    assertThat(end).isEqualTo(WaitEnd.DEADLINE);
    assertThat(time.nanos()).isEqualTo(3 * SECOND);
  }

  @Test
  void handlerThatSleepsUntilItsDeadlineIsLeftAsWell() {
    assertThat(environment("a")
            .invoke(a -> a.sleepUntil(3 * SECOND), Duration.ofSeconds(3), IMPATIENT))
        .isEqualTo(WaitEnd.DEADLINE);
  }

  @Test
  void handlersRunOneAfterTheOtherInTheOrderInWhichTheyWereHandedOver() {
    List<SmallEnvironment.Phase> phases = new ArrayList<>();
    Activity gate = time.activity("gate");
    gate.begin();
    for (int i = 0; i < 20; i++) {
      String name = "handler " + i;
      phases.add(environment(name).start(a -> {
        log(name + " begins");
        a.sleepUntil(SECOND);
        log(name + " ends");
      }));
    }

    gate.end();
    awaitAll(phases);

    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      expected.add("handler " + i + " begins at 0.0");
    }
    for (int i = 0; i < 20; i++) {
      expected.add("handler " + i + " ends at 1.0");
    }
    assertThat(log).isEqualTo(expected);
  }

  @Test
  void timeStandsStillWhileAHandlerComputes() throws Exception {
    CountDownLatch isComputing = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    SmallEnvironment.Phase sleeping = environment("sleeping").start(a -> {
      a.sleepUntil(SECOND);
      log("slept");
    });
    SmallEnvironment.Phase computing = environment("computing").start(a -> {
      isComputing.countDown();
      while (mayEnd.getCount() > 0) {
        Thread.onSpinWait();
      }
      log("computed");
    });
    isComputing.await();

    assertThat(time.await(() -> false, Long.MAX_VALUE, IMPATIENT)).isEqualTo(WaitEnd.STALL);
    assertThat(time.nanos()).isZero();
    mayEnd.countDown();
    awaitAll(List.of(sleeping, computing));

    assertThat(log).containsExactly("computed at 0.0", "slept at 1.0");
  }

  @Test
  void aMomentThatHasPassedLetsOthersRunFirst() {
    SmallEnvironment first = environment("first");
    SmallEnvironment second = environment("second");

    first.invoke(a -> {
      SmallEnvironment.Phase other = second.start(b -> log("other"));
      log("before");
      a.sleepUntil(0);
      log("after " + other.getAsBoolean());
    });

    assertThat(log).containsExactly("before at 0.0", "other at 0.0", "after true at 0.0");
  }

  @Test
  void timersAndHandlersTakeTurnsInTheOrderInWhichTheyBecomeDue() {
    time.schedule(Duration.ofSeconds(1), () -> log("timer"));
    SmallEnvironment environment = environment("a");

    environment.invoke(a -> {
      a.sleepUntil(SECOND);
      log("handler");
      time.schedule(Duration.ZERO, () -> log("timer"));
      time.schedule(Duration.ofSeconds(1), () -> log("timer"));
      a.sleepUntil(3 * SECOND);
      log("handler");
    });

    assertThat(log)
        .containsExactly(
            "timer at 1.0", "handler at 1.0", "timer at 1.0", "timer at 2.0", "handler at 3.0");
  }

  @Test
  void waitEndsAsSoonAsTheAttemptSucceedsAndTimeDoesNotMoveBefore() {
    Semaphore permits = new Semaphore(0);
    SmallEnvironment waiting = environment("waiting");
    SmallEnvironment giving = environment("giving");
    List<SmallEnvironment.Phase> phases = new ArrayList<>();
    phases.add(waiting.start(a -> {
      for (int i = 0; i < 20; i++) {
        assertThat(a.await(tryAcquire(permits), time.nanos() + 2 * SECOND)).isTrue();
        log("taken");
      }
    }));
    phases.add(giving.start(a -> {
      for (int i = 1; i <= 20; i++) {
        a.sleepUntil(i * SECOND);
        permits.release();
      }
    }));

    awaitAll(phases);

    List<String> expected = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      expected.add("taken at " + i + ".0");
    }
    assertThat(log).isEqualTo(expected);
  }

  @Test
  void waitThatNothingEndsFailsAtItsTime() {
    Semaphore none = new Semaphore(0);

    environment("a").invoke(a -> {
      assertThat(a.await(tryAcquire(none), SECOND)).isFalse();
      log("not taken");
      assertThat(a.await(tryAcquire(none), 0)).isFalse();
      none.release();
      assertThat(a.await(tryAcquire(none), 0)).isTrue();
    });

    assertThat(log).containsExactly("not taken at 1.0");
  }

  @Test
  void handlerThatWaitsForEverWhileNothingElseIsDueStalls() {
    SmallEnvironment environment = environment("a");

    WaitEnd end = environment.invoke(
        a -> a.await(tryAcquire(new Semaphore(0)), Long.MAX_VALUE),
        Duration.ofSeconds(3),
        IMPATIENT);

    assertThat(end).isEqualTo(WaitEnd.STALL);
    assertThat(time.nanos()).isZero();
  }

  @Test
  void handlerThatBlocksForRealStallsAndItsSuccessorsRun() {
    SmallEnvironment blocking = environment("blocking");

    WaitEnd end = blocking.invoke(
        a -> new CountDownLatch(1).await(1, TimeUnit.DAYS), Duration.ofSeconds(3), IMPATIENT);

    assertThat(end).isEqualTo(WaitEnd.STALL);
    assertThat(environment("next").invoke(a -> a.sleepUntil(SECOND))).isEqualTo(WaitEnd.DONE);
  }

  @Test
  void stallLimitDoesNotCountWhileOthersRun() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    SmallEnvironment.Phase computing =
        environment("computing").start(a -> mayEnd.await(1, TimeUnit.DAYS));
    SmallEnvironment waiting = environment("waiting");
    CountDownLatch isWaiting = new CountDownLatch(1);
    Queue<WaitEnd> ends = new ConcurrentLinkedQueue<>();
    Thread caller = new Thread(() -> {
      isWaiting.countDown();
      ends.add(waiting.invoke(a -> log("ran"), Duration.ofSeconds(3), IMPATIENT));
    });
    caller.start();
    isWaiting.await();

    assertThat(time.await(() -> false, SECOND, IMPATIENT.multipliedBy(4))).isEqualTo(WaitEnd.STALL);
    assertThat(ends).isEmpty();
    mayEnd.countDown();
    caller.join();

    assertThat(ends).containsExactly(WaitEnd.DONE);
    assertThat(computing.getAsBoolean()).isTrue();
  }

  @Test
  void interruptEndsAWaitAndTheHandlerGoesOnWithTheBaton() {
    SmallEnvironment environment = environment("a");
    time.schedule(Duration.ofSeconds(1), environment.thread::interrupt);
    time.schedule(Duration.ofSeconds(2), environment.thread::interrupt);

    environment.invoke(a -> {
      assertThatThrownBy(() -> a.sleepUntil(5 * SECOND)).isInstanceOf(InterruptedException.class);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      log("interrupted");
      assertThatThrownBy(() -> a.await(tryAcquire(new Semaphore(0)), 5 * SECOND))
          .isInstanceOf(InterruptedException.class);
      log("interrupted");
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> a.sleepUntil(5 * SECOND)).isInstanceOf(InterruptedException.class);
    });

    assertThat(log).hasSize(2);
  }
}
