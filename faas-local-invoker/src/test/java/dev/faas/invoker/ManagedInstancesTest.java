package dev.faas.invoker;

import static dev.faas.invoker.TextFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.Handler;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.OutputLine;
import dev.faas.invoker.log.PlatformLine;
import dev.faas.invoker.time.RealTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several invocations at the same time in one environment, in real time. */
@Timeout(60)
class ManagedInstancesTest {

  static final FunctionSettings SETTINGS = FunctionSettings.named("Echo")
      .withMemoryMegabytes(2048)
      .withTimeout(Duration.ofSeconds(60))
      .withMaxConcurrencyPerEnvironment(3);

  private final LocalInvoker invoker =
      LocalInvoker.builder().timeline(RealTime.create()).build();

  @AfterEach
  void closeInvoker() {
    invoker.close();
  }

  private LocalFunction<String, String> deploy(Handler<String, String> handler) {
    return deploy(handler, SETTINGS);
  }

  private LocalFunction<String, String> deploy(
      Handler<String, String> handler, FunctionSettings settings) {
    return invoker.deploy(
        FunctionDefinition.of(String.class, String.class, handler), TEXT, settings);
  }

  /** An event that the test can hold in its handler. */
  static final class Gates implements Handler<String, String> {
    final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
    final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    final Map<String, Thread> threads = new ConcurrentHashMap<>();

    @Override
    public String handle(String event, Context context) throws Exception {
      if (event.startsWith("wait")) {
        threads.put(event, Thread.currentThread());
        CountDownLatch gate = gate(event);
        begun.add(event);
        gate.await();
      }
      return event + " done";
    }

    CountDownLatch gate(String event) {
      return gates.computeIfAbsent(event, name -> new CountDownLatch(1));
    }

    void open(String event) {
      gate(event).countDown();
    }
  }

  private static CompletableFuture<Outcome<String>> call(
      LocalFunction<String, String> function, String event) {
    return InvokerTest.inThread(() -> function.invoke(event));
  }

  private static List<CompletableFuture<Outcome<String>>> hold(
      LocalFunction<String, String> function, Gates gates, int from, int to) throws Exception {
    List<CompletableFuture<Outcome<String>>> held = new ArrayList<>();
    for (int i = from; i < to; i++) {
      held.add(call(function, "wait" + i));
      gates.begun.take();
    }
    return held;
  }

  @Test
  @Reproduces({"one-environment-many-workers", "one-shared-handler"})
  void handlersOfOneEnvironmentRunAtTheSameTimeAndShareTheirFields() throws Exception {
    CyclicBarrier together = new CyclicBarrier(3);
    AtomicInteger made = new AtomicInteger();
    LocalFunction<String, String> function = invoker.deploy(
        FunctionDefinition.of(Meeting.class).madeBy(world -> {
          made.incrementAndGet();
          return new Meeting(together);
        }),
        TEXT,
        SETTINGS);
    assertThat(InvokerTest.returned(function.invoke("warm")).result()).isEqualTo("1");

    List<CompletableFuture<Outcome<String>>> calls =
        List.of(call(function, "a"), call(function, "b"), call(function, "c"));

    assertThat(calls)
        .allSatisfy(
            call -> assertThat(InvokerTest.returned(call.join()).result()).isEqualTo("4"));
    assertThat(made).hasValue(1);
    assertThat(function.logGroup().streams()).hasSize(1);
    assertThat(calls)
        .allSatisfy(call -> assertThat(call.join().invocation().coldStart()).isFalse());
  }

  /** Counts in a field, and waits until all have counted. */
  static final class Meeting implements Handler<String, String> {
    private final CyclicBarrier together;
    private final AtomicInteger count = new AtomicInteger();

    Meeting(CyclicBarrier together) {
      this.together = together;
    }

    @Override
    public String handle(String event, Context context) throws Exception {
      count.incrementAndGet();
      if (!event.equals("warm")) {
        together.await();
      }
      return String.valueOf(count);
    }
  }

  @Test
  @Reproduces("a-thread-each")
  void eachInvocationHasAThreadOfItsOwnWhichIsNotThatOfTheInitPhase() throws Exception {
    Gates gates = new Gates();
    List<Thread> init = new ArrayList<>();
    LocalFunction<String, String> function = invoker.deploy(
        FunctionDefinition.of(Gates.class).madeBy(world -> {
          init.add(Thread.currentThread());
          return gates;
        }),
        TEXT,
        SETTINGS);
    function.invoke("warm");

    List<CompletableFuture<Outcome<String>>> held = hold(function, gates, 0, 3);

    assertThat(gates.threads.values()).doesNotHaveDuplicates().doesNotContainAnyElementsOf(init);
    gates.gates.keySet().forEach(gates::open);
    held.forEach(call -> InvokerTest.returned(call.join()));
  }

  @Test
  void allWorkersBusyMeansAnotherEnvironment() throws Exception {
    Gates gates = new Gates();
    LocalFunction<String, String> function = deploy(gates);
    function.invoke("warm");
    List<CompletableFuture<Outcome<String>>> held = hold(function, gates, 0, 3);
    assertThat(function.logGroup().streams()).hasSize(1);

    Outcome<String> next = function.invoke("next");

    assertThat(InvokerTest.returned(next).invocation().coldStart()).isTrue();
    assertThat(function.logGroup().streams()).hasSize(2);
    gates.gates.keySet().forEach(gates::open);
    held.forEach(call -> InvokerTest.returned(call.join()));
    assertThat(InvokerTest.returned(function.invoke("last")).invocation().logStream())
        .as("the oldest that has a free worker")
        .isEqualTo(held.get(0).join().invocation().logStream());
  }

  @Test
  void linesOfEachInvocationAreItsOwn() throws Exception {
    CyclicBarrier together = new CyclicBarrier(3);
    LocalFunction<String, String> function = deploy((event, context) -> {
      for (Voice voice : Voice.values()) {
        if (!event.equals("warm")) {
          together.await();
        }
        voice.say(context, event + " " + voice);
        System.out.print(event);
        Thread thread = new Thread(() -> System.out.println(event + " in a thread"));
        thread.start();
        thread.join();
        System.out.println(event);
      }
      return event;
    });
    function.invoke("warm");

    List<CompletableFuture<Outcome<String>>> calls =
        List.of(call(function, "a"), call(function, "b"), call(function, "c"));

    for (CompletableFuture<Outcome<String>> call : calls) {
      Outcome<String> outcome = call.join();
      String event = InvokerTest.returned(outcome).result();
      assertThat(messages(outcome.invocation().logLines()))
          .hasSize(3 * Voice.values().length)
          .allMatch(message -> message.startsWith(event));
      assertThat(outcome.invocation().logLines())
          .allSatisfy(line ->
              assertThat(line.requestId()).isEqualTo(outcome.invocation().requestId()))
          .filteredOn(line -> !(line instanceof OutputLine))
          .hasExactlyElementsOfTypes(
              PlatformLine.Start.class, PlatformLine.End.class, PlatformLine.Report.class);
    }
    assertThat(function.logGroup().streams()).hasSize(1);
  }

  @Test
  void theFirstInvocationHasTheLinesOfTheInitPhaseThoughOthersEndBeforeIt() throws Exception {
    Gates gates = new Gates();
    LocalFunction<String, String> function = invoker.deploy(
        FunctionDefinition.of(Gates.class).madeBy(world -> {
          System.out.println("made");
          return gates;
        }),
        TEXT,
        SETTINGS);

    List<CompletableFuture<Outcome<String>>> first = hold(function, gates, 0, 1);
    Outcome<String> second = function.invoke("second");
    gates.open("wait0");

    assertThat(messages(InvokerTest.returned(second).invocation().logLines())).isEmpty();
    assertThat(InvokerTest.returned(first.get(0).join()).invocation().logLines())
        .hasAtLeastOneElementOfType(PlatformLine.InitStart.class)
        .hasAtLeastOneElementOfType(PlatformLine.Start.class)
        .anyMatch(line -> line instanceof OutputLine output && output.message().equals("made"));
    assertThat(function.logGroup().streams()).hasSize(1);
  }

  static List<String> messages(List<LogLine> lines) {
    return lines.stream()
        .filter(OutputLine.class::isInstance)
        .map(line -> ((OutputLine) line).message())
        .toList();
  }

  @Test
  @Reproduces("errors-do-not-end-the-loop")
  void stackOverflowLeavesTheEnvironmentAlive() {
    AtomicInteger count = new AtomicInteger();
    LocalFunction<String, String> function = deploy((event, context) -> {
      count.incrementAndGet();
      if (event.equals("deep")) {
        throw new StackOverflowError();
      }
      if (event.equals("full")) {
        throw new OutOfMemoryError("Java heap space");
      }
      return String.valueOf(count);
    });

    assertThat(InvokerTest.failed(function.invoke("deep")).errorType())
        .isEqualTo("java.lang.StackOverflowError");
    assertThat(InvokerTest.failed(function.invoke("full")).errorType())
        .isEqualTo("java.lang.OutOfMemoryError");

    Outcome<String> next = function.invoke("x");
    assertThat(InvokerTest.returned(next).result()).isEqualTo("3");
    assertThat(next.invocation().coldStart()).isFalse();
    assertThat(function.logGroup().streams()).hasSize(1);
  }

  @Test
  void updateEndsTheEnvironmentAfterItsLastInvocation() throws Exception {
    Gates gates = new Gates();
    LocalFunction<String, String> function = deploy(gates);
    function.invoke("warm");
    List<CompletableFuture<Outcome<String>>> held = hold(function, gates, 0, 2);
    Thread[] workers = gates.threads.values().toArray(Thread[]::new);

    function.update(SETTINGS.withDescription("new"));
    assertThat(InvokerTest.returned(function.invoke("x")).invocation().coldStart())
        .isTrue();
    gates.open("wait0");
    InvokerTest.returned(held.get(0).join());
    assertThat(workers).allMatch(Thread::isAlive);
    gates.open("wait1");
    InvokerTest.returned(held.get(1).join());

    for (Thread worker : workers) {
      worker.join(TimeUnit.SECONDS.toMillis(20));
      assertThat(worker.isAlive()).isFalse();
    }
  }

  @Test
  void closeEndsWhatStillRuns() throws Exception {
    Gates gates = new Gates();
    LocalFunction<String, String> function = deploy(gates);
    function.invoke("warm");
    List<CompletableFuture<Outcome<String>>> held = hold(function, gates, 0, 3);

    invoker.close();

    assertThat(held).allSatisfy(call -> InvokerTest.failed(call.join()));
    for (Thread thread : gates.threads.values()) {
      thread.join(TimeUnit.SECONDS.toMillis(20));
      assertThat(thread.isAlive()).isFalse();
    }
  }

  @Test
  @Reproduces("concurrency-variable")
  void theEnvironmentVariableTellsHowManyThereMayBe() {
    LocalFunction<String, String> function = deploy(
        (event, context) -> context.environmentVariables().require("AWS_LAMBDA_MAX_CONCURRENCY")
            + " " + context.environmentVariables().require("AWS_LAMBDA_INITIALIZATION_TYPE")
            + " " + context.environmentVariables().require("AWS_LAMBDA_LOG_FORMAT"));

    assertThat(InvokerTest.returned(function.invoke("x")).result())
        .isEqualTo("3 lambda-managed-instances JSON");
  }

  @Test
  @Reproduces("concurrency-variable")
  void eachInvocationHasItsOwnTrace() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    LocalFunction<String, String> inner =
        deploy((event, context) -> context.trace().traceId(), SETTINGS.withName("Inner"));
    LocalFunction<String, String> outer = deploy((event, context) -> {
      if (!event.equals("warm")) {
        together.await();
      }
      return context.trace().traceId() + " "
          + InvokerTest.returned(inner.invoke("")).result();
    });
    outer.invoke("warm");

    List<String> traces = List.of(call(outer, "a"), call(outer, "b")).stream()
        .map(call -> InvokerTest.returned(call.join()).result())
        .toList();

    assertThat(traces).doesNotHaveDuplicates().allSatisfy(trace -> {
      String[] both = trace.split(" ", -1);
      assertThat(both[0]).isEqualTo(both[1]);
    });
  }
}
