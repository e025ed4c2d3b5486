package dev.faas.invoker.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Handlers that start no threads, against a model without threads. */
class ActivityPropertiesTest {

  /**
   * Runs handlers that sleep so many nanoseconds after each other; a negative number is a call of another
   * handler that sleeps that long.
   */
  private static final class Run {
    private final SimulatedTime time;
    private final AtomicInteger running = new AtomicInteger();
    private final List<String> log = new ArrayList<>(); // not synchronized: only one runs
    private final List<SmallEnvironment> environments = new ArrayList<>();

    Run(long seed) {
      time = SimulatedTime.startingAt(Instant.EPOCH, seed);
    }

    List<String> of(List<List<Integer>> handlers) throws InterruptedException {
      List<SmallEnvironment.Phase> phases = new ArrayList<>();
      Activity gate = time.activity("gate");
      gate.begin(); // nobody runs until all are handed over
      for (int i = 0; i < handlers.size(); i++) {
        String name = "handler " + i;
        List<Integer> steps = handlers.get(i);
        SmallEnvironment callee = environment(name + "'s callee");
        phases.add(environment(name).start(activity -> perform(name, steps, activity, callee)));
      }
      gate.end();
      WaitEnd end = time.await(
          () -> phases.stream().allMatch(SmallEnvironment.Phase::getAsBoolean),
          Long.MAX_VALUE,
          SmallEnvironment.STALL_LIMIT);
      assertThat(end).isEqualTo(WaitEnd.DONE);
      for (SmallEnvironment environment : environments) {
        environment.close();
        environment.thread.join();
      }
      phases.forEach(SmallEnvironment.Phase::rethrow);
      return log;
    }

    private SmallEnvironment environment(String name) {
      SmallEnvironment environment = new SmallEnvironment(time, name);
      environments.add(environment);
      return environment;
    }

    private void perform(
        String name, List<Integer> steps, Activity activity, SmallEnvironment callee)
        throws InterruptedException {
      note(name);
      for (int step : steps) {
        if (step >= 0) {
          activity.sleepUntil(time.nanos() + step);
        } else {
          callee.invoke(other -> {
            note(name + " calls");
            other.sleepUntil(time.nanos() - step);
            note(name + " answers");
          });
        }
        note(name);
      }
    }

    /** Takes a little while, so that others would interfere if they ran. */
    private void note(String name) {
      assertThat(running.incrementAndGet()).isEqualTo(1);
      long before = time.nanos();
      log.add(entry(before, name, time.random()));
      Thread.yield();
      assertThat(time.nanos()).isEqualTo(before);
      assertThat(running.decrementAndGet()).isZero();
    }
  }

  private static String entry(long now, String name, RandomGenerator random) {
    return now + ": " + name + " " + random.nextInt(1000);
  }

  @Property(tries = 200)
  void handlersTakeTurnsAsInTheModel(
      @ForAll("handlers") List<List<Integer>> handlers, @ForAll long seed)
      throws InterruptedException {
    assertThat(new Run(seed).of(handlers)).isEqualTo(modelled(handlers, seed));
  }

  @Property(tries = 100)
  void theSameSeedGivesTheSameRunThoughHandlersCallOthers(
      @ForAll("callers") List<List<Integer>> handlers, @ForAll long seed)
      throws InterruptedException {
    List<String> first = new Run(seed).of(handlers);

    assertThat(new Run(seed).of(handlers)).isEqualTo(first);
  }

  private record Wake(long due, int number, int handler, int step) {}

  private static List<String> modelled(List<List<Integer>> handlers, long seed) {
    RandomGenerator random = new SeededRandom(seed);
    List<String> log = new ArrayList<>();
    Deque<Wake> ready = new ArrayDeque<>();
    PriorityQueue<Wake> parked =
        new PriorityQueue<>(Comparator.comparingLong(Wake::due).thenComparingInt(Wake::number));
    for (int i = 0; i < handlers.size(); i++) {
      ready.add(new Wake(0, 0, i, 0));
    }
    int number = 0;
    long now = 0;
    while (!ready.isEmpty() || !parked.isEmpty()) {
      Wake next = ready.isEmpty() ? parked.remove() : ready.remove();
      now = Math.max(now, next.due);
      log.add(entry(now, "handler " + next.handler, random));
      List<Integer> steps = handlers.get(next.handler);
      if (next.step < steps.size()) {
        int sleep = steps.get(next.step);
        Wake wake = new Wake(now + sleep, number++, next.handler, next.step + 1);
        (sleep == 0 ? ready : parked).add(wake);
      }
    }
    return log;
  }

  @Provide
  Arbitrary<List<List<Integer>>> handlers() {
    return scenarios(0);
  }

  @Provide
  Arbitrary<List<List<Integer>>> callers() {
    return scenarios(-3);
  }

  private static Arbitrary<List<List<Integer>>> scenarios(int least) {
    return Arbitraries.integers()
        .between(least, 5)
        .list()
        .ofMaxSize(8)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }
}
