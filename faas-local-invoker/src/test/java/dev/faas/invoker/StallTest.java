package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.FunctionDefinition;
import dev.faas.invoker.fidelity.Reproduces;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StallTest extends InvokerTest {

  @Test
  @Reproduces("status-of-a-failure")
  void aHandlerThatBlocksInRealTimeIsStalledAndNotTimedOut() throws Exception {
    Blocking blocking = new Blocking();
    try (LocalInvoker impatient =
        LocalInvoker.builder().timeline(time).stallLimit(Duration.ofMillis(50)).build()) {
      LocalFunction<String, String> function = deploy(impatient, blocking);

      Outcome<String> outcome = function.invoke("x");

      assertThat(stalled(outcome).stack())
          .extracting(StackTraceElement::getMethodName)
          .endsWith("handle");
      assertThat(outcome.invocation().duration()).isZero();
      assertThat(outcome.payload().text())
          .isEqualTo("{\"errorType\":\"Sandbox.Failure\",\"errorMessage\":\"RequestId: "
              + outcome.invocation().requestId()
              + " Error: Handler blocked for 0.05 seconds of real"
              + " time while simulated time stood still\"}");
      assertThat(texts(outcome).get(2)).endsWith("\tStatus: failure\tError Type: Sandbox.Failure");
      blocking.interrupted.await();
      blocking.thread.join();
      blocking.released.countDown();
      assertThat(function.invoke("x").invocation().coldStart()).isTrue();
    }
  }

  @Test
  void aHandlerThatIsDebuggedIsNotStalled() throws Exception {
    Duration limit = Duration.ofMillis(50);
    InvokerBuilder impatient = LocalInvoker.builder().timeline(time).stallLimit(limit);
    try (LocalInvoker debugged = impatient.debugged(true).build();
        LocalInvoker undebugged = impatient.debugged(false).build()) {
      Blocking held = new Blocking();
      LocalFunction<String, String> function = deploy(debugged, held);
      CompletableFuture<Outcome<String>> outcome = inThread(() -> function.invoke("x"));
      held.begun.await();

      LocalFunction<String, String> stalling = deploy(undebugged, new Blocking());
      stalled(stalling.invoke("the limit has passed"));
      stalled(stalling.invoke("and once more"));
      held.released.countDown();

      assertThat(outcome.get()).isInstanceOf(Outcome.Returned.class);
    }
  }

  @Test
  void aConstructorThatBlocksIsStalledToo() {
    try (LocalInvoker impatient =
        LocalInvoker.builder().timeline(time).stallLimit(Duration.ofMillis(50)).build()) {
      Outcome<String> outcome = impatient
          .deploy(
              FunctionDefinition.of(FailureTest.Constructed.class)
                  .createdBy(FailureTest.factory(() -> {
                    new CountDownLatch(1).await();
                    return null;
                  })),
              TextFormat.TEXT,
              SETTINGS)
          .invoke("x");

      assertThat(stalled(outcome).stack()).isNotEmpty();
      assertThat(texts(outcome).get(0))
          .startsWith("INIT_REPORT Init Duration: 0.00 ms\tPhase: init\tStatus: failure");
    }
  }
}
