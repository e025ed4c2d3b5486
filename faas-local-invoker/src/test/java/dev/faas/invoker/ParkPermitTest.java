package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Handler;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A handler that parks waits for its own wake-up, and not for one that the engine has left over. */
class ParkPermitTest extends InvokerTest {

  private static final int INVOCATIONS = 200;
  private static final long PARKED_NANOS = 2_000_000;

  /** Says whether its first park has ended at once, which a permit that was there before makes it do. */
  private static final Handler<String, String> PARKING = (event, context) -> {
    long before = System.nanoTime();
    LockSupport.parkNanos(PARKED_NANOS);
    return System.nanoTime() - before < PARKED_NANOS / 2 ? "ended at once" : "parked";
  };

  @Test
  void theFirstParkOfAHandlerDoesNotEndAtOnceInRealTime() {
    try (LocalInvoker real = LocalInvoker.create()) {
      assertThatAllPark(deploy(real, PARKING));
    }
  }

  @Test
  void theFirstParkOfAHandlerDoesNotEndAtOnceInSimulatedTime() {
    try (LocalInvoker simulated = LocalInvoker.builder()
        .timeline(SimulatedTime.startingAt(NOON))
        .stallLimit(Duration.ofSeconds(30))
        .build()) {
      assertThatAllPark(deploy(simulated, PARKING));
    }
  }

  /** One right after the other: then the environment's thread finds its next phase without having parked. */
  private static void assertThatAllPark(LocalFunction<String, String> function) {
    for (int i = 0; i < INVOCATIONS; i++) {
      assertThat(returned(function.invoke("x")).result()).as("invocation " + i).isEqualTo("parked");
    }
  }
}
