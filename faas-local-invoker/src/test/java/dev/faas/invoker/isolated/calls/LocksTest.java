package dev.faas.invoker.isolated.calls;

import static dev.faas.invoker.isolated.calls.Waiting.done;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.invoker.isolated.calls.Waiting.Trait;
import dev.faas.invoker.isolation.Surroundings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LocksTest {

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
    Waiting.assertAllTried(Locks.class, waitings(), "Condition.signal()", "Condition.signalAll()");
  }

  private static List<Waiting<?>> waitings() {
    return List.of(
        locking("Lock.lock()", (lock, ms, w) -> done(() -> Locks.lock(lock, w)))
            .with(Trait.UNTIMED, Trait.UNINTERRUPTIBLE),
        locking(
                "Lock.lockInterruptibly()",
                (lock, ms, w) -> done(() -> Locks.lockInterruptibly(lock, w)))
            .with(Trait.UNTIMED),
        locking(
            "Lock.tryLock(long, TimeUnit)",
            (lock, ms, w) -> Locks.tryLock(lock, ms, MILLISECONDS, w)),
        awaiting("Condition.await()", (on, ms, w) -> done(() -> Locks.await(on, w)))
            .with(Trait.UNTIMED),
        awaiting(
                "Condition.awaitUninterruptibly()",
                (on, ms, w) -> done(() -> Locks.awaitUninterruptibly(on, w)))
            .with(Trait.UNTIMED, Trait.UNINTERRUPTIBLE),
        awaiting(
            "Condition.awaitNanos(long)",
            (on, ms, w) -> Locks.awaitNanos(on, MILLISECONDS.toNanos(ms), w) > 0),
        awaiting(
            "Condition.await(long, TimeUnit)", (on, ms, w) -> Locks.await(on, ms, MILLISECONDS, w)),
        awaiting(
            "Condition.awaitUntil(Date)",
            (on, ms, w) -> Locks.awaitUntil(on, Date.from(w.instant().plusMillis(ms)), w)));
  }

  private static Waiting<Lock> locking(String name, Waiting.Call<Lock> call) {
    return Waiting.<Lock>of(name, w -> new ReentrantLock(), (lock, ms, w) -> {
          Object result = call.wait(lock, ms, w);
          return List.of(result, ((ReentrantLock) lock).isHeldByCurrentThread());
        })
        .after((lock, w) -> lock.lock())
        .endedBy((lock, w) -> lock.unlock());
  }

  private record Door(ReentrantLock lock, Condition condition) {}

  private static Waiting<Door> awaiting(String name, Waiting.Call<Condition> call) {
    return Waiting.of(name, LocksTest::door, (Waiting.Call<Door>) (door, ms, w) -> {
          door.lock.lock();
          try {
            return List.of(call.wait(door.condition, ms, w), door.lock.isHeldByCurrentThread());
          } finally {
            door.lock.unlock();
          }
        })
        .endedBy((door, w) -> {
          Locks.lock(door.lock, w);
          Locks.signal(door.condition, w);
          door.lock.unlock();
        })
        .with(Trait.ONLY_DURING);
  }

  private static Door door(Surroundings world) {
    ReentrantLock lock = new ReentrantLock();
    return new Door(lock, lock.newCondition());
  }

  @Test
  void whoDoesNotHoldTheLockCannotAwait() {
    Condition condition = new ReentrantLock().newCondition();
    assertThatThrownBy(() -> Locks.await(condition, time))
        .isInstanceOf(IllegalMonitorStateException.class);
    assertThatThrownBy(() -> Locks.await(condition, 1, TimeUnit.SECONDS, time))
        .isInstanceOf(IllegalMonitorStateException.class);
  }

  @Test
  void whatIsLeftOfTheTimeIsReturned() throws Exception {
    Door door = door(time);
    door.lock.lock();
    Threads.start(new Thread(() -> signalAfterTwoSeconds(door)), time);

    assertThat(Locks.awaitNanos(door.condition, SECONDS.toNanos(5), time))
        .isEqualTo(SECONDS.toNanos(3));
    assertThat(Locks.awaitNanos(door.condition, SECONDS.toNanos(5), time)).isZero();

    door.lock.unlock();
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(7));
  }

  private void signalAfterTwoSeconds(Door door) {
    try {
      Sleeps.sleep(2_000, time);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    Locks.lock(door.lock, time);
    Locks.signal(door.condition, time);
    door.lock.unlock();
  }

  @Test
  void aSignalWakesWhoWaitedLongestAndNobodyElse() throws Exception {
    assertThat(wokenBy(2, condition -> Locks.signal(condition, time)))
        .containsExactly("0 at PT1S", "1 at PT2S", "2 at PT9S");
  }

  @Test
  void aSignalToAllWakesAll() throws Exception {
    assertThat(wokenBy(1, condition -> Locks.signalAll(condition, time)))
        .containsExactlyInAnyOrder("0 at PT1S", "1 at PT1S", "2 at PT1S");
  }

  @Test
  void whoDoesNotHoldTheLockCannotSignal() {
    Condition condition = new ReentrantLock().newCondition();
    for (Surroundings world : List.of(time, new RealWorld())) {
      assertThatThrownBy(() -> Locks.signal(condition, world))
          .isInstanceOf(IllegalMonitorStateException.class);
      assertThatThrownBy(() -> Locks.signalAll(condition, world))
          .isInstanceOf(IllegalMonitorStateException.class);
    }
  }

  /** When three threads wake that began to wait in their order, each until the ninth second. */
  private List<String> wokenBy(int times, Consumer<Condition> signal) throws InterruptedException {
    Door door = door(time);
    List<String> woken = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int number = i;
      Thread thread = new Thread(() -> awaitNinthSecond(door, number, woken));
      threads.add(thread);
      Threads.start(thread, time);
    }
    for (int i = 0; i < times; i++) {
      Sleeps.sleep(1_000, time);
      Locks.lock(door.lock, time);
      holdForAWhile();
      signal.accept(door.condition);
      door.lock.unlock();
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

  private void awaitNinthSecond(Door door, int number, List<String> woken) {
    try {
      Sleeps.sleep(number, time);
      Locks.lock(door.lock, time);
      Locks.await(door.condition, SECONDS.toMillis(9) - number, MILLISECONDS, time);
      woken.add(number + " at " + time.passed());
      door.lock.unlock();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
