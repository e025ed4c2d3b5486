package dev.faas.invoker.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** Simulated time, environments and a log of moments. */
@Timeout(60)
abstract class ActivityTester {

  static final long SECOND = 1_000_000_000;

  final SimulatedTime time = SimulatedTime.startingAt(Instant.parse("2026-03-01T12:00:00Z"));
  final List<SmallEnvironment> environments = new ArrayList<>();
  final List<String> log = Collections.synchronizedList(new ArrayList<>());

  SmallEnvironment environment(String name) {
    SmallEnvironment environment = new SmallEnvironment(time, name);
    environments.add(environment);
    return environment;
  }

  @AfterEach
  void closeEnvironments() throws InterruptedException {
    for (SmallEnvironment environment : environments) {
      environment.close();
      environment.thread.join();
    }
    assertThat(time.waitingTimers()).isZero();
  }

  void log(String what) {
    log.add(what + " at " + time.nanos() / (double) SECOND);
  }

  void awaitAll(List<SmallEnvironment.Phase> phases) {
    WaitEnd end = time.await(
        () -> phases.stream().allMatch(SmallEnvironment.Phase::getAsBoolean),
        Long.MAX_VALUE,
        SmallEnvironment.STALL_LIMIT);
    assertThat(end).isEqualTo(WaitEnd.DONE);
    phases.forEach(SmallEnvironment.Phase::rethrow);
  }

  static Activity.Attempt tryAcquire(Semaphore permits) {
    return nanos -> permits.tryAcquire(nanos, TimeUnit.NANOSECONDS);
  }
}
