package dev.faas.invoker.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RealActivityTest {

  private static final long MILLISECOND = 1_000_000;

  private final RealTime time = RealTime.create();
  private final SmallEnvironment environment = new SmallEnvironment(time, "a");

  @AfterEach
  void closeEnvironment() throws InterruptedException {
    environment.close();
    environment.thread.join();
  }

  @Test
  void waitsAreRealOnes() {
    Semaphore permits = new Semaphore(1);
    long began = time.nanos();

    WaitEnd end = environment.invoke(a -> {
      assertThat(a.await(ActivityTester.tryAcquire(permits), Long.MAX_VALUE)).isTrue();
      a.sleepUntil(began + 5 * MILLISECOND);
      assertThat(time.nanos()).isGreaterThanOrEqualTo(began + 5 * MILLISECOND);
      assertThat(a.await(ActivityTester.tryAcquire(permits), began + 8 * MILLISECOND))
          .isFalse();
      assertThat(time.nanos()).isGreaterThanOrEqualTo(began + 8 * MILLISECOND);
    });

    assertThat(end).isEqualTo(WaitEnd.DONE);
  }

  @Test
  void handlerIsLeftAtItsDeadline() {
    long began = time.nanos();

    WaitEnd end = environment.invoke(
        a -> a.sleepUntil(Long.MAX_VALUE), Duration.ofMillis(5), Duration.ofNanos(1));

    assertThat(end).isEqualTo(WaitEnd.DEADLINE);
    assertThat(time.nanos()).isGreaterThanOrEqualTo(began + 5 * MILLISECOND);
  }

  @Test
  void threadOfAFrozenEnvironmentGoesOnWithTheNextInvocation() throws Exception {
    CompletableFuture<Long> woken = new CompletableFuture<>();
    Activity activity = environment.activity;
    Thread thread = new Thread(() -> {
      try {
        activity.sleepUntil(time.nanos());
        woken.complete(time.nanos());
      } catch (InterruptedException interrupt) {
        woken.completeExceptionally(interrupt);
      }
    });
    activity.freeze();
    activity.starting(thread);
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      assertThat(woken).isNotDone();
      Thread.onSpinWait();
    }
    long thawed = time.nanos();

    environment.invoke(a -> {});

    assertThat(woken.get()).isGreaterThanOrEqualTo(thawed);
    assertThat(activity.startedThreads()).hasSize(1);
  }

  @Test
  void interruptEndsAWait() {
    environment.invoke(a -> {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> a.sleepUntil(Long.MAX_VALUE))
          .isInstanceOf(InterruptedException.class);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> a.await(ActivityTester.tryAcquire(new Semaphore(0)), Long.MAX_VALUE))
          .isInstanceOf(InterruptedException.class);
    });
  }

  @Test
  void waitsEndWhenTheEnvironmentIsGone() throws Exception {
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    CountDownLatch isRunning = new CountDownLatch(1);
    environment.start(a -> {
      isRunning.countDown();
      try {
        a.sleepUntil(Long.MAX_VALUE);
      } catch (CancellationException gone) {
        end.complete(gone);
      }
    });
    isRunning.await();

    environment.activity.close();

    assertThat(end.get()).hasMessage("the execution environment is gone: a");
    assertThatThrownBy(environment.activity::begin).isInstanceOf(CancellationException.class);
  }
}
