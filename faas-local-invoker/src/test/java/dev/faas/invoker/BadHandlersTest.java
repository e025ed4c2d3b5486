package dev.faas.invoker;

import static dev.faas.invoker.InvokerTest.failed;
import static dev.faas.invoker.InvokerTest.output;
import static dev.faas.invoker.InvokerTest.returned;
import static dev.faas.invoker.InvokerTest.texts;
import static dev.faas.invoker.InvokerTest.timedOut;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Payload;
import dev.faas.RawHandler;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.log.PlatformLine;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In real time: the caller always gets its outcome, and other functions do not notice. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class BadHandlersTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  /** For those that end by themselves, a new process included. */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private final LocalInvoker invoker = LocalInvoker.create();

  @AfterEach
  void otherFunctionsAreWell() {
    try (invoker) {
      Outcome<Payload> outcome = deploy(BadHandlers.Good.class, Isolation.SHARED, "Good", PATIENCE)
          .invoke(Payload.of("\"hello\""));
      assertThat(returned(outcome).result().text()).isEqualTo("\"hello\"");
      assertThat(output(outcome)).containsExactly("well");
    }
  }

  private LocalFunction<Payload, Payload> deploy(
      Class<? extends RawHandler> handler, Isolation isolation) {
    return deploy(handler, isolation, "Bad", PATIENCE);
  }

  private LocalFunction<Payload, Payload> deployBriefly(
      Class<? extends RawHandler> handler, Isolation isolation) {
    return deploy(handler, isolation, "Brief", TIMEOUT);
  }

  private LocalFunction<Payload, Payload> deploy(
      Class<? extends RawHandler> handler, Isolation isolation, String name, Duration timeout) {
    return invoker.deploy(
        handler.getName(),
        FunctionSettings.named(name).withTimeout(timeout).withIsolation(isolation));
  }

  private static Outcome<Payload> invoke(LocalFunction<Payload, Payload> function) {
    return function.invoke(Payload.of("{}"));
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void anEndlessLoopTimesOut(Isolation isolation) {
    LocalFunction<Payload, Payload> function = deployBriefly(BadHandlers.Endless.class, isolation);

    Outcome.TimedOut<Payload> outcome = timedOut(invoke(function));

    assertThat(outcome.invocation().duration()).isEqualTo(TIMEOUT);
    assertThat(outcome.payload().text())
        .isEqualTo("{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"RequestId: "
            + outcome.invocation().requestId() + " Error: Task timed out after 1.00 seconds\"}");
    assertThat(texts(outcome)).last().asString().endsWith("\tStatus: timeout");
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void aHandlerThatSwallowsEveryInterruptTimesOut(Isolation isolation) {
    assertThat(timedOut(invoke(deployBriefly(BadHandlers.Stubborn.class, isolation))))
        .isNotNull();
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void aDeadlockTimesOut(Isolation isolation) {
    assertThat(timedOut(invoke(deployBriefly(BadHandlers.Deadlocked.class, isolation))))
        .isNotNull();
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void deepRecursionFailsAndTheProcessEnds(Isolation isolation) {
    LocalFunction<Payload, Payload> function = deploy(BadHandlers.Recursive.class, isolation);

    Outcome.Failed<Payload> outcome = failed(invoke(function));

    assertThat(outcome.errorType()).isEqualTo("java.lang.StackOverflowError");
    assertThat(outcome.payload().text())
        .startsWith("{\"errorMessage\":\"java.lang.StackOverflowError\","
            + "\"errorType\":\"java.lang.StackOverflowError\",\"stackTrace\":[\"");
    assertThat(failed(invoke(function)).invocation().coldStart()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(value = Isolation.class, names = "SHARED", mode = EnumSource.Mode.EXCLUDE)
  @Reproduces({
    "exit-in-the-handler",
    "exit-without-status",
    "exit-with-status",
    "error-types-of-a-process"
  })
  void anExitEndsTheProcessWhateverTheHandlerCatches(Isolation isolation) {
    LocalFunction<Payload, Payload> function = deploy(BadHandlers.Exiting.class, isolation);

    Outcome.Exited<Payload> well = exited(function.invoke(Payload.of("0")));
    Outcome.Exited<Payload> badly = exited(function.invoke(Payload.of("7")));

    assertThat(well.status()).isZero();
    assertThat(well.payload().text())
        .isEqualTo("{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"RequestId: "
            + well.invocation().requestId()
            + " Error: Runtime exited without providing a reason\"}");
    assertThat(texts(well))
        .last()
        .asString()
        .endsWith("\tStatus: error\tError Type: Runtime.ExitError");
    assertThat(badly.status()).isEqualTo(7);
    assertThat(badly.errorMessage()).endsWith(" Error: Runtime exited with error: exit status 7");
    assertThat(badly.invocation().coldStart()).isTrue();
    assertThat(badly.invocation().initDuration()).isNull();
    assertThat(badly.invocation().logStream()).isEqualTo(well.invocation().logStream());
  }

  @ParameterizedTest
  @EnumSource(value = Isolation.class, names = "SHARED", mode = EnumSource.Mode.EXCLUDE)
  void aHaltEndsTheProcess(Isolation isolation) {
    Outcome.Exited<Payload> outcome =
        exited(deploy(BadHandlers.Halting.class, isolation).invoke(Payload.of("3")));

    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.signal()).isNull();
  }

  private static Outcome.Exited<Payload> exited(Outcome<Payload> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Exited.class);
    return (Outcome.Exited<Payload>) outcome;
  }

  @ParameterizedTest
  @EnumSource(value = Isolation.class, names = "SHARED", mode = EnumSource.Mode.EXCLUDE)
  void leakedThreadsEndWithTheirEnvironment(Isolation isolation) throws InterruptedException {
    LocalFunction<Payload, Payload> function = deploy(BadHandlers.Leaking.class, isolation);

    assertThat(returned(invoke(function)).result().text()).isEqualTo("\"done\"");
    assertThat(returned(invoke(function)).invocation().coldStart()).isFalse();
    Set<Thread> leaked = leaked();
    function.dropEnvironments();

    for (Thread thread : leaked) {
      thread.join(TIMEOUT.toMillis());
    }
    assertThat(leaked()).isEmpty();
  }

  private static Set<Thread> leaked() {
    Set<Thread> all = new java.util.HashSet<>(Thread.getAllStackTraces().keySet());
    all.removeIf(thread -> !thread.getName().startsWith("leaked "));
    return all;
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void aFloodOfOutputIsBoundedAndSaysWhatIsGone(Isolation isolation) {
    Outcome<Payload> outcome = invoke(deploy(BadHandlers.Flooding.class, isolation));

    assertThat(returned(outcome).result().text()).isEqualTo("\"done\"");
    assertThat(outcome.invocation().logLines())
        .hasSizeLessThanOrEqualTo(10_001)
        .first()
        .isInstanceOfSatisfying(
            PlatformLine.Dropped.class,
            dropped -> assertThat(dropped.lines()).isGreaterThan(19_000));
    assertThat(output(outcome)).last().isEqualTo("line 29999");
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void anInterruptThatIsLeftBehindIsNotFoundByTheNextInvocation(Isolation isolation) {
    LocalFunction<Payload, Payload> function = deploy(BadHandlers.Interrupted.class, isolation);

    assertThat(returned(invoke(function)).result().text()).isEqualTo("false");
    assertThat(returned(invoke(function)).result().text()).isEqualTo("false");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void closedOutputDoesNoHarmToAnybodyElse(Isolation isolation) {
    LocalFunction<Payload, Payload> function = deploy(BadHandlers.Closing.class, isolation);

    Outcome<Payload> outcome = invoke(function);

    assertThat(returned(outcome).result().text()).isEqualTo("\"done\"");
    assertThat(output(outcome)).startsWith("before");
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  @Reproduces("class-cannot-be-loaded")
  void aClassThatFailsInItsStaticInitialiserFailsTwiceInTheInitPhase(Isolation isolation) {
    LocalFunction<Payload, Payload> function = deploy(BadHandlers.Broken.class, isolation);

    Outcome.Failed<Payload> first = failed(invoke(function));
    Outcome.Failed<Payload> second = failed(invoke(function));

    assertThat(first.errorMessage())
        .startsWith("Error loading class " + BadHandlers.Broken.class.getName());
    assertThat(texts(first)).filteredOn(line -> line.startsWith("INIT_REPORT")).hasSize(2);
    assertThat(second.errorMessage()).isEqualTo(first.errorMessage());
  }
}
