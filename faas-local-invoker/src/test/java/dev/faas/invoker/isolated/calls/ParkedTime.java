package dev.faas.invoker.isolated.calls;

import dev.faas.invoker.isolation.Surroundings;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * Simulated time that moves when every thread that takes part waits, to the first moment for which one
 * waits. The thread that makes it takes part, and those that are announced.
 */
final class ParkedTime implements Surroundings, AutoCloseable {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static final long ATTEMPT_NANOS = 500_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<Thread, Parked> parked = new IdentityHashMap<>();
  private final List<Thread> threads = new ArrayList<>(List.of(Thread.currentThread()));
  private final List<Thread> announced = new ArrayList<>();
  private final RandomGenerator random = new Random(42);
  private long now = 1_000;
  private long epoch;
  private boolean ended;

  /** Thrown where a thread waits when the environment ends. */
  static final class Ended extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final class Parked {
    private final long deadline;
    private long lastFailure = -1;

    private Parked(long deadline) {
      this.deadline = deadline;
    }
  }

  /** How much time has passed in it. */
  synchronized Duration passed() {
    return Duration.ofNanos(now - 1_000);
  }

  synchronized List<Thread> announced() {
    return List.copyOf(announced);
  }

  @Override
  public boolean await(Attempt attempt, long deadlineNanos) throws InterruptedException {
    Parked me = enter(deadlineNanos);
    try {
      while (true) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        long began = epochUnlessEnded();
        if (attempt.within(ATTEMPT_NANOS)) {
          return true;
        }
        if (isOver(me)) {
          return false;
        }
        failed(me, began);
      }
    } finally {
      leave();
    }
  }

  private synchronized Parked enter(long deadline) {
    Parked me = new Parked(deadline);
    parked.put(Thread.currentThread(), me);
    epoch++;
    return me;
  }

  private synchronized void leave() {
    parked.remove(Thread.currentThread());
    epoch++;
  }

  private synchronized long epochUnlessEnded() {
    if (ended) {
      throw new Ended();
    }
    return epoch;
  }

  private synchronized boolean isOver(Parked me) {
    return now >= me.deadline;
  }

  private synchronized void failed(Parked me, long began) {
    me.lastFailure = began;
    if (threads.stream().allMatch(this::rests)) {
      long next =
          parked.values().stream().mapToLong(each -> each.deadline).min().orElseThrow();
      if (next != Long.MAX_VALUE) {
        now = next;
        epoch++;
      }
    }
  }

  private boolean rests(Thread thread) {
    Parked wait = parked.get(thread);
    return wait == null ? isIdle(thread) : wait.lastFailure == epoch && !thread.isInterrupted();
  }

  private static boolean isIdle(Thread thread) {
    return switch (thread.getState()) {
      case TERMINATED -> true;
      case WAITING, TIMED_WAITING ->
        Arrays.stream(thread.getStackTrace())
            .anyMatch(call -> call.getMethodName().equals("getTask"));
      case NEW, RUNNABLE, BLOCKED -> false;
    };
  }

  @Override
  public void sleepUntil(long nanos) throws InterruptedException {
    await(
        briefly -> {
          LockSupport.parkNanos(briefly);
          return false;
        },
        nanos);
  }

  @Override
  public synchronized void starting(Thread thread) {
    if (thread.getState() != Thread.State.NEW) {
      throw new AssertionError(thread + " has started before it was announced");
    }
    threads.add(thread);
    announced.add(thread);
  }

  /** Ends all threads that take part, and sees to it that they are gone. */
  @Override
  public void close() throws InterruptedException {
    List<Thread> others = announced();
    for (Thread thread : others) {
      thread.setUncaughtExceptionHandler((ending, end) -> {});
    }
    synchronized (this) {
      ended = true;
    }
    others.forEach(Thread::interrupt);
    for (Thread thread : others) {
      thread.join(PATIENCE.toMillis());
      if (thread.isAlive()) {
        throw new AssertionError(
            thread + " outlives the test, in " + Arrays.toString(thread.getStackTrace()));
      }
    }
  }

  @Override
  public boolean isSimulated() {
    return true;
  }

  @Override
  public synchronized long nanos() {
    return now;
  }

  @Override
  public Instant instant() {
    return NOON.plus(passed());
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public Map<String, String> environmentVariables() {
    return Map.of();
  }

  @Override
  public PrintStream out() {
    throw new UnsupportedOperationException("nothing is printed here");
  }

  @Override
  public PrintStream err() {
    throw new UnsupportedOperationException("nothing is printed here");
  }
}
