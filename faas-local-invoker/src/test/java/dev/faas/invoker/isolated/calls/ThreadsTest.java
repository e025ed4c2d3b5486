package dev.faas.invoker.isolated.calls;

import static dev.faas.invoker.isolated.calls.Waiting.done;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.invoker.isolated.calls.Waiting.Trait;
import dev.faas.invoker.isolation.Surroundings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@Timeout(60)
class ThreadsTest {

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
    Waiting.assertAllTried(
        Threads.class, waitings(), "Thread.start()", "Thread.startVirtualThread(Runnable)");
  }

  private static List<Waiting<?>> waitings() {
    return List.of(
        joining("Thread.join()", (t, ms, w) -> done(() -> Threads.join(t, w))).with(Trait.UNTIMED),
        joining("Thread.join(long)", (t, ms, w) -> done(() -> Threads.join(t, ms, w))),
        joining("Thread.join(long, int)", (t, ms, w) -> done(() -> Threads.join(t, ms, 0, w))),
        joining("Thread.join(Duration)", (t, ms, w) -> Threads.join(t, Duration.ofMillis(ms), w)),
        joining(
            "TimeUnit.timedJoin(Thread, long)",
            (t, ms, w) -> done(() -> Threads.timedJoin(MILLISECONDS, t, ms, w))));
  }

  private record Other(Thread thread, CountDownLatch end) {}

  private static Waiting<Other> joining(String name, Waiting.Call<Thread> call) {
    return Waiting.of(name, ThreadsTest::other, (Waiting.Call<Other>)
            (other, ms, w) -> List.of(call.wait(other.thread, ms, w), other.thread.isAlive()))
        .after((other, w) -> Threads.start(other.thread, w))
        .endedBy((other, w) -> {
          other.end.countDown();
          Threads.join(other.thread, w);
        });
  }

  private static Other other(Surroundings world) {
    CountDownLatch end = new CountDownLatch(1);
    return new Other(
        new Thread(() -> {
          try {
            Synchronizers.await(end, world);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        }),
        end);
  }

  @Test
  void aStartIsAnnouncedUnderRealTimeToo() throws Exception {
    RealWorld real = new RealWorld();
    Thread thread = new Thread(() -> {});
    Threads.start(thread, real);
    thread.join();

    assertThat(real.announced()).containsExactly(thread);
  }

  @Test
  void aSecondStartIsRefusedAndNotAnnounced() throws Exception {
    Thread thread = new Thread(() -> {});
    Threads.start(thread, time);
    Threads.join(thread, time);

    assertThatThrownBy(() -> Threads.start(thread, time))
        .isInstanceOf(IllegalThreadStateException.class);
    assertThat(time.announced()).containsExactly(thread);
  }

  @Test
  void aThreadThatWasNotStartedHasEnded() throws Exception {
    Thread thread = new Thread(() -> {});
    Threads.join(thread, time);
    Threads.join(thread, 5, time);
    assertThat(time.passed()).isEqualTo(Duration.ZERO);
    assertThatThrownBy(() -> Threads.join(thread, Duration.ofSeconds(1), time))
        .isInstanceOf(IllegalThreadStateException.class);
  }

  @Test
  void argumentsAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Threads.join(Thread.currentThread(), -1, time));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Threads.join(Thread.currentThread(), 0, -1, time));
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void aVirtualThreadIsAnnounced() throws Exception {
    Thread thread = Threads.startVirtualThread(() -> {}, time);
    Threads.join(thread, time);

    assertThat(time.announced()).containsExactly(thread);
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_20)
  void withoutVirtualThreadsThereIsNone() {
    assertThatThrownBy(() -> Threads.startVirtualThread(() -> {}, time))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("JDK 21");
  }
}
