package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.invoker.fidelity.Reproduces;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InterruptTest extends InvokerTest {

  @Test
  @Reproduces("interrupt-flag-is-cleared")
  void anInterruptThatTheHandlerLeavesSetDoesNotReachTheNextInvocationNorTheCaller() {
    LocalFunction<String, String> function = deploy((event, context) -> {
      boolean wasSet = Thread.currentThread().isInterrupted();
      Thread.currentThread().interrupt();
      return String.valueOf(wasSet);
    });

    assertThat(returned(function.invoke("x")).result()).isEqualTo("false");
    assertThat(returned(function.invoke("x")).result()).isEqualTo("false");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void anInterruptOfAnIdleEnvironmentDoesNotReachTheNextInvocation() {
    Thread[] thread = new Thread[1];
    LocalFunction<String, String> function = deploy((event, context) -> {
      boolean isSet = Thread.currentThread().isInterrupted();
      thread[0] = Thread.currentThread();
      return String.valueOf(isSet);
    });
    function.invoke("x");

    thread[0].interrupt();

    assertThat(returned(function.invoke("x")).result()).isEqualTo("false");
    assertThat(function.invoke("x").invocation().coldStart()).isFalse();
  }

  @Test
  @Reproduces("error-types-of-the-engine")
  void anInterruptedCallerGetsAFailureAndKeepsItsInterrupt() throws Exception {
    Blocking blocking = new Blocking();
    LocalFunction<String, String> function = deploy(blocking);
    CompletableFuture<Thread> caller = new CompletableFuture<>();
    CompletableFuture<Boolean> stillSet = new CompletableFuture<>();
    CompletableFuture<Outcome<String>> outcome = inThread(() -> {
      caller.complete(Thread.currentThread());
      Outcome<String> result = function.invoke("x");
      stillSet.complete(Thread.interrupted());
      return result;
    });
    blocking.begun.await();

    caller.get().interrupt();

    assertThat(failed(outcome.get()).cause()).isInstanceOf(CancellationException.class);
    assertThat(failed(outcome.get()).errorType()).isEqualTo("Sandbox.Failure");
    assertThat(stillSet.get()).isTrue();
    blocking.interrupted.await();
    blocking.thread.join();
  }
}
