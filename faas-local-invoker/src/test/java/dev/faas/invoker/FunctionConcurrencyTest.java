package dev.faas.invoker;

import static dev.faas.invoker.TextFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.FunctionDefinition;
import dev.faas.Handler;
import dev.faas.invoker.concurrency.ConcurrencyReading;
import dev.faas.invoker.concurrency.NamedConcurrency;
import dev.faas.invoker.concurrency.ProvisionedConcurrency;
import dev.faas.invoker.concurrency.ThrottleReason;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.refusal.RefusedException;
import dev.faas.invoker.time.SimulatedTime;
import dev.faas.invoker.version.Alias;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FunctionConcurrencyTest extends InvokerTest {

  @Test
  @Reproduces({"reserved-zero", "refused-throttled", "throttles-are-no-invocations"})
  void aFunctionThatIsSwitchedOffIsThrottled() {
    LocalFunction<String, String> function = deploy((event, context) -> event);
    function.reserveConcurrency(0);

    Outcome<String> outcome = function.invoke("x");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Throttled.class,
            throttled -> assertThat(throttled.reason()).isEqualTo(ThrottleReason.RESERVED));
    assertThat(outcome.payload().text())
        .isEqualTo("{\"Reason\":\"ReservedFunctionConcurrentInvocationLimitExceeded\","
            + "\"Type\":\"User\",\"message\":\"Rate Exceeded.\"}");
    assertThat(outcome.toString())
        .startsWith("Echo was throttled: ReservedFunctionConcurrentInvocationLimitExceeded\n");
    assertThat(function.logGroup().streams()).isEmpty();
    function.unreserveConcurrency();
    assertThat(returned(function.invoke("x")).result()).isEqualTo("x");
  }

  @Test
  void anInvocationInvokedByItsOwnFunctionCountsToo() {
    List<Outcome<String>> inner = new ArrayList<>();
    List<LocalFunction<String, String>> self = new ArrayList<>();
    LocalFunction<String, String> function = deploy((event, context) -> {
      if (!event.isEmpty()) {
        inner.add(self.get(0).invoke(""));
      }
      return event;
    });
    self.add(function);
    function.reserveConcurrency(1);

    assertThat(returned(function.invoke("x")).result()).isEqualTo("x");
    assertThat(inner).singleElement().isInstanceOf(Outcome.Throttled.class);
  }

  @Test
  void theAccountIsSharedByAllFunctions() throws Exception {
    SimulatedTime clock = SimulatedTime.startingAt(NOON);
    try (LocalInvoker small =
        LocalInvoker.builder().timeline(clock).accountConcurrency(101).build()) {
      LocalFunction<String, String> first = deploy(small, (event, context) -> event);
      first.reserveConcurrency(1);
      Blocking blocking = new Blocking();
      LocalFunction<String, String> other = small.deploy(
          FunctionDefinition.of(String.class, String.class, blocking),
          TEXT,
          SETTINGS.withName("Other"));
      CompletableFuture<Outcome<String>> running = inThread(() -> other.invoke("x"));
      blocking.begun.await();

      assertThat(small.accountConcurrency().running()).isEqualTo(1);
      assertThat(small.accountConcurrency().unreserved()).isEqualTo(100);
      blocking.released.countDown();
      returned(running.join());
    }
  }

  private LocalFunction<String, String> counted(Handler<String, String> handler, int[] made) {
    return invoker.deploy(
        FunctionDefinition.of(Counted.class).madeBy(world -> {
          made[0]++;
          time.advance(Duration.ofSeconds(5));
          return new Counted(handler);
        }),
        TEXT,
        SETTINGS);
  }

  /** A handler that somebody else counts. */
  static final class Counted implements Handler<String, String> {
    private final Handler<String, String> handler;

    Counted(Handler<String, String> handler) {
      this.handler = handler;
    }

    @Override
    public String handle(String event, dev.faas.Context context) throws Exception {
      return handler.handle(event, context);
    }
  }

  @Test
  @Reproduces({"provisioned-is-warm", "init-report-of-provisioned"})
  void provisionedEnvironmentsAreThereBeforeTheFirstInvocationAndStay() {
    int[] made = new int[1];
    LocalFunction<String, String> function = counted(
        (event, context) ->
            context.environmentVariables().require("AWS_LAMBDA_INITIALIZATION_TYPE"),
        made);
    LocalFunction<String, String> one = function.publish();

    assertThat(one.provisionConcurrency(2)).isEqualTo(ProvisionedConcurrency.ready(2));
    assertThat(made[0]).isEqualTo(2);
    assertThat(function.logGroup().lines())
        .extracting(LogLine::text)
        .filteredOn(line -> line.startsWith("INIT_REPORT"))
        .containsExactly(
            "INIT_REPORT Init Duration: 5000.00 ms", "INIT_REPORT Init Duration: 5000.00 ms");
    time.advance(Duration.ofDays(1));
    Outcome<String> outcome = one.invoke("x");

    assertThat(returned(outcome).result()).isEqualTo("provisioned-concurrency");
    assertThat(outcome.invocation().coldStart()).isFalse();
    assertThat(returned(function.invoke("x")).result()).isEqualTo("on-demand");
    one.unprovisionConcurrency();
    assertThat(returned(one.invoke("x")).result()).isEqualTo("on-demand");
  }

  @Test
  @Reproduces("init-limit-without-demand")
  void anInitPhaseInAdvanceMayTakeAHundredAndThirtySeconds() {
    Duration[] duration = {Duration.ofSeconds(129)};
    LocalFunction<String, String> function = invoker.deploy(
        FunctionDefinition.of(Counted.class).madeBy(world -> {
          time.advance(duration[0]);
          return new Counted((event, context) -> event);
        }),
        TEXT,
        SETTINGS);
    LocalFunction<String, String> one = function.publish();

    assertThat(one.provisionConcurrency(1).status()).isEqualTo("READY");
    duration[0] = Duration.ofSeconds(130);
    assertThat(one.provisionConcurrency(1).status()).isEqualTo("FAILED");
    assertThat(function.logGroup().lines())
        .extracting(LogLine::text)
        .anyMatch(line -> line.endsWith("Phase: init\tStatus: timeout"));
  }

  @Test
  void provisionedConcurrencyOfAnAliasGoesWithItToAnotherVersion() {
    int[] made = new int[1];
    LocalFunction<String, String> function =
        counted((event, context) -> context.function().version(), made);
    function.publish();
    function.update(SETTINGS.withDescription("second"));
    function.publish();
    LocalFunction<String, String> live = function.createAlias(Alias.of("live", "1"));
    live.provisionConcurrency(1);

    function.updateAlias(Alias.of("live", "2"));
    Outcome<String> outcome = live.invoke("x");

    assertThat(returned(outcome).result()).isEqualTo("2");
    assertThat(outcome.invocation().coldStart()).isFalse();
    assertThat(made[0]).isEqualTo(2);
  }

  @Test
  @Reproduces({"provisioned-refusals", "provisioned-failure"})
  void theServiceRefusesToProvisionInItsWords() {
    AtomicBoolean isBroken = new AtomicBoolean();
    LocalFunction<String, String> function = invoker.deploy(
        FunctionDefinition.of(Counted.class).madeBy(world -> {
          if (isBroken.get()) {
            throw new IllegalStateException("no database");
          }
          return new Counted((event, context) -> event);
        }),
        TEXT,
        SETTINGS);
    LocalFunction<String, String> one = function.publish();
    LocalFunction<String, String> live = function.createAlias(Alias.of("live", "1"));

    assertRefused(
        () -> function.provisionConcurrency(1),
        "Provisioned Concurrency Configs cannot be applied to unpublished function versions.");
    one.provisionConcurrency(1);
    assertRefused(
        () -> live.provisionConcurrency(1),
        "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned"
            + " version");
    one.unprovisionConcurrency();
    live.provisionConcurrency(1);
    assertRefused(
        () -> one.provisionConcurrency(1), "Version is pointed by a Provisioned Concurrency alias");
    live.unprovisionConcurrency();
    isBroken.set(true);
    assertThat(one.provisionConcurrency(3))
        .isEqualTo(new ProvisionedConcurrency(3, 0, "FAILED", "FUNCTION_ERROR_INIT_FAILURE"));
  }

  private static void assertRefused(Runnable call, String message) {
    assertThatThrownBy(call::run).isInstanceOf(RefusedException.class).hasMessage(message);
  }

  @Test
  void listenersAreToldHowManyRun() {
    List<ConcurrencyReading> readings = new ArrayList<>();
    InvocationListener listener = new InvocationListener() {
      @Override
      public void onEnded(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Returned.class);
      }

      @Override
      public void onStarted(ConcurrencyReading now) {
        readings.add(now);
      }
    };
    try (LocalInvoker told = LocalInvoker.builder()
        .timeline(SimulatedTime.startingAt(NOON))
        .listener(listener)
        .build()) {
      deploy(told, (event, context) -> event).invoke("x");
    }

    assertThat(readings)
        .containsExactly(new ConcurrencyReading(
            "Echo",
            "$LATEST",
            null,
            new NamedConcurrency.Reading(1, 0, 0),
            1,
            1,
            1,
            1,
            false,
            0,
            0));
  }
}
