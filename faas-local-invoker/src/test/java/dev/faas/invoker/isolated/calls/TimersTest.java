package dev.faas.invoker.isolated.calls;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.invoker.isolation.Surroundings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimersTest {

  private final ParkedTime time = new ParkedTime();

  @AfterEach
  void end() throws InterruptedException {
    time.close();
  }

  private final Timer timer = new Timer(true);
  private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void cancelTimer() {
    timer.cancel();
  }

  @Test
  void aTaskRunsOnceAfterItsDelayOrAtItsDate() throws Exception {
    Timers.schedule(timer, note("delay"), 5_000, time);
    Timers.schedule(timer, note("date"), Date.from(ParkedTime.NOON.plusSeconds(2)), time);
    Timers.schedule(timer, note("past"), Date.from(ParkedTime.NOON.minusSeconds(2)), time);

    Sleeps.sleep(60_000, time);

    assertThat(ran).containsExactly("past at PT0S", "date at PT2S", "delay at PT5S");
  }

  @Test
  void aFixedDelayCountsFromTheStart() throws Exception {
    Timers.schedule(timer, slowAtFirst(), 1_000, 2_000, time);
    Timers.schedule(timer, note("b"), Date.from(ParkedTime.NOON.plusSeconds(1)), 100_000, time);

    Sleeps.sleep(9_000, time);

    assertThat(ran)
        .containsExactly("a at PT1S", "b at PT3.5S", "a at PT3.5S", "a at PT5.5S", "a at PT7.5S");
  }

  @Test
  void aFixedRateCatchesUp() throws Exception {
    TimerTask task = slowAtFirst();
    Timers.scheduleAtFixedRate(timer, task, 1_000, 1_000, time);

    Sleeps.sleep(5_500, time);

    assertThat(ran)
        .containsExactly("a at PT1S", "a at PT3.5S", "a at PT3.5S", "a at PT4S", "a at PT5S");
    assertThat(Timers.scheduledExecutionTime(task, time))
        .isEqualTo(ParkedTime.NOON.plusSeconds(5).toEpochMilli());
  }

  @Test
  void theLongestPeriodIsNotAnOverflow() throws Exception {
    Timers.schedule(timer, note("delay"), 1_000, Long.MAX_VALUE, time);
    Timers.scheduleAtFixedRate(timer, note("rate"), 2_000, Long.MAX_VALUE, time);

    Sleeps.sleep(60_000, time);

    assertThat(ran).containsExactly("delay at PT1S", "rate at PT2S");
  }

  @Test
  void aFixedRateMayBeginAtADate() throws Exception {
    Timers.scheduleAtFixedRate(
        timer, note("a"), Date.from(ParkedTime.NOON.plusSeconds(3)), 2_000, time);

    Sleeps.sleep(6_000, time);

    assertThat(ran).containsExactly("a at PT3S", "a at PT5S");
  }

  @Test
  void aCancelledTaskDoesNotRunAgain() throws Exception {
    TimerTask once = note("once");
    TimerTask often = note("often");
    TimerTask done = note("done");
    TimerTask never = note("never");
    Timers.schedule(timer, once, 5_000, time);
    Timers.schedule(timer, often, 1_000, 1_000, time);
    Timers.schedule(timer, done, 1_000, time);
    Sleeps.sleep(2_500, time);

    assertThat(Timers.cancel(once, time)).isTrue();
    assertThat(Timers.cancel(once, time)).isFalse();
    assertThat(Timers.cancel(often, time)).isTrue();
    assertThat(Timers.cancel(done, time)).isFalse();
    assertThat(Timers.cancel(never, time)).isFalse();
    Sleeps.sleep(9_000, time);

    assertThat(ran).containsExactly("often at PT1S", "done at PT1S", "often at PT2S");
  }

  @Test
  void aTaskIsScheduledOnlyOnce() {
    for (Surroundings world : List.of(time, new RealWorld())) {
      TimerTask task = note("a");
      Timers.schedule(timer, task, 600_000, world);
      assertThatThrownBy(() -> Timers.schedule(timer, task, 1_000, world))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Task already scheduled or cancelled");
    }
  }

  @Test
  void aCancelledTimerRunsNothingAndTakesNothing() throws Exception {
    Timers.schedule(timer, note("a"), 1_000, time);
    Timers.cancel(timer, time);
    Sleeps.sleep(9_000, time);

    assertThat(ran).isEmpty();
    assertThatThrownBy(() -> Timers.schedule(timer, note("b"), 1_000, time))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Timer already cancelled.");
  }

  @Test
  void argumentsAreCheckedAsInTheJdk() {
    Date old = new Date(-1);
    for (Surroundings world : List.of(time, new RealWorld())) {
      refuses(() -> Timers.schedule(timer, note("a"), -1, world), "Negative delay.");
      refuses(() -> Timers.schedule(timer, note("a"), old, world), "Illegal execution time.");
      refuses(() -> Timers.schedule(timer, note("a"), 1, 0, world), "Non-positive period.");
      refuses(() -> Timers.schedule(timer, note("a"), -1, 1, world), "Negative delay.");
      refuses(() -> Timers.schedule(timer, note("a"), old, 0, world), "Non-positive period.");
      refuses(
          () -> Timers.scheduleAtFixedRate(timer, note("a"), 1, -1, world), "Non-positive period.");
      refuses(
          () -> Timers.scheduleAtFixedRate(timer, note("a"), old, 1, world),
          "Illegal execution time.");
      assertThatNullPointerException().isThrownBy(() -> Timers.schedule(timer, null, 1, world));
    }
  }

  private static void refuses(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
  }

  @Test
  void underRealTimeTheJdkKeepsTheTime() throws Exception {
    RealWorld world = new RealWorld();
    CountDownLatch runs = new CountDownLatch(6);
    TimerTask repeated = counting(runs);
    Timers.schedule(timer, counting(runs), 1, world);
    Timers.schedule(timer, counting(runs), new Date(0), world);
    Timers.schedule(timer, counting(runs), 1, 60_000, world);
    Timers.schedule(timer, counting(runs), new Date(), 60_000, world);
    Timers.scheduleAtFixedRate(timer, repeated, 1, 60_000, world);
    Timers.scheduleAtFixedRate(timer, counting(runs), new Date(), 60_000, world);

    assertThat(runs.await(10, SECONDS)).isTrue();
    assertThat(Timers.scheduledExecutionTime(repeated, world)).isPositive();
    assertThat(Timers.cancel(repeated, world)).isTrue();
    Timers.cancel(timer, world);
  }

  private static TimerTask counting(CountDownLatch runs) {
    return new TimerTask() {
      @Override
      public void run() {
        runs.countDown();
      }
    };
  }

  private TimerTask note(String what) {
    return new TimerTask() {
      @Override
      public void run() {
        ran.add(what + " at " + time.passed());
      }
    };
  }

  /** Takes two and a half seconds the first time. */
  private TimerTask slowAtFirst() {
    return new TimerTask() {
      private boolean isSlow = true;

      @Override
      public void run() {
        ran.add("a at " + time.passed());
        if (isSlow) {
          isSlow = false;
          pause();
        }
      }
    };
  }

  private void pause() {
    try {
      Sleeps.sleep(2_500, time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
