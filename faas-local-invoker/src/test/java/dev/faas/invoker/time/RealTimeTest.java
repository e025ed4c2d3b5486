package dev.faas.invoker.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RealTimeTest {

  private static final Duration NO_STALL = Duration.ofNanos(1);

  private final RealTime time = RealTime.create();

  @Test
  void clockAndNanosecondsAreOneAndNeverGoBack() {
    Instant before = time.instant();
    long nanos = time.nanos();

    assertThat(time.at(nanos)).isAfterOrEqualTo(before).isBeforeOrEqualTo(time.instant());
    assertThat(time.nanos()).isGreaterThanOrEqualTo(nanos);
  }

  @Test
  void theSameSeedGivesTheSameIds() {
    assertThat(RealTime.seeded(5).newId()).isEqualTo(RealTime.seeded(5).newId());
    assertThat(RealTime.create().newId()).isNotEqualTo(RealTime.create().newId());
  }

  @Test
  void aTimerFiresAfterItsDelay() {
    CompletableFuture<Long> fired = new CompletableFuture<>();
    long before = time.nanos();

    time.schedule(Duration.ofMillis(5), () -> fired.complete(time.nanos()));

    assertThat(fired.join() - before).isGreaterThanOrEqualTo(5_000_000);
  }

  @Test
  void aCancelledTimerNeverFires() throws Exception {
    CountDownLatch later = new CountDownLatch(1);
    CompletableFuture<Void> fired = new CompletableFuture<>();

    Timer timer = time.schedule(Duration.ofMillis(20), () -> fired.complete(null));
    assertThat(timer.cancel()).isTrue();
    time.schedule(Duration.ofMillis(20), later::countDown);
    later.await();

    assertThat(fired).isNotDone();
  }

  @Test
  void whatATimerThrowsIsReportedAndLaterTimersStillFire() {
    CompletableFuture<Throwable> reported = new CompletableFuture<>();
    CompletableFuture<Thread> next = new CompletableFuture<>();
    time.schedule(Duration.ZERO, () -> {
      Thread.currentThread()
          .setUncaughtExceptionHandler((thread, thrown) -> reported.complete(thrown));
      throw new IllegalStateException("broken timer");
    });

    time.schedule(Duration.ZERO, () -> next.complete(Thread.currentThread()));

    assertThat(reported.join()).hasMessage("broken timer");
    assertThat(next.join().isDaemon()).isTrue();
    next.join().setUncaughtExceptionHandler(null);
  }

  @Test
  void aDelayIsNeverNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> time.schedule(Duration.ofNanos(-1), () -> {}));
  }

  @Test
  void aWaitEndsAtItsDeadlineWhateverTheStallLimit() {
    long deadline = time.nanos() + 5_000_000;

    assertThat(time.await(() -> false, deadline, NO_STALL)).isEqualTo(WaitEnd.DEADLINE);
    assertThat(time.nanos()).isGreaterThanOrEqualTo(deadline);
  }

  @Test
  void aWaitForWhatIsDoneEndsAtOnce() {
    assertThat(time.await(() -> true, 0, NO_STALL)).isEqualTo(WaitEnd.DONE);
  }

  @Test
  void anInterruptEndsAWaitAndStaysSet() {
    Thread.currentThread().interrupt();

    assertThat(time.await(() -> false, Long.MAX_VALUE, NO_STALL)).isEqualTo(WaitEnd.INTERRUPT);
    assertThat(Thread.interrupted()).isTrue();
  }
}
