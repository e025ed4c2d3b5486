package dev.faas.invoker.isolated.calls;

import dev.faas.invoker.isolation.Surroundings;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/** Real time: every call is that of the JDK, and nobody waits in the engine. */
final class RealWorld implements Surroundings {

  private final List<Thread> announced = new CopyOnWriteArrayList<>();
  private final RandomGenerator random = new Random(42);

  List<Thread> announced() {
    return announced;
  }

  @Override
  public boolean isSimulated() {
    return false;
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Instant instant() {
    return Instant.now();
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public boolean await(Attempt attempt, long deadlineNanos) {
    throw new AssertionError("under real time the method of the JDK waits");
  }

  @Override
  public void sleepUntil(long nanos) {
    throw new AssertionError("under real time the method of the JDK waits");
  }

  @Override
  public void starting(Thread thread) {
    announced.add(thread);
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
