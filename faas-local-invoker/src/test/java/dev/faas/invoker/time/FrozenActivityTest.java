package dev.faas.invoker.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Between invocations, and after the last. */
class FrozenActivityTest extends ActivityTester {

  private final SmallEnvironment environment = environment("a");

  private static Thread start(Activity activity, SmallEnvironment.Code code) {
    Thread thread = new Thread(() -> {
      try {
        code.run(activity);
      } catch (Exception failure) {
        throw new IllegalStateException(failure);
      }
    });
    thread.setDaemon(true);
    activity.starting(thread);
    thread.start();
    return thread;
  }

  @Test
  void sleepingThreadOfAFrozenEnvironmentGoesOnWithTheNextInvocation() {
    environment.invoke(a -> start(a, b -> {
      b.sleepUntil(SECOND);
      log("first");
      b.sleepUntil(2 * SECOND);
      log("second");
      b.sleepUntil(20 * SECOND);
      log("third");
    }));

    time.advance(Duration.ofSeconds(10));
    assertThat(log).isEmpty();
    environment.invoke(a -> a.sleepUntil(30 * SECOND));

    assertThat(log).containsExactly("first at 10.0", "second at 10.0", "third at 20.0");
  }

  @Test
  void threadsWhoseTimeHasComeMeanwhileGoOnWithTheNextInvocation() throws Exception {
    environment.invoke(a -> {
      start(a, b -> {
        b.sleepUntil(2 * SECOND);
        log("second");
      });
      start(a, b -> {
        b.sleepUntil(SECOND);
        log("first");
      });
      a.sleepUntil(1);
    });

    time.advance(Duration.ofSeconds(3));
    environment.invoke(a -> a.sleepUntil(4 * SECOND));

    assertThat(log).containsExactlyInAnyOrder("first at 3.000000001", "second at 3.000000001");
  }

  @Test
  void frozenEnvironmentDoesNotTryToEndAWait() {
    Semaphore permits = new Semaphore(0);
    CompletableFuture<Thread> polling = new CompletableFuture<>();
    environment.invoke(a -> polling.complete(start(a, b -> {
      b.await(tryAcquire(permits), Long.MAX_VALUE);
      log("taken");
    })));
    while (polling.join().getState() != Thread.State.WAITING) {
      Thread.onSpinWait(); // an attempt is under way
    }
    permits.release();

    environment("other").invoke(a -> a.sleepUntil(SECOND));
    assertThat(permits.availablePermits()).isOne();
    environment.invoke(a -> a.sleepUntil(2 * SECOND));

    assertThat(log).containsExactly("taken at 1.0");
  }

  @Test
  void threadThatComputesInAFrozenEnvironmentKeepsNobodyWaiting() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    CompletableFuture<Thread> computing = new CompletableFuture<>();
    environment.invoke(a -> computing.complete(start(a, b -> {
      while (end.getCount() > 0) {
        Thread.onSpinWait();
      }
    })));

    WaitEnd other = environment("other").invoke(a -> a.sleepUntil(SECOND));
    time.advance(Duration.ofSeconds(1));

    assertThat(other).isEqualTo(WaitEnd.DONE);
    assertThat(time.nanos()).isEqualTo(2 * SECOND);
    end.countDown();
    computing.join().join();
  }

  @Test
  void interruptReachesAFrozenThreadWhenItGoesOn() {
    CompletableFuture<Thread> background = new CompletableFuture<>();
    environment.invoke(a -> background.complete(start(a, b -> {
      try {
        b.sleepUntil(SECOND);
      } catch (InterruptedException interrupt) {
        log("interrupted");
      }
    })));

    background.join().interrupt();
    time.advance(Duration.ofMillis(500));
    assertThat(log).isEmpty();
    environment.invoke(a -> a.sleepUntil(2 * SECOND));

    assertThat(log).containsExactly("interrupted at 0.5");
  }

  @Test
  void waitsEndWhenTheEnvironmentIsGoneAndLaterOnesDoNotBegin() throws Exception {
    CompletableFuture<Throwable> sleeping = new CompletableFuture<>();
    CompletableFuture<Throwable> polling = new CompletableFuture<>();
    environment.invoke(a -> {
      start(a, b -> endsWith(sleeping, () -> b.sleepUntil(SECOND)));
      start(a, b -> endsWith(polling, () -> b.await(tryAcquire(new Semaphore(0)), SECOND)));
      a.sleepUntil(1);
    });

    environment.activity.close();

    assertThat(sleeping.get()).isInstanceOf(CancellationException.class);
    assertThat(polling.get()).isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> environment.activity.sleepUntil(0))
        .isInstanceOf(CancellationException.class)
        .hasMessage("the execution environment is gone: a");
    assertThatThrownBy(environment.activity::begin).isInstanceOf(CancellationException.class);
    assertThatThrownBy(environment.activity::expect).isInstanceOf(CancellationException.class);
  }

  private interface Wait {
    void run() throws Exception;
  }

  private static void endsWith(CompletableFuture<Throwable> end, Wait wait) {
    try {
      wait.run();
      end.complete(null);
    } catch (Throwable thrown) {
      end.complete(thrown);
    }
  }

  @Test
  void whoWaitsForTheBatonOfAnEnvironmentThatIsGoneIsCancelled() throws Exception {
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Activity gate = time.activity("gate");
    gate.begin();
    Activity waiting = time.activity("waiting");
    Thread thread = new Thread(() -> endsWith(end, waiting::begin));
    thread.start();

    waiting.close();
    thread.join();
    gate.end();

    assertThat(end.join()).isInstanceOf(CancellationException.class);
  }

  @Test
  void theEndOfAnEnvironmentThatRunsLetsOthersRun() throws Exception {
    CountDownLatch isRunning = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    SmallEnvironment.Phase gone = environment.start(a -> {
      isRunning.countDown();
      while (mayEnd.getCount() > 0) {
        Thread.onSpinWait();
      }
    });
    isRunning.await();
    SmallEnvironment.Phase other = environment("other").start(a -> a.sleepUntil(SECOND));

    environment.activity.close();
    awaitAll(List.of(other));

    mayEnd.countDown();
    environment.close();
    environment.thread.join();
    assertThat(gone.getAsBoolean()).isTrue();
  }

  @Test
  void anAttemptThatIsFrozenEndsWithItsEnvironment() throws Exception {
    Activity activity = time.activity("gone");
    CountDownLatch tries = new CountDownLatch(1);
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Thread background = new Thread(() -> {
      try {
        activity.await(
            nanos -> {
              tries.countDown();
              return false;
            },
            Long.MAX_VALUE);
      } catch (CancellationException | InterruptedException e) {
        end.complete(e);
      }
    });
    background.setDaemon(true);
    background.start();
    tries.await();
    activity.freeze();
    while (background.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    activity.close();

    assertThat(end.get(20, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
  }
}
