package dev.faas.invoker.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class SimulatedTimeTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final SimulatedTime time = SimulatedTime.startingAt(NOON);
  private final List<String> fired = new ArrayList<>();

  @Test
  void standsStillUntilItIsAdvanced() {
    assertThat(time.instant()).isEqualTo(NOON).isEqualTo(time.instant());

    time.advance(Duration.ofNanos(1));

    assertThat(time.instant()).isEqualTo(NOON.plusNanos(1));
    assertThat(time.nanos()).isEqualTo(1);
  }

  @Test
  void timersFireInOrderOfDueTimeAndThenOfScheduling() {
    schedule("late", Duration.ofSeconds(3));
    schedule("first of two", SECOND);
    schedule("second of two", SECOND);
    schedule("never", Duration.ofSeconds(4));

    time.advance(Duration.ofSeconds(3));

    assertThat(fired)
        .containsExactly(
            "first of two at 12:00:01", "second of two at 12:00:01", "late at 12:00:03");
    assertThat(time.instant()).isEqualTo(NOON.plusSeconds(3));
  }

  @Test
  void timersThatTimersScheduleFireInTheSameAdvanceIfTheyBecomeDue() {
    time.schedule(SECOND, () -> {
      schedule("due", SECOND);
      schedule("not due", Duration.ofSeconds(9));
    });

    time.advance(Duration.ofSeconds(5));

    assertThat(fired).containsExactly("due at 12:00:02");
  }

  @Test
  void aTimerWithoutDelayFiresAtTheNextAdvanceEvenOfZero() {
    schedule("now", Duration.ZERO);
    assertThat(fired).isEmpty();

    time.advance(Duration.ZERO);

    assertThat(fired).containsExactly("now at 12:00:00");
  }

  @Test
  void aCancelledTimerNeverFires() {
    Timer timer = time.schedule(SECOND, () -> fired.add("cancelled"));

    assertThat(timer.cancel()).isTrue();
    assertThat(timer.cancel()).isFalse();
    time.advance(MINUTE);

    assertThat(fired).isEmpty();
  }

  @Test
  void aTimerThatHasFiredCannotBeCancelled() {
    Timer timer = time.schedule(SECOND, () -> fired.add("fired"));
    time.advance(SECOND);

    assertThat(timer.cancel()).isFalse();
  }

  @Test
  void timeDoesNotGoBack() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> time.advance(Duration.ofNanos(-1)))
        .withMessageContaining("time does not go back");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> time.schedule(Duration.ofNanos(-1), () -> {}));
  }

  @Test
  void aTimerCannotAdvanceTheTimeThatRunsIt() {
    time.schedule(SECOND, () -> time.advance(SECOND));

    assertThatThrownBy(() -> time.advance(SECOND))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("timer");
  }

  @Test
  void whatATimerThrowsComesOutWhenAllOthersHaveRun() {
    time.schedule(SECOND, () -> {
      throw new IllegalStateException("first");
    });
    time.schedule(SECOND, () -> {
      throw new AssertionError("second");
    });
    schedule("third", SECOND);

    assertThatThrownBy(() -> time.advance(MINUTE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("first")
        .satisfies(first -> assertThat(first.getSuppressed()).hasSize(1));

    assertThat(fired).containsExactly("third at 12:00:01");
    assertThat(time.instant()).isEqualTo(NOON.plus(MINUTE));
  }

  @Test
  void theSameSeedGivesTheSameIds() {
    SimulatedTime same = SimulatedTime.startingAt(Instant.EPOCH);
    SimulatedTime other = SimulatedTime.startingAt(Instant.EPOCH, 7);

    assertThat(time.newId()).isEqualTo(same.newId()).isNotEqualTo(other.newId());
    assertThat(time.newId()).isEqualTo(same.newId());
    assertThat(time.newId().version()).isEqualTo(4);
    assertThat(time.newId().variant()).isEqualTo(2);
  }

  @Test
  void aWaitEndsWhenTheTimeIsAdvancedToItsDeadline() {
    CompletableFuture<WaitEnd> end = waitInThread(() -> false, MINUTE);

    time.advance(MINUTE.minusNanos(1));
    assertThat(end).isNotDone();
    time.advance(Duration.ofNanos(1));

    assertThat(end.join()).isEqualTo(WaitEnd.DEADLINE);
    assertThat(time.waitingTimers()).isZero();
  }

  @Test
  void aWaitEndsWhenWhatItWaitsForIsDone() {
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Thread> waiter = new CompletableFuture<>();
    CompletableFuture<WaitEnd> end = waitInThread(
        () -> {
          waiter.complete(Thread.currentThread());
          return done.get();
        },
        MINUTE);

    Thread thread = waiter.join();
    done.set(true);
    LockSupport.unpark(thread);

    assertThat(end.join()).isEqualTo(WaitEnd.DONE);
    assertThat(time.waitingTimers()).isZero();
  }

  @Test
  void aWaitEndsAtTheStallLimitInRealTime() {
    assertThat(time.await(() -> false, MINUTE.toNanos(), Duration.ofMillis(20)))
        .isEqualTo(WaitEnd.STALL);
    assertThat(time.instant()).isEqualTo(NOON);
  }

  @Test
  void anInterruptEndsAWaitAndStaysSet() {
    Thread.currentThread().interrupt();

    assertThat(time.await(() -> false, MINUTE.toNanos(), MINUTE)).isEqualTo(WaitEnd.INTERRUPT);
    assertThat(Thread.interrupted()).isTrue();
  }

  /** Returns when the thread waits. */
  private CompletableFuture<WaitEnd> waitInThread(
      java.util.function.BooleanSupplier done, Duration deadline) {
    CompletableFuture<WaitEnd> end = new CompletableFuture<>();
    CountDownLatch waiting = new CountDownLatch(1);
    Thread thread = new Thread(() -> end.complete(time.await(
        () -> {
          waiting.countDown();
          return done.getAsBoolean();
        },
        deadline.toNanos(),
        MINUTE)));
    thread.setDaemon(true);
    thread.start();
    try {
      waiting.await();
    } catch (InterruptedException interrupt) {
      throw new AssertionError(interrupt);
    }
    return end;
  }

  private void schedule(String name, Duration delay) {
    time.schedule(
        delay, () -> fired.add(name + " at " + time.instant().toString().substring(11, 19)));
  }
}
