package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Handler;
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
  @Reproduces("interrupt-flag-is-cleared")
  void anInterruptThatAHandlerLeavesSetWhenItFailsIsThereInTheNextInvocation() {
    LocalFunction<String, String> function = deploy(LEAVING);

    assertThatAnInterruptStaysAfterAFailureOnly(function);
  }

  @Test
  void anInterruptThatAFailedHandlerLeavesInItsCallersThreadDoesNotReachTheCaller() {
    try (LocalInvoker onCallerThread =
        LocalInvoker.builder().timeline(time).onCallerThread().build()) {
      assertThatAnInterruptStaysAfterAFailureOnly(deploy(onCallerThread, LEAVING));
    }
  }

  /** Leaves an interrupt. */
  private static final Handler<String, String> LEAVING = (event, context) -> {
    boolean wasSet = Thread.currentThread().isInterrupted();
    Thread.currentThread().interrupt();
    if (event.equals("fail")) {
      throw new IllegalStateException();
    }
    return String.valueOf(wasSet);
  };

  private static void assertThatAnInterruptStaysAfterAFailureOnly(
      LocalFunction<String, String> function) {
    failed(function.invoke("fail"));
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(returned(function.invoke("x")).result()).isEqualTo("true");
    assertThat(returned(function.invoke("x")).result()).isEqualTo("false");
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
