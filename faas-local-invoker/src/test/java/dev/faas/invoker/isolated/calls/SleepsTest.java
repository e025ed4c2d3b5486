package dev.faas.invoker.isolated.calls;

import static dev.faas.invoker.isolated.calls.Waiting.done;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.faas.invoker.isolated.calls.Waiting.Trait;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SleepsTest {

  private final ParkedTime time = new ParkedTime();

  @AfterEach
  void end() throws InterruptedException {
    time.close();
  }

  @TestFactory
  Stream<DynamicTest> waits() {
    return waitings().stream().flatMap(Waiting::tests);
  }

  @Test
  void everyRuleIsTried() {
    Waiting.assertAllTried(Sleeps.class, waitings());
  }

  /** Nothing ends a sleep but time or an interrupt. */
  private static List<Waiting<?>> waitings() {
    return List.of(
        sleeping("Thread" + ".sleep(long)", (unit, ms, w) -> done(() -> Sleeps.sleep(ms, w))),
        sleeping(
            "Thread" + ".sleep(long, int)", (unit, ms, w) -> done(() -> Sleeps.sleep(ms, 0, w))),
        sleeping(
            "Thread" + ".sleep(Duration)",
            (unit, ms, w) -> done(() -> Sleeps.sleep(Duration.ofMillis(ms), w))),
        sleeping("TimeUnit.sleep(long)", (unit, ms, w) -> done(() -> Sleeps.sleep(unit, ms, w))));
  }

  private static Waiting<TimeUnit> sleeping(String name, Waiting.Call<TimeUnit> call) {
    return Waiting.of(name, w -> MILLISECONDS, call)
        .endedBy((unit, w) -> {})
        .with(Trait.ONLY_DURING, Trait.UNENDING);
  }

  @Test
  void anHourTakesNoTime() throws Exception {
    long began = System.nanoTime();
    Sleeps.sleep(3_600_000, time);
    assertThat(time.passed()).isEqualTo(Duration.ofHours(1));
    assertThat(System.nanoTime() - began).isLessThan(SECONDS.toNanos(5));
  }

  @Test
  void nanosecondsCountAndAreChecked() throws Exception {
    Sleeps.sleep(2, 5, time);
    assertThat(time.passed()).isEqualTo(Duration.ofNanos(2_000_005));
    assertThatIllegalArgumentException().isThrownBy(() -> Sleeps.sleep(1, -1, time));
    assertThatIllegalArgumentException().isThrownBy(() -> Sleeps.sleep(1, 1_000_000, time));
  }

  @Test
  void theLongestSleepIsNotAnOverflow() throws Exception {
    Thread sleeper = new Thread(() -> {
      try {
        Sleeps.sleep(Long.MAX_VALUE, time);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    Threads.start(sleeper, time);
    Sleeps.sleep(1_000, time);
    assertThat(sleeper.isAlive()).isTrue();
  }
}
