package dev.faas.invoker.isolated.waits;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.faas.invoker.isolation.Surroundings;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** An exchanger in simulated time: the first to come leaves an offer, the second answers it. */
public final class Swap {

  private static final WeakTable<Exchanger<?>, Swap> ALL = new WeakTable<>();

  private @Nullable Offer waiting; // guarded by this

  private Swap() {}

  /** Where those meet who use this exchanger. */
  public static Swap at(Exchanger<?> exchanger) {
    return ALL.get(exchanger, Swap::new);
  }

  /** What the partner gave.
   *
   * @throws TimeoutException if none came until the deadline
   */
  @SuppressWarnings("unchecked") // all who meet here exchange the exchanger's type
  public <V extends @Nullable Object> @Nullable V exchange(
      V item, long deadline, Surroundings surroundings)
      throws InterruptedException, TimeoutException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Offer mine = new Offer(item);
    Offer partner = meet(mine);
    if (partner != null) {
      return (V) partner.item;
    }
    InterruptedException interrupt = null;
    boolean late;
    try {
      Wait.until(surroundings, deadline, nanos -> mine.answered.await(nanos, NANOSECONDS));
    } catch (InterruptedException e) {
      interrupt = e;
    } finally {
      late = withdraw(mine);
    }
    if (!late) {
      keep(interrupt);
      return (V) mine.answer;
    }
    if (interrupt != null) {
      throw interrupt;
    }
    throw new TimeoutException();
  }

  private static void keep(@Nullable InterruptedException interrupt) {
    if (interrupt != null) {
      Thread.currentThread().interrupt();
    }
  }

  /** The offer that was waiting, now answered; or null, and mine waits. */
  private synchronized @Nullable Offer meet(Offer mine) {
    Offer first = waiting;
    waiting = first == null ? mine : null;
    if (first != null) {
      first.answer = mine.item;
      first.answered.countDown();
    }
    return first;
  }

  /** Whether the offer was still unanswered. */
  private synchronized boolean withdraw(Offer mine) {
    boolean unanswered = waiting == mine;
    if (unanswered) {
      waiting = null;
    }
    return unanswered;
  }

  private static final class Offer {
    private final CountDownLatch answered = new CountDownLatch(1);
    private final @Nullable Object item;
    private @Nullable Object answer; // written before answered

    private Offer(@Nullable Object item) {
      this.item = item;
    }
  }
}
