package dev.faas.invoker.isolated.calls;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.faas.invoker.isolated.waits.Own;
import dev.faas.invoker.isolated.waits.Taken;
import dev.faas.invoker.isolated.waits.Wait;
import dev.faas.invoker.isolation.Surroundings;
import java.util.Objects;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TransferQueue;
import org.jspecify.annotations.Nullable;

/**
 * Waiting for room or for elements: {@link BlockingQueue}, {@link BlockingDeque} and {@link TransferQueue}.
 * For a {@link DelayQueue} the delays are waits in simulated time, if its elements compute them from a
 * clock of the environment. Among threads that wait for the same queue the first to wait is not always the
 * first to be served.
 */
public final class Queues {

  private Queues() {}

  @Replaces(BlockingQueue.class)
  public static <E> void put(BlockingQueue<E> queue, E element, Surroundings surroundings)
      throws InterruptedException {
    if (Own.isReal(surroundings, queue, "put", 1)) {
      queue.put(element);
    } else {
      Wait.until(surroundings, nanos -> queue.offer(element, nanos, NANOSECONDS));
    }
  }

  @Replaces(BlockingQueue.class)
  public static <E> boolean offer(
      BlockingQueue<E> queue, E element, long timeout, TimeUnit unit, Surroundings surroundings)
      throws InterruptedException {
    return Own.isReal(surroundings, queue, "offer", 3)
        ? queue.offer(element, timeout, unit)
        : Wait.until(
            surroundings,
            Wait.deadline(surroundings, timeout, unit),
            nanos -> queue.offer(element, nanos, NANOSECONDS));
  }

  @Replaces(BlockingQueue.class)
  public static <E> @Nullable E take(BlockingQueue<E> queue, Surroundings surroundings)
      throws InterruptedException {
    return Own.isReal(surroundings, queue, "take", 0)
        ? queue.take()
        : take(queue, Wait.NEVER, surroundings);
  }

  @Replaces(BlockingQueue.class)
  public static <E> @Nullable E poll(
      BlockingQueue<E> queue, long timeout, TimeUnit unit, Surroundings surroundings)
      throws InterruptedException {
    return Own.isReal(surroundings, queue, "poll", 2)
        ? queue.poll(timeout, unit)
        : take(queue, Wait.deadline(surroundings, timeout, unit), surroundings);
  }

  /** In class files a method apart from that of other queues, as it returns a {@link Delayed}. */
  @Replaces(DelayQueue.class)
  public static <E extends Delayed> E take(DelayQueue<E> queue, Surroundings surroundings)
      throws InterruptedException {
    BlockingQueue<E> any = queue;
    return Objects.requireNonNull(take(any, surroundings));
  }

  /** In class files a method apart from that of other queues, as it returns a {@link Delayed}. */
  @Replaces(DelayQueue.class)
  public static <E extends Delayed> @Nullable E poll(
      DelayQueue<E> queue, long timeout, TimeUnit unit, Surroundings surroundings)
      throws InterruptedException {
    BlockingQueue<E> any = queue;
    return poll(any, timeout, unit, surroundings);
  }

  @Replaces(BlockingDeque.class)
  public static <E> void putFirst(BlockingDeque<E> deque, E element, Surroundings surroundings)
      throws InterruptedException {
    if (Own.isReal(surroundings, deque, "putFirst", 1)) {
      deque.putFirst(element);
    } else {
      Wait.until(surroundings, nanos -> deque.offerFirst(element, nanos, NANOSECONDS));
    }
  }

  @Replaces(BlockingDeque.class)
  public static <E> boolean offerFirst(
      BlockingDeque<E> deque, E element, long timeout, TimeUnit unit, Surroundings surroundings)
      throws InterruptedException {
    return Own.isReal(surroundings, deque, "offerFirst", 3)
        ? deque.offerFirst(element, timeout, unit)
        : Wait.until(
            surroundings,
            Wait.deadline(surroundings, timeout, unit),
            nanos -> deque.offerFirst(element, nanos, NANOSECONDS));
  }

  @Replaces(BlockingDeque.class)
  public static <E> @Nullable E takeFirst(BlockingDeque<E> deque, Surroundings surroundings)
      throws InterruptedException {
    return Own.isReal(surroundings, deque, "takeFirst", 0)
        ? deque.takeFirst()
        : take(nanos -> deque.pollFirst(nanos, NANOSECONDS), Wait.NEVER, surroundings);
  }

  @Replaces(BlockingDeque.class)
  public static <E> @Nullable E pollFirst(
      BlockingDeque<E> deque, long timeout, TimeUnit unit, Surroundings surroundings)
      throws InterruptedException {
    return Own.isReal(surroundings, deque, "pollFirst", 2)
        ? deque.pollFirst(timeout, unit)
        : take(
            nanos -> deque.pollFirst(nanos, NANOSECONDS),
            Wait.deadline(surroundings, timeout, unit),
            surroundings);
  }

  @Replaces(BlockingDeque.class)
  public static <E> void putLast(BlockingDeque<E> deque, E element, Surroundings surroundings)
      throws InterruptedException {
    if (Own.isReal(surroundings, deque, "putLast", 1)) {
      deque.putLast(element);
    } else {
      Wait.until(surroundings, nanos -> deque.offerLast(element, nanos, NANOSECONDS));
    }
  }

  @Replaces(BlockingDeque.class)
  public static <E> boolean offerLast(
      BlockingDeque<E> deque, E element, long timeout, TimeUnit unit, Surroundings surroundings)
      throws InterruptedException {
    return Own.isReal(surroundings, deque, "offerLast", 3)
        ? deque.offerLast(element, timeout, unit)
        : Wait.until(
            surroundings,
            Wait.deadline(surroundings, timeout, unit),
            nanos -> deque.offerLast(element, nanos, NANOSECONDS));
  }

  @Replaces(BlockingDeque.class)
  public static <E> @Nullable E takeLast(BlockingDeque<E> deque, Surroundings surroundings)
      throws InterruptedException {
    return Own.isReal(surroundings, deque, "takeLast", 0)
        ? deque.takeLast()
        : take(nanos -> deque.pollLast(nanos, NANOSECONDS), Wait.NEVER, surroundings);
  }

  @Replaces(BlockingDeque.class)
  public static <E> @Nullable E pollLast(
      BlockingDeque<E> deque, long timeout, TimeUnit unit, Surroundings surroundings)
      throws InterruptedException {
    return Own.isReal(surroundings, deque, "pollLast", 2)
        ? deque.pollLast(timeout, unit)
        : take(
            nanos -> deque.pollLast(nanos, NANOSECONDS),
            Wait.deadline(surroundings, timeout, unit),
            surroundings);
  }

  @Replaces(TransferQueue.class)
  public static <E> void transfer(TransferQueue<E> queue, E element, Surroundings surroundings)
      throws InterruptedException {
    if (Own.isReal(surroundings, queue, "transfer", 1)) {
      queue.transfer(element);
    } else {
      Wait.until(surroundings, nanos -> queue.tryTransfer(element, nanos, NANOSECONDS));
    }
  }

  @Replaces(TransferQueue.class)
  public static <E> boolean tryTransfer(
      TransferQueue<E> queue, E element, long timeout, TimeUnit unit, Surroundings surroundings)
      throws InterruptedException {
    return Own.isReal(surroundings, queue, "tryTransfer", 3)
        ? queue.tryTransfer(element, timeout, unit)
        : Wait.until(
            surroundings,
            Wait.deadline(surroundings, timeout, unit),
            nanos -> queue.tryTransfer(element, nanos, NANOSECONDS));
  }

  private static <E> @Nullable E take(
      BlockingQueue<E> queue, long deadline, Surroundings surroundings)
      throws InterruptedException {
    return queue instanceof DelayQueue<?> delays
        ? takeDue(queue, delays, deadline, surroundings)
        : take(nanos -> queue.poll(nanos, NANOSECONDS), deadline, surroundings);
  }

  private static <E> @Nullable E take(
      Taken.Source<E> source, long deadline, Surroundings surroundings)
      throws InterruptedException {
    Taken<E> taken = new Taken<>(source);
    Wait.until(surroundings, deadline, taken);
    return taken.element();
  }

  /** Waits for the first delay to end, again and again, until there is an element or no time left. */
  private static <E> @Nullable E takeDue(
      BlockingQueue<E> queue, DelayQueue<?> delays, long deadline, Surroundings surroundings)
      throws InterruptedException {
    while (true) {
      Delayed first = delays.peek();
      long due = first == null
          ? Wait.NEVER
          : Wait.deadline(surroundings, first.getDelay(NANOSECONDS), NANOSECONDS);
      Taken<E> taken = new Taken<>(nanos -> queue.poll(nanos, NANOSECONDS));
      boolean ended = Wait.until(
          surroundings,
          Math.min(due, deadline),
          nanos -> taken.within(nanos) || delays.peek() != first);
      if (taken.element() != null || (!ended && deadline <= surroundings.nanos())) {
        return taken.element();
      }
    }
  }
}
