package dev.faas.invoker.isolated.calls;

import static dev.faas.invoker.isolated.calls.Waiting.done;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.invoker.isolated.calls.Waiting.Trait;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParksTest {

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
    Waiting.assertAllTried(Parks.class, waitings(), "LockSupport.unpark(Thread)");
  }

  private static List<Waiting<?>> waitings() {
    return List.of(
        parking("LockSupport.park()", (on, ms, w) -> done(() -> Parks.park(w))).with(Trait.UNTIMED),
        parking("LockSupport.park(Object)", (on, ms, w) -> done(() -> Parks.park(on, w)))
            .with(Trait.UNTIMED),
        parking(
            "LockSupport.parkNanos(long)",
            (on, ms, w) -> done(() -> Parks.parkNanos(MILLISECONDS.toNanos(ms), w))),
        parking(
            "LockSupport.parkNanos(Object, long)",
            (on, ms, w) -> done(() -> Parks.parkNanos(on, MILLISECONDS.toNanos(ms), w))),
        parking(
            "LockSupport.parkUntil(long)",
            (on, ms, w) -> done(() -> Parks.parkUntil(w.instant().toEpochMilli() + ms, w))),
        parking(
            "LockSupport.parkUntil(Object, long)",
            (on, ms, w) -> done(() -> Parks.parkUntil(on, w.instant().toEpochMilli() + ms, w))));
  }

  private static Waiting<AtomicReference<Thread>> parking(
      String name, Waiting.Call<AtomicReference<Thread>> call) {
    return Waiting.<AtomicReference<Thread>>of(
            name, w -> new AtomicReference<>(), (thread, ms, w) -> {
              thread.set(Thread.currentThread());
              return call.wait(thread, ms, w);
            })
        .endedBy((thread, w) -> Parks.unpark(thread.get(), w))
        .with(Trait.ONLY_DURING);
  }

  @Test
  void aPermitThatWasGivenBeforeIsTakenOnce() {
    Parks.unpark(Thread.currentThread(), time);
    Parks.unpark(Thread.currentThread(), time);

    Parks.parkNanos(SECONDS.toNanos(5), time);
    assertThat(time.passed()).isEqualTo(Duration.ZERO);
    Parks.parkNanos(SECONDS.toNanos(5), time);
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void whoIsNotRedirectedMayUnpark() throws Exception {
    Thread main = Thread.currentThread();
    Threads.start(
        new Thread(() -> {
          try {
            Sleeps.sleep(1_000, time);
            LockSupport.unpark(main);
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        }),
        time);

    Parks.park(time);

    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void nobodyIsUnparkedByNull() {
    Parks.unpark(null, time);
    Parks.parkNanos(1, time);
    assertThat(time.passed()).isEqualTo(Duration.ofNanos(1));
  }
}
