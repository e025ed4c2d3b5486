package dev.faas.invoker;

import static dev.faas.invoker.ManagedInstancesTest.messages;
import static dev.faas.invoker.TextFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.Handler;
import dev.faas.Payload;
import dev.faas.RawHandler;
import dev.faas.invoker.async.AsyncInvocation;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.PlatformLine;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several invocations at the same time in one environment, in simulated time. */
@Timeout(60)
class OverlapTest extends InvokerTest {

  private static final FunctionSettings SETTINGS = FunctionSettings.named("Overlap")
      .withMemoryMegabytes(2048)
      .withMaxConcurrencyPerEnvironment(3)
      .withIsolation(Isolation.ISOLATED);

  /** Sleeps as long as the event says, and says what it found: {@code 3} or {@code exit 3}. */
  public static final class Sleeper implements RawHandler {
    private static final AtomicInteger RUNNING = new AtomicInteger();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Random RANDOM = new Random();

    @Override
    public Payload handle(Payload event, Context context) throws Exception {
      String[] words = event.text().replace("\"", "").split(" ");
      int count = COUNT.incrementAndGet();
      int running = RUNNING.incrementAndGet();
      System.out.println(context.requestId() + " begins");
      try {
        SleepingHandlers.sleepMillis(1_000 * Long.parseLong(words[words.length - 1]));
      } finally {
        RUNNING.decrementAndGet();
      }
      System.out.println(context.requestId() + " goes on " + RANDOM.nextInt(100));
      if (words[0].equals("exit")) {
        System.exit(7);
      }
      if (words[0].equals("thread")) {
        Thread thread = new Thread(() -> System.out.println(context.requestId() + " in a thread"));
        thread.start();
        thread.join();
      }
      return Payload.of("\"" + count + " " + running + "\"");
    }
  }

  private LocalFunction<Payload, Payload> deploy(LocalInvoker where) {
    return where.deploy(Sleeper.class.getName(), SETTINGS);
  }

  private static Payload seconds(int seconds) {
    return Payload.of("\"" + seconds + "\"");
  }

  private static List<AsyncInvocation> accept(
      LocalFunction<Payload, Payload> function, String... events) {
    List<AsyncInvocation> accepted = new ArrayList<>();
    for (String event : events) {
      accepted.add(function.invokeAsync(Payload.of('"' + event + '"')));
    }
    return accepted;
  }

  @Test
  void invocationsOfOneEnvironmentOverlapWhereTheyWait() {
    LocalFunction<Payload, Payload> function = deploy(invoker);
    function.invoke(seconds(0));

    accept(function, "2", "2", "2");
    Instant before = time.instant();
    invoker.settle();

    assertThat(Duration.between(before, time.instant())).isEqualTo(Duration.ofSeconds(2));
    assertThat(function.logGroup().streams()).hasSize(1);
    assertThat(messages(function.logGroup().lines())).hasSize(8);
    assertThat(returned(function.invoke(seconds(0))).result().text()).isEqualTo("\"5 1\"");
  }

  @Test
  void linesOfIsolatedCodeAreThoseOfTheInvocationThatWritesThem() {
    LocalFunction<Payload, Payload> function = deploy(invoker);
    function.invoke(seconds(0));

    accept(function, "thread 1", "thread 1", "thread 2");
    invoker.settle();

    assertThat(function.logGroup().lines())
        .filteredOn(line -> line.text().contains("begins")
            || line.text().contains("goes on")
            || line.text().contains("in a thread"))
        .hasSize(11)
        .allSatisfy(line -> assertThat(line.text()).contains(String.valueOf(line.requestId())));
  }

  @Test
  @Reproduces({"timeout-of-one-invocation", "code-goes-on-after-timeout", "late-answers-are-refused"
  })
  void timedOutInvocationKeepsRunningAndItsLateAnswerIsRefused() {
    LocalFunction<Payload, Payload> function = deploy(invoker);
    function.invoke(seconds(0));

    Outcome<Payload> outcome = function.invoke(seconds(5));

    Invocation invocation = timedOut(outcome).invocation();
    assertThat(invocation.duration()).isEqualTo(Duration.ofSeconds(3));
    assertThat(outcome.payload().text())
        .contains("Sandbox.Timedout", "Task timed out after 3.00 seconds");
    assertThat(messages(invocation.logLines())).containsExactly(invocation.requestId() + " begins");
    time.advance(Duration.ofSeconds(2));
    assertThat(linesAfterReport(function, invocation.requestId()))
        .extracting(LogLine::text)
        .anyMatch(text -> text.contains(invocation.requestId() + " goes on"))
        .anyMatch(text -> text.contains("refused (Runtime.InvokeTimeout)"));
    Outcome<Payload> next = function.invoke(seconds(0));
    assertThat(returned(next).result().text()).isEqualTo("\"3 1\"");
    assertThat(next.invocation().coldStart()).isFalse();
    assertThat(next.invocation().logStream()).isEqualTo(invocation.logStream());
  }

  private static List<LogLine> linesAfterReport(LocalFunction<?, ?> function, String requestId) {
    List<LogLine> own = function.logGroup().lines().stream()
        .filter(line -> requestId.equals(line.requestId()))
        .toList();
    int report = 0;
    while (!(own.get(report) instanceof PlatformLine.Report)) {
      report++;
    }
    return own.subList(report + 1, own.size());
  }

  @Test
  @Reproduces("timeout-of-one-invocation")
  void aTimeoutDoesNotConcernTheOthers() {
    LocalFunction<Payload, Payload> function = deploy(invoker);
    function.invoke(seconds(0));

    accept(function, "9");
    time.advance(Duration.ofSeconds(2));
    List<AsyncInvocation> other = accept(function, "2");
    time.advance(Duration.ofSeconds(2));

    assertThat(other).allSatisfy(event -> assertThat(event.lastAnswer()).isPresent());
    assertThat(function.logGroup().streams()).hasSize(1);
  }

  @Test
  void aWorkerWithLateCodeServesNobodyElse() {
    LocalFunction<Payload, Payload> function = deploy(invoker);
    function.invoke(seconds(0));
    List<Outcome<Payload>> late = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      late.add(timedOut(function.invoke(seconds(60))));
    }

    Outcome<Payload> elsewhere = function.invoke(seconds(0));
    time.advance(Duration.ofSeconds(60));
    Outcome<Payload> again = function.invoke(seconds(0));

    assertThat(returned(elsewhere).invocation().coldStart()).isTrue();
    assertThat(returned(again).invocation().logStream())
        .isEqualTo(late.get(0).invocation().logStream());
  }

  @Test
  @Reproduces("unhealthy-environments-are-replaced")
  void anExitEndsAllThatRunsInTheEnvironmentAndTheNextOneGetsAnother() {
    LocalFunction<Payload, Payload> function = deploy(invoker);
    function.invoke(seconds(0));

    accept(function, "2", "exit 1");
    time.advance(Duration.ofSeconds(1));

    assertThat(function.logGroup().lines())
        .filteredOn(line -> line instanceof PlatformLine.Report report && report.failure() != null)
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.text()).endsWith("Error Type: Runtime.ExitError"));
    Outcome<Payload> next = function.invoke(seconds(0));
    assertThat(returned(next).result().text()).isEqualTo("\"1 1\"");
    assertThat(next.invocation().coldStart()).isTrue();
    assertThat(function.logGroup().streams()).hasSize(2);
  }

  @Test
  @Reproduces("never-frozen")
  void threadsOfAnIdleEnvironmentGoOn() {
    LocalFunction<Payload, Payload> function =
        invoker.deploy(SleepingHandlers.Background.class.getName(), SETTINGS);
    assertThat(returned(function.invoke(Payload.of("0"))).result().text()).isEqualTo("2");

    time.advance(Duration.ofMillis(10_200));

    assertThat(returned(function.invoke(Payload.of("0"))).result().text()).isEqualTo("15");
  }

  @Test
  void sameSeedGivesTheSameRunWithOverlap() {
    List<String> once = run();

    assertThat(once).hasSizeGreaterThan(40);
    for (int i = 0; i < 3; i++) {
      assertThat(run()).isEqualTo(once);
    }
  }

  private List<String> run() {
    SimulatedTime own = SimulatedTime.startingAt(NOON, 42);
    List<String> all = new ArrayList<>();
    try (LocalInvoker other = LocalInvoker.builder().timeline(own).build()) {
      LocalFunction<Payload, Payload> function = deploy(other);
      accept(function, "1", "2", "1", "9", "2", "1", "0", "2");
      own.advance(Duration.ofMillis(1_500));
      accept(function, "1", "2", "3", "exit 1");
      other.settle();
      function.logGroup().streams().forEach(stream -> {
        all.add(stream.name());
        stream.lines().forEach(line -> all.add(line.time() + " " + line.text()));
      });
    }
    return all;
  }

  @Test
  void environmentsAreShutDownWhenTheyAreIdleForTooLong() {
    LocalFunction<Payload, Payload> function = deploy(invoker);
    accept(function, "1", "1");
    invoker.settle();
    time.advance(Duration.ofMinutes(9));
    assertThat(returned(function.invoke(seconds(0))).invocation().coldStart()).isFalse();

    time.advance(Duration.ofMinutes(10));

    assertThat(returned(function.invoke(seconds(0))).invocation().coldStart()).isTrue();
  }

  @Test
  void anOldEnvironmentEndsAfterItsLastInvocation() {
    LocalFunction<Payload, Payload> function = deploy(invoker);
    function.invoke(seconds(0));
    for (int i = 0; i < 30; i++) {
      time.advance(Duration.ofMinutes(8));
      assertThat(returned(function.invoke(seconds(0))).invocation().coldStart()).isFalse();
    }
    time.advance(Duration.ofMinutes(8));

    assertThat(returned(function.invoke(seconds(0))).invocation().coldStart()).isTrue();
  }

  @Test
  @Reproduces("init-limit-of-managed-instances")
  void theInitPhaseMayTakeLongerThanTenSeconds() {
    LocalFunction<String, String> function = made(Duration.ofSeconds(100));

    Outcome<String> outcome = function.invoke("x");

    assertThat(returned(outcome).invocation().initDuration()).isEqualTo(Duration.ofSeconds(100));
  }

  @Test
  @Reproduces({"init-limit-of-managed-instances", "unhealthy-environments-are-replaced"})
  void anInitPhaseThatTakesTooLongIsNotRepeatedInTheInvocation() {
    LocalFunction<String, String> function = made(Duration.ofSeconds(131));

    Outcome<String> outcome = function.invoke("x");

    assertThat(timedOut(outcome).payload().text()).contains("Task timed out after 130.00 seconds");
    assertThat(function.logGroup().lines())
        .filteredOn(PlatformLine.InitReport.class::isInstance)
        .hasSize(1);
  }

  private LocalFunction<String, String> made(Duration after) {
    Handler<String, String> echo = (event, context) -> event;
    return invoker.deploy(
        FunctionDefinition.of(Echo.class).madeBy(world -> {
          time.advance(after);
          return new Echo(echo);
        }),
        TEXT,
        SETTINGS.withIsolation(Isolation.SHARED));
  }

  /** Does what another does. */
  static final class Echo implements Handler<String, String> {
    private final Handler<String, String> handler;

    Echo(Handler<String, String> handler) {
      this.handler = handler;
    }

    @Override
    public String handle(String event, Context context) throws Exception {
      return handler.handle(event, context);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSharedHandlerThatBlocksIsAbandonedAloneAndItsEnvironmentReplaced(boolean isOtherRunning)
      throws Exception {
    try (LocalInvoker impatient = LocalInvoker.builder()
        .timeline(SimulatedTime.startingAt(NOON))
        .stallLimit(Duration.ofMillis(500))
        .build()) {
      CountDownLatch never = new CountDownLatch(1);
      LocalFunction<String, String> function = impatient.deploy(
          FunctionDefinition.of(String.class, String.class, (String event, Context context) -> {
            if (event.equals("block")) {
              never.await();
            }
            return event;
          }),
          TEXT,
          SETTINGS.withIsolation(Isolation.SHARED));
      Outcome<String> warm = function.invoke("x");
      if (isOtherRunning) {
        function.invoke("y");
      }

      stalled(function.invoke("block"));

      assertThat(returned(function.invoke("x")).invocation().logStream())
          .isNotEqualTo(warm.invocation().logStream());
    }
  }

  @Test
  void anInterruptedCallerLeavesTheCodeRunning() throws Exception {
    Blocking blocking = new Blocking();
    LocalFunction<String, String> function = invoker.deploy(
        FunctionDefinition.of(String.class, String.class, blocking),
        TEXT,
        SETTINGS.withIsolation(Isolation.SHARED));
    List<Thread> caller = new ArrayList<>();
    CompletableFuture<Outcome<String>> call = inThread(() -> {
      caller.add(Thread.currentThread());
      return function.invoke("x");
    });
    blocking.begun.await();

    caller.get(0).interrupt();

    failed(call.join());
    assertThat(blocking.interrupted.getCount()).isEqualTo(1);
    blocking.released.countDown();
    assertThat(returned(function.invoke("y")).invocation().coldStart()).isFalse();
    invoker.close();
    blocking.thread.join(TimeUnit.SECONDS.toMillis(20));
    assertThat(blocking.thread.isAlive()).isFalse();
  }
}
