package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.FunctionFactory;
import dev.faas.Lifecycle;
import dev.faas.Payload;
import dev.faas.RawHandler;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.QueueHandler;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.log.OutputLine;
import dev.faas.invoker.log.PlatformLine;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Under simulated time, in classes of an environment's own. */
class IsolatedFunctionTest extends InvokerTest {

  private static final int ENVIRONMENTS = Integer.getInteger("faas.environments", 200);
  private static final FunctionSettings ISOLATED = SETTINGS.withIsolation(Isolation.ISOLATED);

  private LocalFunction<Payload, Payload> deploy(Class<?> handler) {
    return invoker.deploy(handler.getName(), ISOLATED);
  }

  private static String result(Outcome<Payload> outcome) {
    return returned(outcome).result().text();
  }

  private static Outcome<Payload> invoke(LocalFunction<Payload, Payload> function) {
    return function.invoke(Payload.of("{}"));
  }

  /** Counts in a static field. */
  public static final class Counting implements RawHandler {
    private static int count;

    @Override
    public Payload handle(Payload event, Context context) {
      count++;
      return Payload.of(String.valueOf(count));
    }
  }

  @Test
  void staticsLiveAsLongAsTheirProcess() {
    LocalFunction<Payload, Payload> function = deploy(Counting.class);

    assertThat(result(invoke(function))).isEqualTo("1");
    assertThat(result(invoke(function))).isEqualTo("2");
    function.dropEnvironments();
    assertThat(result(invoke(function))).isEqualTo("1");
    assertThat(Counting.count).as("the test's own class").isZero();
  }

  /** Throws an exception whose message is code. */
  public static final class Refusing implements RawHandler {

    /** Makes its message when it is asked. */
    public static final class Refusal extends RuntimeException {
      private static final long serialVersionUID = 1L;
      private final transient Lock lock = new ReentrantLock();

      @Override
      public String getMessage() {
        lock.lock();
        try {
          return "refused";
        } finally {
          lock.unlock();
        }
      }
    }

    @Override
    public Payload handle(Payload event, Context context) {
      context.logger().warn("soon", new Refusal());
      throw new Refusal();
    }
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
  void anExceptionThatMakesItsMessageItselfTellsItWhileItsEnvironmentIsFrozenAndAfterItsEnd() {
    LocalFunction<Payload, Payload> function = deploy(Refusing.class);

    Outcome.Failed<Payload> failed = failed(invoke(function));

    assertThat(failed.errorMessage()).isEqualTo("refused");
    assertThat(failed.cause()).hasMessage("refused");
    function.dropEnvironments();
    assertThat(failed.cause()).hasMessage("refused");
    assertThat(failed.toString()).contains("[WARN] soon", "refused");
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
  void anyThreadOfTheTestCanReadTheExceptionOfAFrozenEnvironmentAndOfOneThatHasEnded()
      throws Exception {
    LocalFunction<Payload, Payload> function = deploy(Refusing.class);

    Throwable cause =
        CompletableFuture.supplyAsync(() -> failed(invoke(function)).cause()).get();

    assertThat(inThread(cause::getMessage).get(5, TimeUnit.SECONDS)).isEqualTo("refused");
    assertThat(CompletableFuture.supplyAsync(() -> cause.getMessage()).get(5, TimeUnit.SECONDS))
        .isEqualTo("refused");
    function.dropEnvironments();
    assertThat(inThread(cause::getMessage).get(5, TimeUnit.SECONDS)).isEqualTo("refused");
    assertThat(CompletableFuture.supplyAsync(() -> cause.getMessage()).get(5, TimeUnit.SECONDS))
        .isEqualTo("refused");
  }

  @Test
  void environmentsLeaveNoClassesBehind() {
    LocalFunction<Payload, Payload> function = deploy(Counting.class);
    ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    long before = classes.getUnloadedClassCount();

    for (int i = 0; i < ENVIRONMENTS; i++) {
      assertThat(result(invoke(function))).isEqualTo("1");
      function.dropEnvironments();
      time.advance(Duration.ofMillis(10)); // new environments come at this rate
    }

    for (int look = 0; look < 50 && unloaded(classes, before) < ENVIRONMENTS; look++) {
      System.gc();
    }
    assertThat(unloaded(classes, before))
        .as("of each environment the handler's class")
        .isGreaterThanOrEqualTo(ENVIRONMENTS - 1);
  }

  private static long unloaded(ClassLoadingMXBean classes, long before) {
    return classes.getUnloadedClassCount() - before;
  }

  @Test
  void aSleepMovesSimulatedTimeAndCostsNone() {
    LocalFunction<Payload, Payload> function = deploy(SleepingHandlers.Sleeping.class);

    Outcome<Payload> outcome = function.invoke(Payload.of("2"));

    assertThat(result(outcome)).isEqualTo("\"2026-03-01T12:00:02Z PT1S\"");
    assertThat(outcome.invocation().duration()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aSleepBeyondTheDeadlineTimesOutAtTheDeadline() {
    LocalFunction<Payload, Payload> function = deploy(SleepingHandlers.Sleeping.class);

    Outcome.TimedOut<Payload> outcome = timedOut(function.invoke(Payload.of("900")));

    assertThat(time.instant()).isEqualTo(NOON.plusSeconds(3));
    assertThat(outcome.stack()).extracting(StackTraceElement::getMethodName).contains("handle");
    assertThat(result(function.invoke(Payload.of("1")))).isEqualTo("\"2026-03-01T12:00:04Z PT2S\"");
  }

  @Test
  @Reproduces("frozen-between-invocations")
  void aThreadInTheBackgroundIsFrozenBetweenInvocations() {
    LocalFunction<Payload, Payload> function = deploy(SleepingHandlers.Background.class);

    assertThat(result(invoke(function))).isEqualTo("2");
    time.advance(Duration.ofMinutes(5));
    assertThat(result(invoke(function))).isIn("4", "5");
  }

  @Test
  void aFunctionIsToldOfTheEndOfItsProcessAndHasThirtyPercentOfTheWindow() {
    assertThat(outputOfEnding(Extensions.NONE, 0)).containsExactly("init of Echo");
    assertThat(outputOfEnding(Extensions.INTERNAL, 149))
        .containsExactly("init of Echo", "shutdown", "hook after 149 ms");
    assertThat(outputOfEnding(Extensions.INTERNAL, 151))
        .containsExactly("init of Echo", "shutdown");
    assertThat(outputOfEnding(Extensions.EXTERNAL, 599))
        .containsExactly("init of Echo", "shutdown", "hook after 599 ms");
  }

  private List<String> outputOfEnding(Extensions extensions, int hookMillis) {
    try (LocalInvoker own = LocalInvoker.builder().timeline(time).build()) {
      LocalFunction<Payload, Payload> function =
          own.deploy(SleepingHandlers.Ending.class.getName(), ISOLATED.withExtensions(extensions));
      function.invoke(Payload.of(String.valueOf(hookMillis)));
      function.dropEnvironments();
      return function.logGroup().lines().stream()
          .filter(OutputLine.class::isInstance)
          .map(line -> ((OutputLine) line).message())
          .toList();
    }
  }

  @Test
  void aRunWithThreadsSaysThatItIsNotDeterministic() {
    Outcome<Payload> outcome = invoke(deploy(SleepingHandlers.Background.class));

    assertThat(outcome.invocation().logLines())
        .filteredOn(PlatformLine.Notice.class::isInstance)
        .singleElement()
        .extracting(line -> ((PlatformLine.Notice) line).message())
        .isEqualTo("not deterministic: thread counter started at 2026-03-01T12:00:00Z");
  }

  /** Is told of its environment. */
  public static final class Told implements RawHandler, Lifecycle {
    private static String name = "";

    @Override
    public void init(FunctionFactory.World world) {
      name = world.function().name();
    }

    @Override
    public void shutdown() {
      System.out.println("the end of " + name);
    }

    @Override
    public Payload handle(Payload event, Context context) {
      return Payload.of("\"" + name + "\"");
    }
  }

  @Test
  void aHandlerIsToldOfItsInitPhaseAndOfItsShutdown() {
    FunctionSettings settings = ISOLATED.withExtensions(Extensions.EXTERNAL);
    LocalFunction<Payload, Payload> function = invoker.deploy(Told.class.getName(), settings);

    assertThat(result(invoke(function))).isEqualTo("\"Echo\"");
    function.dropEnvironments();

    assertThat(function.logGroup().lines())
        .extracting(line -> line.text())
        .anyMatch(text -> text.endsWith("the end of Echo"));
  }

  @Test
  void aSleepInAnotherThreadMovesTimeToo() {
    Outcome<Payload> outcome = invoke(deploy(SleepingHandlers.Waiting.class));

    assertThat(result(outcome)).isEqualTo("\"slow\"");
    assertThat(outcome.invocation().duration()).isEqualTo(Duration.ofSeconds(1));
  }

  /** Prints what it finds around it. */
  public static final class Looking implements RawHandler {
    @Override
    public Payload handle(Payload event, Context context) {
      System.out.println("home " + System.getenv("HOME") + ", table " + System.getenv("TABLE"));
      System.err.println(
          System.getenv("AWS_LAMBDA_FUNCTION_NAME") + " " + System.currentTimeMillis());
      return Payload.of("\"" + UUID.randomUUID() + "\"");
    }
  }

  @Test
  void environmentVariablesClockChanceAndStreamsAreThoseOfTheFunction() {
    LocalFunction<Payload, Payload> function =
        invoker.deploy(Looking.class.getName(), ISOLATED.withEnvironmentVariable("TABLE", "pets"));

    Outcome<Payload> outcome = invoke(function);

    assertThat(output(outcome))
        .containsExactly("home null, table pets", "Echo " + NOON.toEpochMilli());
    String id = result(outcome);
    try (LocalInvoker again = LocalInvoker.builder()
        .timeline(dev.faas.invoker.time.SimulatedTime.startingAt(NOON))
        .build()) {
      assertThat(result(invoke(again.deploy(Looking.class.getName(), ISOLATED))))
          .isEqualTo(id);
    }
  }

  /** Answers with a record of its own. */
  public static final class Greeting implements HttpHandler {
    private static int count;

    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      count++;
      return HttpResponse.ok("hello " + count);
    }
  }

  @Test
  void aDefinitionOfAClassIsMadeAnewInEachEnvironment() {
    LocalFunction<HttpRequest, HttpResponse> function =
        invoker.deploy(FunctionDefinition.of(Greeting.class), ISOLATED);

    assertThat(returned(function.invoke(HttpRequest.get("/"))).result().text())
        .isEqualTo("hello 1");
    function.dropEnvironments();
    assertThat(returned(function.invoke(HttpRequest.get("/"))).result().text())
        .isEqualTo("hello 1");
  }

  /** Fails for poison. */
  public static final class Mails implements QueueHandler {
    @Override
    public void on(QueueMessage message, Context context) {
      if (message.text().equals("poison")) {
        throw new IllegalArgumentException(message.text());
      }
    }
  }

  @Test
  void aHandlerOfSingleItemsIsSentBatches() {
    LocalFunction<Batch<QueueMessage>, BatchResponse> function =
        invoker.deployEach(FunctionDefinition.of(Mails.class), ISOLATED);

    Batch<QueueMessage> batch = QueueMessages.of("a", "poison", "b");

    assertThat(returned(function.invoke(batch)).result().failedIds())
        .containsExactly(batch.items().get(1).id());
  }

  @Test
  void aLambdaIsRefusedWithAdvice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> invoker.deploy(
            FunctionDefinition.of(
                HttpRequest.class,
                HttpResponse.class,
                (request, context) -> HttpResponse.ok("hello")),
            ISOLATED))
        .withMessageStartingWith("the handler cannot cross into an isolated environment: it is a"
            + " lambda or method reference in " + IsolatedFunctionTest.class.getName());
  }

  @Test
  void callersThreadsCannotBeIsolated() {
    try (LocalInvoker quick =
        LocalInvoker.builder().timeline(time).onCallerThread().build()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> quick.deploy(Counting.class.getName(), ISOLATED))
          .withMessageStartingWith("Echo cannot be ISOLATED in an invoker that runs handlers in"
              + " their callers' threads");
    }
  }
}
