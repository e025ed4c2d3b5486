package dev.faas.invoker.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work that nobody waits for. */
class BackgroundActivityTest extends ActivityTester {

  private final List<Thread> threads = new ArrayList<>();

  @AfterEach
  void joinThreads() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Starts work in a thread of its own as soon as time is advanced or awaited. */
  private void schedule(Duration delay, Runnable work) {
    time.schedule(delay, () -> {
      Activity activity = time.background("work");
      activity.expect();
      Thread thread = new Thread(() -> {
        activity.begin();
        work.run();
        activity.end();
        activity.close();
      });
      threads.add(thread);
      thread.start();
    });
  }

  private Runnable sleeper(String name, long seconds) {
    SmallEnvironment environment = environment(name);
    return () -> environment.invoke(a -> {
      log(name + " begins");
      a.sleepUntil(time.nanos() + seconds * SECOND);
      log(name + " ends");
    });
  }

  @Test
  void itGoesOnOnlySoFarAsTimeIsAdvanced() {
    schedule(Duration.ZERO, sleeper("one", 5));

    time.advance(Duration.ofSeconds(2));
    assertThat(log).containsExactly("one begins at 0.0");
    assertThat(time.nanos()).isEqualTo(2 * SECOND);

    time.advance(Duration.ofSeconds(3));
    assertThat(log).containsExactly("one begins at 0.0", "one ends at 5.0");
  }

  @Test
  void severalOverlapInTheOrderInWhichTheyWereScheduled() {
    schedule(Duration.ZERO, sleeper("one", 3));
    schedule(Duration.ZERO, sleeper("two", 1));
    schedule(Duration.ofSeconds(2), sleeper("three", 4));

    time.advance(Duration.ofSeconds(10));

    assertThat(log)
        .containsExactly(
            "one begins at 0.0",
            "two begins at 0.0",
            "two ends at 1.0",
            "three begins at 2.0",
            "one ends at 3.0",
            "three ends at 6.0");
  }

  @Test
  void somebodyElseWhoWaitsMovesTimeForIt() {
    CountDownLatch done = new CountDownLatch(1);
    Runnable sleep = sleeper("one", 5);
    schedule(Duration.ofMinutes(1), () -> {
      sleep.run();
      done.countDown();
    });

    WaitEnd end =
        time.await(() -> done.getCount() == 0, Long.MAX_VALUE, SmallEnvironment.STALL_LIMIT);

    assertThat(end).isEqualTo(WaitEnd.DONE);
    assertThat(log).containsExactly("one begins at 60.0", "one ends at 65.0");
  }

  @Test
  void itsHandlersMoveNoTimeForThoseThatTheyInvoke() {
    SmallEnvironment inner = environment("inner");
    SmallEnvironment outer = environment("outer");
    schedule(
        Duration.ZERO,
        () -> outer.invoke(a -> {
          inner.invoke(b -> b.sleepUntil(5 * SECOND));
          log("outer ends");
        }));

    time.advance(Duration.ofSeconds(1));
    assertThat(time.nanos()).isEqualTo(SECOND);
    time.advance(Duration.ofSeconds(9));

    assertThat(log).containsExactly("outer ends at 5.0");
  }

  @Test
  void theStallLimitDoesNotCountWhileNobodyMovesTime() throws Exception {
    SmallEnvironment environment = environment("one");
    List<WaitEnd> ends = new ArrayList<>();
    schedule(
        Duration.ZERO,
        () -> ends.add(environment.invoke(
            a -> a.sleepUntil(5 * SECOND), Duration.ofSeconds(9), Duration.ofMillis(50))));

    time.advance(Duration.ofSeconds(1));
    new CountDownLatch(1).await(120, TimeUnit.MILLISECONDS);
    time.advance(Duration.ofSeconds(9));

    assertThat(ends).containsExactly(WaitEnd.DONE);
  }
}
