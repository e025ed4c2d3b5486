package dev.faas.invoker.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Handlers that invoke other functions. */
class NestedActivityTest extends ActivityTester {

  @Test
  void callerIsParkedWhileTheOtherRuns() {
    SmallEnvironment inner = environment("inner");

    environment("outer").invoke(a -> {
      log("before");
      inner.invoke(b -> {
        b.sleepUntil(SECOND);
        log("inner");
      });
      log("after");
      a.sleepUntil(2 * SECOND);
      log("slept");
    });

    assertThat(log)
        .containsExactly("before at 0.0", "inner at 1.0", "after at 1.0", "slept at 2.0");
  }

  @Test
  void deadlineOfTheOtherPassesForItsCallerAlone() {
    SmallEnvironment inner = environment("inner");

    WaitEnd end = environment("outer").invoke(a -> {
      assertThat(inner.invoke(
              b -> b.sleepUntil(5 * SECOND), Duration.ofSeconds(3), Duration.ofSeconds(9)))
          .isEqualTo(WaitEnd.DEADLINE);
      log("left");
    });

    assertThat(end).isEqualTo(WaitEnd.DONE);
    assertThat(log).containsExactly("left at 3.0");
  }

  @Test
  void stallOfTheOtherIsNotTheCallers() {
    SmallEnvironment inner = environment("inner");
    Duration limit = Duration.ofMillis(50);

    WaitEnd end = environment("outer")
        .invoke(
            a -> {
              assertThat(inner.invoke(
                      b -> new CountDownLatch(1).await(1, TimeUnit.DAYS),
                      Duration.ofSeconds(3),
                      limit))
                  .isEqualTo(WaitEnd.STALL);
              log("left");
            },
            Duration.ofSeconds(3),
            limit);

    assertThat(end).isEqualTo(WaitEnd.DONE);
    assertThat(log).containsExactly("left at 0.0");
  }

  @Test
  void phaseInTheThreadOfAnotherParksThatOne() {
    Activity outer = time.activity("outer");
    Activity inner = time.activity("inner");

    outer.begin();
    inner.begin();
    inner.end();
    outer.end();
    time.advance(Duration.ZERO);

    assertThatThrownBy(() -> {
          outer.begin();
          outer.begin();
        })
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("outer has begun a phase in thread");
    outer.end();
  }

  @Test
  void timerThatInvokesAFunctionLetsItWait() {
    SmallEnvironment invoked = environment("invoked");
    time.schedule(Duration.ofSeconds(1), () -> {
      invoked.invoke(a -> a.sleepUntil(3 * SECOND));
      log("invoked");
    });

    time.advance(Duration.ofSeconds(2));

    assertThat(log).containsExactly("invoked at 3.0");
    assertThat(time.nanos()).isEqualTo(3 * SECOND);
  }

  @Test
  void whatATimerThrowsDuringAWaitIsReportedAndTheWaitGoesOn() {
    Thread.currentThread()
        .setUncaughtExceptionHandler((thread, thrown) -> log(thrown.getMessage()));
    time.schedule(Duration.ofSeconds(1), () -> {
      throw new IllegalStateException("broken");
    });

    WaitEnd end = environment("a").invoke(a -> a.sleepUntil(2 * SECOND));

    Thread.currentThread().setUncaughtExceptionHandler(null);
    assertThat(end).isEqualTo(WaitEnd.DONE);
    assertThat(log).containsExactly("broken at 1.0");
  }

  @Test
  void handlerThatAwaitsAMomentOfTheTimelineSleeps() {
    WaitEnd end = environment("a").invoke(a -> {
      assertThat(time.await(() -> false, 3 * SECOND, Duration.ofSeconds(9)))
          .isEqualTo(WaitEnd.DEADLINE);
      log("slept");
    });

    assertThat(end).isEqualTo(WaitEnd.DONE);
    assertThat(log).containsExactly("slept at 3.0");
  }
}
