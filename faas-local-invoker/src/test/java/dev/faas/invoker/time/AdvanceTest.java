package dev.faas.invoker.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Time that is moved by hand while handlers are parked, and nobody awaits them. */
class AdvanceTest extends ActivityTester {

  private SmallEnvironment.Phase startAndPark(String name, SmallEnvironment.Code code)
      throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    SmallEnvironment.Phase phase = environment(name).start(a -> {
      begun.countDown();
      code.run(a);
    });
    begun.await();
    Activity next = time.activity("next");
    next.begin(); // not before the other is parked
    next.end();
    return phase;
  }

  @Test
  void parkedHandlersGoOnInTheOrderInWhichTheyBecomeDueAndTimeWaitsForThem() throws Exception {
    List<SmallEnvironment.Phase> phases = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      String name = "handler " + i;
      phases.add(startAndPark(name, a -> {
        for (int wait = 0; wait < 3; wait++) {
          a.sleepUntil(time.nanos() + SECOND);
          log(name);
        }
      }));
    }
    time.schedule(Duration.ofSeconds(2), () -> log("timer"));

    time.advance(Duration.ofMillis(2500));

    assertThat(log)
        .containsExactly(
            "handler 1 at 1.0",
            "handler 2 at 1.0",
            "handler 3 at 1.0",
            "timer at 2.0",
            "handler 1 at 2.0",
            "handler 2 at 2.0",
            "handler 3 at 2.0");
    assertThat(time.nanos()).isEqualTo(2_500_000_000L);
    time.advance(Duration.ofSeconds(1));
    assertThat(phases).allMatch(SmallEnvironment.Phase::getAsBoolean);
  }

  @Test
  void handlerThatRunsAlreadyDoesNotHoldItUp() throws Exception {
    CountDownLatch isRunning = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    SmallEnvironment.Phase parked = startAndPark("parked", a -> {
      a.sleepUntil(SECOND);
      log("parked");
    });
    SmallEnvironment.Phase running = environment("running").start(a -> {
      isRunning.countDown();
      mayEnd.await(1, TimeUnit.DAYS);
      log("running");
    });
    isRunning.await();

    time.advance(Duration.ofSeconds(5));
    assertThat(log).isEmpty();
    mayEnd.countDown();
    awaitAll(List.of(parked, running));

    assertThat(log).containsExactly("running at 5.0", "parked at 5.0");
  }

  @Test
  void handlerThatMovesTheTimeItRunsInTakesSoLong() {
    Instant begin = time.instant();
    List<String> due = new ArrayList<>();
    time.schedule(Duration.ofSeconds(1), () -> due.add("timer at " + time.instant()));

    environment("a").invoke(a -> time.advance(Duration.ofSeconds(2)));

    assertThat(time.instant()).isEqualTo(begin.plusSeconds(2));
    assertThat(due).containsExactly("timer at " + begin.plusSeconds(1));
  }

  @Test
  void deadlineOfAHandlerInItsCallersThreadPassesWhenAnotherMovesTime() throws Exception {
    AtomicBoolean hasPassed = new AtomicBoolean();
    Activity activity = time.activity("a");
    try (DeadlineWatch watch = new DeadlineWatch(time);
        DeadlineWatch.Slot slot = watch.open()) {
      Thread test = Thread.currentThread();
      activity.begin();
      slot.begin(new DeadlineWatch.Deadline() {
        @Override
        public long deadlineNanos() {
          return 3 * SECOND;
        }

        @Override
        public void pass() {
          hasPassed.set(true);
          test.interrupt();
        }
      });
      Thread mover = new Thread(() -> time.advance(Duration.ofSeconds(4)));
      mover.start();
      assertThatThrownBy(() -> new CountDownLatch(1).await())
          .isInstanceOf(InterruptedException.class);
      slot.end();
      activity.end();
      mover.join();
    }

    assertThat(hasPassed).isTrue();
    assertThat(time.nanos()).isEqualTo(4 * SECOND);
  }

  @Test
  void waitThatIsOverHasEndedWhenTimeGoesOn() throws Exception {
    List<Thread> waiting = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      long deadline = i * SECOND;
      CountDownLatch asked = new CountDownLatch(1);
      Thread thread = new Thread(() -> {
        time.await(
            () -> {
              asked.countDown();
              return false;
            },
            deadline,
            SmallEnvironment.STALL_LIMIT);
        log.add("over");
      });
      thread.start();
      asked.await();
      waiting.add(thread);
    }

    time.advance(Duration.ofSeconds(20));

    assertThat(time.waitingTimers()).isZero();
    for (Thread thread : waiting) {
      thread.join();
    }
    assertThat(log).hasSize(20);
  }

  @Test
  void handlerThatGoesOnAndBlocksHoldsItUpOnlyForAWhile() throws Exception {
    SimulatedTime impatient = SimulatedTime.withPatience(Duration.ofMillis(20));
    CountDownLatch isParking = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    try (SmallEnvironment environment = new SmallEnvironment(impatient, "blocking")) {
      SmallEnvironment.Phase blocking = environment.start(a -> {
        isParking.countDown();
        a.sleepUntil(SECOND);
        mayEnd.await(1, TimeUnit.DAYS);
        a.sleepUntil(4 * SECOND);
      });
      isParking.await();
      Activity next = impatient.activity("next");
      next.begin();
      next.end();
      impatient.schedule(Duration.ofSeconds(2), () -> log.add("timer"));

      impatient.advance(Duration.ofSeconds(3));

      assertThat(log).containsExactly("timer");
      mayEnd.countDown();
      environment.activity.awaitEnd(blocking, 9 * SECOND, SmallEnvironment.STALL_LIMIT);
      assertThat(impatient.nanos()).isEqualTo(4 * SECOND);
    }
  }
}
