package dev.faas.invoker.isolated;

import dev.faas.invoker.isolation.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** Surroundings whose waits are real, whose clock stands and whose streams are kept. */
final class FakeSurroundings implements Surroundings {

  static final Instant NOW = Instant.parse("2026-02-03T04:05:06.789Z");
  static final long SEED = 42;

  final List<Thread> started = new CopyOnWriteArrayList<>();
  private final RandomGenerator random = new Random(SEED);
  private final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(outBytes, true, StandardCharsets.UTF_8);
  private final PrintStream err = new PrintStream(errBytes, true, StandardCharsets.UTF_8);

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
    return NOW;
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public Map<String, String> environmentVariables() {
    return Map.of("TABLE", "orders");
  }

  @Override
  public PrintStream out() {
    return out;
  }

  @Override
  public PrintStream err() {
    return err;
  }

  String printed() {
    return outBytes.toString(StandardCharsets.UTF_8);
  }

  String printedErrors() {
    return errBytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public boolean await(Attempt attempt, long deadlineNanos) throws InterruptedException {
    long slice = TimeUnit.MILLISECONDS.toNanos(1);
    while (!attempt.within(slice)) {
      if (deadlineNanos != Long.MAX_VALUE && nanos() >= deadlineNanos) {
        return false;
      }
    }
    return true;
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
  public void starting(Thread thread) {
    started.add(thread);
  }
}
