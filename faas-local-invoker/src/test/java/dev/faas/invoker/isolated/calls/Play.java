package dev.faas.invoker.isolated.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.invoker.isolated.calls.Waiting.Act;
import dev.faas.invoker.isolated.calls.Waiting.Call;
import dev.faas.invoker.isolated.calls.Waiting.Outcome;
import dev.faas.invoker.isolated.calls.Waiting.Step;
import dev.faas.invoker.isolation.Surroundings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** One wait in a thread of its own, and what the calling thread does meanwhile. */
final class Play<R> {

  private static final Set<Thread.State> WAITS =
      Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING, Thread.State.TERMINATED);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final R receiver;
  private final Surroundings world;
  private final List<Act> acts;
  private final CountDownLatch hasBegun = new CountDownLatch(1);
  private volatile Outcome outcome;
  private volatile long waited;

  Play(R receiver, Surroundings world, List<Act> acts) {
    this.receiver = receiver;
    this.world = world;
    this.acts = acts;
  }

  Duration waited() {
    return Duration.ofNanos(waited);
  }

  Outcome perform(Step<R> before, Call<R> call, Step<R> end, long millis, boolean onlyDuring)
      throws Exception {
    before.perform(receiver, world);
    if (acts.contains(Act.END_BEFORE)) {
      end.perform(receiver, world);
    }
    Thread waiter = new Thread(() -> play(call, millis));
    Threads.start(waiter, world);
    hasBegun.await();
    for (Act act : acts) {
      switch (act) {
        case LET_TIME_PASS -> letTimePass(waiter);
        case INTERRUPT -> waiter.interrupt();
        case END -> end.perform(receiver, world);
        case END_BEFORE, INTERRUPT_BEFORE -> {}
      }
    }
    Threads.join(waiter, PATIENCE.toMillis(), world);
    assertThat(outcome).as("the wait is over").isNotNull();
    boolean hasEnded = acts.contains(Act.END) || acts.contains(Act.END_BEFORE);
    if (!hasEnded && !onlyDuring) {
      end.perform(receiver, world);
    }
    return outcome;
  }

  private void play(Call<R> call, long millis) {
    if (acts.contains(Act.INTERRUPT_BEFORE)) {
      Thread.currentThread().interrupt();
    }
    long began = world.nanos();
    hasBegun.countDown();
    Object result;
    try {
      result = call.wait(receiver, millis, world);
    } catch (Throwable thrown) {
      result = thrown.getClass();
    }
    waited = world.nanos() - began;
    outcome = new Outcome(result, Thread.currentThread().isInterrupted());
  }

  private void letTimePass(Thread waiter) throws InterruptedException {
    if (world.isSimulated()) {
      Sleeps.sleep(2_000, world);
      return;
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!WAITS.contains(waiter.getState())) {
      assertThat(System.nanoTime()).as("the thread waits at last").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
