package dev.faas.invoker.isolated.calls;

import static dev.faas.invoker.isolated.calls.Waiting.done;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.faas.invoker.isolated.calls.Waiting.Trait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TransferQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class QueuesTest {

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
    Waiting.assertAllTried(Queues.class, waitings());
  }

  private static List<Waiting<?>> waitings() {
    List<Waiting<?>> all = new ArrayList<>(List.of(
        Waiting.of("BlockingQueue.take()", w -> empty(), (q, ms, w) -> Queues.take(q, w))
            .endedBy((q, w) -> q.add("a"))
            .with(Trait.UNTIMED),
        Waiting.of(
                "BlockingQueue.poll(long, TimeUnit)",
                w -> empty(),
                (q, ms, w) -> Queues.poll(q, ms, MILLISECONDS, w))
            .endedBy((q, w) -> q.add("a")),
        Waiting.of(
                "BlockingQueue.put(Object)",
                w -> full(),
                (q, ms, w) -> done(() -> Queues.put(q, "b", w)))
            .endedBy((q, w) -> q.clear())
            .with(Trait.UNTIMED),
        Waiting.of(
                "BlockingQueue.offer(Object, long, TimeUnit)",
                w -> full(),
                (q, ms, w) -> Queues.offer(q, "b", ms, MILLISECONDS, w))
            .endedBy((q, w) -> q.clear()),
        Waiting.of(
                "TransferQueue.transfer(Object)",
                w -> new LinkedTransferQueue<String>(),
                (q, ms, w) -> done(() -> Queues.transfer(q, "b", w)))
            .endedBy((q, w) -> Queues.take(q, w))
            .with(Trait.UNTIMED, Trait.ONLY_DURING),
        Waiting.of(
                "TransferQueue.tryTransfer(Object, long, TimeUnit)",
                w -> new LinkedTransferQueue<String>(),
                (q, ms, w) -> Queues.tryTransfer(q, "b", ms, MILLISECONDS, w))
            .endedBy((q, w) -> Queues.take(q, w))
            .with(Trait.ONLY_DURING)));
    all.addAll(dequeWaitings());
    all.addAll(delayWaitings());
    return all;
  }

  private static List<Waiting<?>> delayWaitings() {
    return List.of(
        Waiting.of("DelayQueue.take()", w -> new DelayQueue<Due>(), (q, ms, w) -> Queues.take(q, w))
            .endedBy((q, w) -> q.add(new Due()))
            .with(Trait.UNTIMED),
        Waiting.of(
                "DelayQueue.poll(long, TimeUnit)",
                w -> new DelayQueue<Due>(),
                (q, ms, w) -> Queues.poll(q, ms, MILLISECONDS, w))
            .endedBy((q, w) -> q.add(new Due())));
  }

  private static List<Waiting<?>> dequeWaitings() {
    return List.of(
        taking("BlockingDeque.takeFirst()", (q, ms, w) -> Queues.takeFirst(q, w))
            .with(Trait.UNTIMED),
        taking("BlockingDeque.takeLast()", (q, ms, w) -> Queues.takeLast(q, w)).with(Trait.UNTIMED),
        taking(
            "BlockingDeque.pollFirst(long, TimeUnit)",
            (q, ms, w) -> Queues.pollFirst(q, ms, MILLISECONDS, w)),
        taking(
            "BlockingDeque.pollLast(long, TimeUnit)",
            (q, ms, w) -> Queues.pollLast(q, ms, MILLISECONDS, w)),
        putting(
                "BlockingDeque.putFirst(Object)",
                (q, ms, w) -> done(() -> Queues.putFirst(q, "b", w)))
            .with(Trait.UNTIMED),
        putting(
                "BlockingDeque.putLast(Object)",
                (q, ms, w) -> done(() -> Queues.putLast(q, "b", w)))
            .with(Trait.UNTIMED),
        putting(
            "BlockingDeque.offerFirst(Object, long, TimeUnit)",
            (q, ms, w) -> Queues.offerFirst(q, "b", ms, MILLISECONDS, w)),
        putting(
            "BlockingDeque.offerLast(Object, long, TimeUnit)",
            (q, ms, w) -> Queues.offerLast(q, "b", ms, MILLISECONDS, w)));
  }

  private static Waiting<BlockingDeque<String>> taking(
      String name, Waiting.Call<BlockingDeque<String>> call) {
    return Waiting.<BlockingDeque<String>>of(name, w -> new LinkedBlockingDeque<>(), call)
        .endedBy((q, w) -> q.add("a"));
  }

  private static Waiting<BlockingDeque<String>> putting(
      String name, Waiting.Call<BlockingDeque<String>> call) {
    return Waiting.<BlockingDeque<String>>of(name, w -> fullDeque(), call)
        .endedBy((q, w) -> q.clear());
  }

  private static BlockingDeque<String> fullDeque() {
    BlockingDeque<String> deque = new LinkedBlockingDeque<>(1);
    deque.add("a");
    return deque;
  }

  private static BlockingQueue<String> empty() {
    return new ArrayBlockingQueue<>(1);
  }

  private static BlockingQueue<String> full() {
    return new ArrayBlockingQueue<>(1, true, List.of("a"));
  }

  @Test
  void theElementThatCameIsTaken() throws Exception {
    BlockingQueue<String> queue = new ArrayBlockingQueue<>(1);
    Threads.start(new Thread(() -> putAfterASecond(queue)), time);

    assertThat(Queues.poll(queue, 5, SECONDS, time)).isEqualTo("late");

    assertThat(queue).isEmpty();
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void partnersMeetInASynchronousQueue() throws Exception {
    BlockingQueue<String> queue = new SynchronousQueue<>();
    Threads.start(new Thread(() -> putAfterASecond(queue)), time);

    assertThat(Queues.take(queue, time)).isEqualTo("late");

    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(1));
  }

  private void putAfterASecond(BlockingQueue<String> queue) {
    try {
      Sleeps.sleep(1_000, time);
      Queues.put(queue, "late", time);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aTransferLeavesNothingWhenNobodyComes() throws Exception {
    TransferQueue<String> queue = new LinkedTransferQueue<>();

    assertThat(Queues.tryTransfer(queue, "a", 5, SECONDS, time)).isFalse();

    assertThat(queue).isEmpty();
  }

  @Test
  void nullIsRefused() {
    assertThatNullPointerException().isThrownBy(() -> Queues.put(empty(), null, time));
    assertThatNullPointerException().isThrownBy(() -> Queues.poll(empty(), 1, null, time));
  }

  @Test
  void delaysPassInSimulatedTime() throws Exception {
    DelayQueue<Later> queue = new DelayQueue<>();
    queue.add(new Later(3));
    queue.add(new Later(2));

    assertThat(Queues.take(queue, time)).isEqualTo(new Later(2));
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(2));
    assertThat(Queues.poll(queue, 500, MILLISECONDS, time)).isNull();
    assertThat(time.passed()).isEqualTo(Duration.ofMillis(2_500));
    assertThat(Queues.poll(queue, 5, SECONDS, time)).isEqualTo(new Later(3));
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(3));
    assertThat(Queues.poll(queue, 5, SECONDS, time)).isNull();
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void aShorterDelayThatComesDuringTheWaitEndsIt() throws Exception {
    DelayQueue<Later> queue = new DelayQueue<>();
    queue.add(new Later(9));
    Threads.start(
        new Thread(() -> {
          try {
            Sleeps.sleep(1_000, time);
            queue.add(new Later(4));
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        }),
        time);

    assertThat(Queues.take(queue, time)).isEqualTo(new Later(4));

    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(4));
  }

  /** An element whose delay is over. */
  private record Due() implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return 0;
    }

    @Override
    public int compareTo(Delayed other) {
      return 0;
    }
  }

  private final class Later implements Delayed {
    private final int second;

    private Later(int second) {
      this.second = second;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(Duration.ofSeconds(second).minus(time.passed()));
    }

    @Override
    public int compareTo(Delayed other) {
      return Integer.compare(second, ((Later) other).second);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Later later && later.second == second;
    }

    @Override
    public int hashCode() {
      return second;
    }
  }
}
