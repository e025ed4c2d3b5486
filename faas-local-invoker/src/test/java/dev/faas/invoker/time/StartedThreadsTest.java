package dev.faas.invoker.time;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Handlers that start threads or use those of a pool. */
class StartedThreadsTest extends ActivityTester {

  private final SmallEnvironment environment = environment("a");

  private void sleep(Activity activity, long seconds) {
    try {
      activity.sleepUntil(time.nanos() + seconds * SECOND);
    } catch (InterruptedException interrupt) {
      throw new AssertionError(interrupt);
    }
  }

  private static ThreadFactory announcing(Activity activity) {
    return task -> {
      Thread thread = new Thread(task, "worker");
      thread.setDaemon(true);
      activity.starting(thread);
      return thread;
    };
  }

  @RepeatedTest(5)
  void joiningATaskOfTheCommonPoolTakesAsLongAsTheTask() {
    environment.invoke(a -> {
      runAsync(() -> sleep(a, 1)).join();
      log("joined");
    });

    assertThat(log).containsExactly("joined at 1.0");
    assertThat(environment.activity.startedThreads())
        .singleElement()
        .asString()
        .matches(
            "thread ForkJoinPool.commonPool-worker-\\d+ started no later than 2026-03-01T12:00:00Z");
  }

  @Test
  void moreTasksThanTheCommonPoolHasWorkersTakeTurns() {
    environment.invoke(a -> {
      List<CompletableFuture<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        tasks.add(runAsync(() -> sleep(a, 1)));
      }
      CompletableFuture.allOf(tasks.toArray(CompletableFuture[]::new)).join();
      log("joined");
    });

    assertThat(log).containsExactly("joined at 2.0"); // the pom gives the pool four workers
  }

  @RepeatedTest(5)
  void joiningAThreadTakesAsLongAsItSleeps() {
    environment.invoke(a -> {
      Thread thread = announcing(a).newThread(() -> sleep(a, 1));
      thread.start();
      thread.join();
      log("joined");
    });

    assertThat(log).containsExactly("joined at 1.0");
    assertThat(environment.activity.startedThreads())
        .containsExactly("thread worker started at 2026-03-01T12:00:00Z");
  }

  @Test
  void timeStandsStillWhileAThreadOfTheHandlerComputes() {
    environment.invoke(a -> {
      Thread thread = announcing(a).newThread(() -> {
        long round = 0;
        while (round < 20_000_000) {
          round++;
          Thread.onSpinWait();
        }
        log("computed");
      });
      thread.start();
      a.sleepUntil(SECOND);
      log("slept");
    });

    assertThat(log).containsExactly("computed at 0.0", "slept at 1.0");
  }

  @Test
  void sleepInSynchronizedCodeLetsTimePassForThoseWhoWaitToEnterIt() {
    Object lock = new Object();
    environment.invoke(a -> {
      Semaphore entered = new Semaphore(0);
      Thread thread = announcing(a).newThread(() -> {
        synchronized (lock) {
          entered.release();
          sleep(a, 1);
        }
      });
      thread.start();
      a.await(tryAcquire(entered), Long.MAX_VALUE);
      synchronized (lock) {
        log("entered");
      }
    });

    assertThat(log).containsExactly("entered at 1.0");
  }

  @Test
  void idleWorkersOfAPoolKeepNobodyWaiting() throws Exception {
    ExecutorService[] pool = new ExecutorService[1];
    environment.invoke(a -> {
      pool[0] = Executors.newCachedThreadPool(announcing(a)); // its workers wait with a limit
      Future<?> task = pool[0].submit(() -> sleep(a, 1));
      task.get();
      log("first");
      a.sleepUntil(5 * SECOND);
      pool[0].submit(() -> sleep(a, 1)).get();
      log("second");
    });
    environment.invoke(a -> a.sleepUntil(10 * SECOND));

    assertThat(log).containsExactly("first at 1.0", "second at 6.0");
    assertThat(time.nanos()).isEqualTo(10 * SECOND);
    pool[0].shutdownNow();
  }

  @Test
  void handlerThatWaitsForWhatNeverComesIsStalledButOthersRun() {
    CompletableFuture<Void> never = new CompletableFuture<>();
    SmallEnvironment.Phase waiting = environment.start(a -> never.join());
    SmallEnvironment other = environment("other");

    assertThat(other.invoke(a -> a.sleepUntil(SECOND))).isEqualTo(WaitEnd.DONE);
    WaitEnd end = environment.activity.awaitEnd(waiting, 5 * SECOND, Duration.ofMillis(50));

    assertThat(end).isEqualTo(WaitEnd.STALL);
    never.complete(null);
  }

  @Test
  void handlerThatAnotherThreadReleasesHasTheBatonAgain() {
    CompletableFuture<Void> released = new CompletableFuture<>();
    SmallEnvironment.Phase waiting = environment.start(a -> {
      released.join();
      log("released");
      a.sleepUntil(time.nanos() + SECOND);
      log("slept");
    });
    environment("other").invoke(a -> a.sleepUntil(SECOND));

    released.complete(null);
    assertThat(environment.activity.awaitEnd(waiting, 9 * SECOND, SmallEnvironment.STALL_LIMIT))
        .isEqualTo(WaitEnd.DONE);

    assertThat(log).containsExactly("released at 1.0", "slept at 2.0");
  }
}
