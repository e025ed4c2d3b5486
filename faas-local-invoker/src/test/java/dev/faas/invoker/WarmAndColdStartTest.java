package dev.faas.invoker;

import static dev.faas.invoker.TextFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.Handler;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.log.LogStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class WarmAndColdStartTest extends InvokerTest {

  /** Counts the events of its own environment. */
  public static final class Counting implements Handler<String, String> {
    private int count;

    @Override
    public String handle(String event, Context context) {
      count++;
      return event + " " + count;
    }
  }

  @Test
  @Reproduces("state-survives")
  void firstInvocationIsColdAndLaterOnesReuseTheHandler() {
    LocalFunction<String, String> counting =
        invoker.deploy(FunctionDefinition.of(Counting.class), TEXT, SETTINGS);

    Outcome<String> first = counting.invoke("a");
    Outcome<String> second = counting.invoke("b");

    assertThat(returned(first).result()).isEqualTo("a 1");
    assertThat(returned(second).result()).isEqualTo("b 2");
    assertThat(first.invocation().coldStart()).isTrue();
    assertThat(first.invocation().initDuration()).isZero();
    assertThat(second.invocation().coldStart()).isFalse();
    assertThat(second.invocation().initDuration()).isNull();
    assertThat(second.invocation().logStream()).isEqualTo(first.invocation().logStream());
    assertThat(second.invocation().requestId()).isNotEqualTo(first.invocation().requestId());
  }

  @Test
  void warmInvocationsShareOneDaemonThreadAndItsThreadLocals() {
    ThreadLocal<String> last = ThreadLocal.withInitial(() -> "nothing");
    List<Thread> threads = new ArrayList<>();
    LocalFunction<String, String> function = deploy((event, context) -> {
      String before = last.get();
      last.set(event);
      threads.add(Thread.currentThread());
      return before;
    });

    assertThat(returned(function.invoke("a")).result()).isEqualTo("nothing");
    assertThat(returned(function.invoke("b")).result()).isEqualTo("a");
    assertThat(threads.get(0)).isSameAs(threads.get(1)).isNotSameAs(Thread.currentThread());
    assertThat(threads.get(0).isDaemon()).isTrue();
  }

  @Test
  @Reproduces("context-class-loader")
  void handlersThreadHasTheHandlersClassLoaderAndInheritsNothingFromTheCaller() {
    InheritableThreadLocal<String> callers = new InheritableThreadLocal<>();
    callers.set("caller");
    ClassLoader own = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(new ClassLoader(own) {});
    try {
      LocalFunction<String, String> function = deploy((event, context) -> callers.get() + " "
          + (Thread.currentThread().getContextClassLoader()
              == WarmAndColdStartTest.class.getClassLoader()));

      assertThat(returned(function.invoke("a")).result()).isEqualTo("null true");
    } finally {
      Thread.currentThread().setContextClassLoader(own);
    }
  }

  @Test
  @Reproduces("one-at-a-time")
  void callersAtTheSameTimeGetAnEnvironmentEach() throws Exception {
    CyclicBarrier allInside = new CyclicBarrier(4);
    LocalFunction<String, String> function = deploy((event, context) -> {
      allInside.await();
      return context.function().logStream();
    });

    List<CompletableFuture<Outcome<String>>> outcomes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      outcomes.add(inThread(() -> function.invoke("x")));
    }
    Set<String> streams = new HashSet<>();
    for (CompletableFuture<Outcome<String>> outcome : outcomes) {
      streams.add(returned(outcome.get()).result());
      assertThat(outcome.get().invocation().coldStart()).isTrue();
    }

    assertThat(streams).hasSize(4);
    assertThat(function.logGroup().streams())
        .extracting(LogStream::name)
        .containsExactlyInAnyOrderElementsOf(streams);
  }

  @Test
  void theMostRecentlyUsedEnvironmentIsReusedFirst() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    LocalFunction<String, String> function = deploy((event, context) -> {
      if (event.equals("slow")) {
        inside.countDown();
        go.await();
      }
      return context.function().logStream();
    });
    CompletableFuture<Outcome<String>> slow = inThread(() -> function.invoke("slow"));
    inside.await();
    String second = returned(function.invoke("quick")).result();
    go.countDown();
    String first = returned(slow.get()).result();

    assertThat(first).isNotEqualTo(second);
    assertThat(returned(function.invoke("quick")).result()).isEqualTo(first);
    assertThat(returned(function.invoke("quick")).result()).isEqualTo(first);
  }

  @Test
  void afterDroppingEnvironmentsTheNextStartIsColdAndTheOldThreadIsGone() {
    List<Thread> threads = new ArrayList<>();
    LocalFunction<String, String> function = deploy((event, context) -> {
      threads.add(Thread.currentThread());
      return event;
    });
    function.invoke("a");

    function.dropEnvironments();

    assertThat(threads.get(0).isAlive()).isFalse();
    assertThat(function.invoke("b").invocation().coldStart()).isTrue();
  }

  @Test
  void aBusyEnvironmentIsDroppedAfterItsInvocation() throws Exception {
    Blocking blocking = new Blocking();
    LocalFunction<String, String> function = deploy(blocking);
    CompletableFuture<Outcome<String>> busy = inThread(() -> function.invoke("a"));
    blocking.begun.await();

    function.dropEnvironments();
    blocking.released.countDown();

    assertThat(returned(busy.get()).result()).isEqualTo("a");
    assertThat(function.invoke("b").invocation().coldStart()).isTrue();
  }

  @Test
  void aFunctionCanInvokeAnother() {
    LocalFunction<String, String> inner = invoker.deploy(
        FunctionDefinition.of(String.class, String.class, (event, context) -> {
          System.out.println("inside");
          return event + "!";
        }),
        TEXT,
        FunctionSettings.named("Inner"));
    LocalFunction<String, String> outer = deploy((event, context) -> {
      String answer = returned(inner.invoke(event)).result();
      System.out.println("outside");
      return answer;
    });

    Outcome<String> outcome = outer.invoke("hello");

    assertThat(returned(outcome).result()).isEqualTo("hello!");
    assertThat(output(outcome)).containsExactly("outside");
    assertThat(lines(inner.logGroup().lines())).hasSize(4);
  }
}
