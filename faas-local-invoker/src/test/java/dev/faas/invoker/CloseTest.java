package dev.faas.invoker;

import static dev.faas.invoker.TextFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.faas.FunctionDefinition;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CloseTest extends InvokerTest {

  @Test
  void idleEnvironmentsAreGoneWhenCloseReturns() {
    Thread[] thread = new Thread[1];
    deploy((event, context) -> {
          thread[0] = Thread.currentThread();
          return event;
        })
        .invoke("x");
    assertThat(thread[0].isAlive()).isTrue();

    invoker.close();

    assertThat(thread[0].isAlive()).isFalse();
  }

  @Test
  void aRunningHandlerIsInterruptedAndItsCallerGetsAFailure() throws Exception {
    Blocking blocking = new Blocking();
    LocalFunction<String, String> function = deploy(blocking);
    CompletableFuture<Outcome<String>> outcome = inThread(() -> function.invoke("x"));
    blocking.begun.await();

    invoker.close();

    assertThat(failed(outcome.get()).errorMessage()).contains("the invoker was closed");
    blocking.interrupted.await();
    blocking.thread.join();
  }

  @Test
  void aHandlerMayCloseItsInvoker() {
    LocalFunction<String, String> function = deploy((event, context) -> {
      invoker.close();
      return event;
    });

    failed(function.invoke("x"));
  }

  @Test
  void aClosedInvokerRefusesToInvokeAndToDeploy() {
    LocalFunction<String, String> function = deploy((event, context) -> event);
    invoker.close();
    invoker.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> function.invoke("x"))
        .withMessage("the invoker is closed: Echo cannot be invoked");
    assertThatIllegalStateException()
        .isThrownBy(() -> invoker.deploy(
            FunctionDefinition.of(String.class, String.class, (event, context) -> event),
            TEXT,
            FunctionSettings.named("Other")));
  }

  @Test
  void standardStreamsAreRestoredWhenTheLastInvokerCloses() {
    PrintStream captured = System.out;
    LocalInvoker second = LocalInvoker.create();
    assertThat(System.out).isSameAs(captured);

    invoker.close();
    assertThat(System.out).isSameAs(captured);
    second.close();

    assertThat(System.out).isNotSameAs(captured);
  }
}
