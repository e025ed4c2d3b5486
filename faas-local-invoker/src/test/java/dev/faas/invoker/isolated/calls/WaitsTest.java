package dev.faas.invoker.isolated.calls;

import static dev.faas.invoker.isolated.calls.Waiting.done;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.invoker.isolated.calls.Waiting.Trait;
import dev.faas.invoker.isolation.Surroundings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WaitsTest {

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
    Waiting.assertAllTried(Waits.class, waitings(), "Object.notify()", "Object.notifyAll()");
  }

  private static List<Waiting<?>> waitings() {
    return List.of(
        waiting("Object.wait()", (on, ms, w) -> done(() -> Waits.await(on, w))).with(Trait.UNTIMED),
        waiting("Object.wait(long)", (on, ms, w) -> done(() -> Waits.await(on, ms, w))),
        waiting("Object.wait(long, int)", (on, ms, w) -> done(() -> Waits.await(on, ms, 0, w))),
        waiting(
            "TimeUnit.timedWait(Object, long)",
            (on, ms, w) -> done(() -> Waits.timedWait(MILLISECONDS, on, ms, w))));
  }

  private static Waiting<Object> waiting(String name, Waiting.Call<Object> call) {
    return Waiting.of(name, w -> new Object(), (Waiting.Call<Object>) (object, ms, w) -> {
          synchronized (object) {
            return List.of(call.wait(object, ms, w), Thread.holdsLock(object));
          }
        })
        .endedBy(WaitsTest::wakeOne)
        .with(Trait.ONLY_DURING);
  }

  private static void wakeOne(Object object, Surroundings world) {
    synchronized (object) {
      Waits.wakeOne(object, world);
    }
  }

  @Test
  void whoDoesNotOwnTheMonitorCanDoNothing() {
    for (Surroundings world : List.of(time, new RealWorld())) {
      Object object = new Object();
      assertNotOwner(() -> Waits.await(object, world));
      assertNotOwner(() -> Waits.await(object, 5, world));
      assertNotOwner(() -> Waits.await(object, 5, 5, world));
      assertNotOwner(() -> Waits.wakeOne(object, world));
      assertNotOwner(() -> Waits.wakeAll(object, world));
    }
  }

  private static void assertNotOwner(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessage("current thread is not owner");
  }

  @Test
  void nanosecondsAreRoundedUpAndChecked() throws Exception {
    Object object = new Object();
    synchronized (object) {
      Waits.await(object, 2, 1, time);
    }
    assertThat(time.passed()).isEqualTo(Duration.ofMillis(3));
    assertThatIllegalArgumentException().isThrownBy(() -> Waits.await(object, 1, -1, time));
    assertThatIllegalArgumentException().isThrownBy(() -> Waits.await(object, 1, 1_000_000, time));
    assertThatIllegalArgumentException().isThrownBy(() -> Waits.await(object, -1, time));
  }

  @Test
  void notifyWakesWhoWaitedLongestAndNobodyElse() throws Exception {
    assertThat(wokenBy(2, object -> Waits.wakeOne(object, time)))
        .containsExactly("0 at PT1S", "1 at PT2S", "2 at PT9S");
  }

  @Test
  void notifyAllWakesAllWhoWait() throws Exception {
    assertThat(wokenBy(1, object -> Waits.wakeAll(object, time)))
        .containsExactlyInAnyOrder("0 at PT1S", "1 at PT1S", "2 at PT1S");
  }

  @Test
  void aThreadThatIsNotRedirectedWakesTooAndIsWoken() throws Exception {
    assertThat(wokenBy(1, Object::notifyAll))
        .containsExactlyInAnyOrder("0 at PT1S", "1 at PT1S", "2 at PT1S");
  }

  private interface Wake {
    void wake(Object object);
  }

  /** When three threads wake that began to wait in their order, each for nine seconds. */
  private List<String> wokenBy(int times, Wake wake) throws InterruptedException {
    Object object = new Object();
    List<String> woken = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int number = i;
      Thread thread = new Thread(() -> waitNineSeconds(object, number, woken));
      threads.add(thread);
      Threads.start(thread, time);
    }
    for (int i = 0; i < times; i++) {
      Sleeps.sleep(1_000, time);
      synchronized (object) {
        holdForAWhile();
        wake.wake(object);
      }
    }
    for (Thread thread : threads) {
      Threads.join(thread, time);
    }
    return woken;
  }

  /** So long that each real wait for a short while ends meanwhile. */
  private static void holdForAWhile() {
    long end = System.nanoTime() + MILLISECONDS.toNanos(5);
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private void waitNineSeconds(Object object, int number, List<String> woken) {
    try {
      Sleeps.sleep(MILLISECONDS, number, time);
      synchronized (object) {
        Waits.timedWait(MILLISECONDS, object, SECONDS.toMillis(9) - number, time);
        woken.add(number + " at " + time.passed());
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anotherMayTakeTheMonitorDuringTheWait() throws Exception {
    Object object = new Object();
    List<String> entered = new ArrayList<>();
    Thread other = new Thread(() -> {
      synchronized (object) {
        entered.add("other");
      }
    });
    synchronized (object) {
      Threads.start(other, time);
      Waits.await(object, 5_000, time);
      assertThat(entered).containsExactly("other");
    }
    Threads.join(other, time);
  }

  @Test
  void aNotificationIsNotLostWhenTheWokenThreadIsInterruptedToo() throws Exception {
    Object object = new Object();
    List<String> woken = Collections.synchronizedList(new ArrayList<>());
    Thread first = new Thread(() -> waitNineSeconds(object, 0, woken));
    Threads.start(first, time);
    Sleeps.sleep(1_000, time);
    synchronized (object) {
      Waits.wakeOne(object, time);
      first.interrupt();
    }

    Threads.join(first, time);

    assertThat(woken).containsExactly("0 at PT1S");
  }
}
