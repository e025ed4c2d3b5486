package dev.faas.invoker;

import static dev.faas.invoker.TextFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.Payload;
import dev.faas.RawHandler;
import dev.faas.invoker.concurrency.ThrottleReason;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.log.format.LogFormat;
import dev.faas.invoker.refusal.RefusedException;
import dev.faas.invoker.time.RealTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes together with several invocations at the same time, and what does not. */
class ManagedSettingsTest extends InvokerTest {

  private static final FunctionSettings SEVERAL = FunctionSettings.named("Several")
      .withMemoryMegabytes(2048)
      .withMaxConcurrencyPerEnvironment(4);

  /** Gives back what it gets. */
  public static final class Echo implements RawHandler {
    @Override
    public Payload handle(Payload event, Context context) {
      return event;
    }
  }

  private LocalFunction<Payload, Payload> deploy(FunctionSettings settings) {
    return invoker.deploy(Echo.class.getName(), settings);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1001, 1600})
  @Reproduces("range-of-workers")
  void theNumberIsThatOfTheRuntime(int max) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SEVERAL.withMaxConcurrencyPerEnvironment(max))
        .withMessage("an execution environment of Several must serve 1 to 1000 invocations at the"
            + " same time, as the Java runtime can, but it would serve " + max);
  }

  @Test
  void oneAtATimeIsAnOrdinaryFunction() {
    LocalFunction<Payload, Payload> function = deploy(SETTINGS.withMaxConcurrencyPerEnvironment(1));

    assertThat(function.settings()).isEqualTo(SETTINGS);
    assertThat(function.settings().isMultiConcurrent()).isFalse();
  }

  @Test
  @Reproduces("json-logs-only")
  void theLogIsInJson() {
    assertThat(deploy(SEVERAL).settings().logFormat()).isEqualTo(LogFormat.json());
  }

  @Test
  @Reproduces("memory-of-managed-instances")
  void littleMemoryIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> deploy(SEVERAL.withMemoryMegabytes(2047)))
        .withMessage(
            "Several cannot serve 4 invocations at the same time in one execution environment with"
                + " 2047 MB: the service takes 2048 MB at least. Add withMemoryMegabytes(2048).");
  }

  @Test
  @Reproduces("no-snapstart-with-managed-instances")
  void snapStartIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> deploy(SEVERAL.withSnapStart(true)))
        .withMessageContaining("with SnapStart")
        .withMessageEndingWith("Leave out one of the two.");
  }

  @Test
  void processesOfTheirOwnAreRefused() {
    try (LocalInvoker real = LocalInvoker.builder().timeline(RealTime.create()).build()) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> real.deploy(Echo.class.getName(), SEVERAL.withIsolation(Isolation.FORKED)))
          .withMessageContaining("Use isolation SHARED or ISOLATED");
    }
  }

  @Test
  void callersThreadsAreRefused() {
    try (LocalInvoker callers =
        LocalInvoker.builder().timeline(time).onCallerThread().build()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> callers.deploy(Echo.class.getName(), SEVERAL))
          .withMessageEndingWith("Leave out onCallerThread().");
    }
  }

  @Test
  void anUpdateIsRefusedInTheSameWayAndChangesNothing() {
    LocalFunction<Payload, Payload> function = deploy(SEVERAL);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> function.update(SEVERAL.withSnapStart(true)));

    assertThat(function.settings().snapStart()).isFalse();
    assertThat(returned(function.invoke(Payload.of("1"))).result().text()).isEqualTo("1");
  }

  @Test
  @Reproduces("no-provisioned-concurrency-with-managed-instances")
  void provisionedConcurrencyIsRefused() {
    LocalFunction<Payload, Payload> one = deploy(SEVERAL).publish();

    assertThatThrownBy(() -> one.provisionConcurrency(1))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refusal -> assertThat(refusal.code()).isEqualTo("InvalidParameterValueException"))
        .hasMessageContaining("Managed Instances");
    assertThat(one.invoke(Payload.of("1")).invocation().coldStart()).isTrue();
  }

  @Test
  void publishedVersionsServeSeveralToo() {
    LocalFunction<Payload, Payload> one = deploy(SEVERAL).publish();

    assertThat(one.settings().maxConcurrencyPerEnvironment()).isEqualTo(4);
    assertThat(returned(one.invoke(Payload.of("1"))).invocation().version()).isEqualTo("1");
  }

  @Test
  void aFunctionChangesFromOneAtATimeToSeveralAndBack() {
    LocalFunction<Payload, Payload> function = deploy(SETTINGS.withName("Several"));
    returned(function.invoke(Payload.of("1")));

    function.update(SEVERAL);
    assertThat(returned(function.invoke(Payload.of("2"))).invocation().coldStart())
        .isTrue();
    function.update(SETTINGS.withName("Several"));

    assertThat(returned(function.invoke(Payload.of("3"))).invocation().coldStart())
        .isTrue();
  }

  @Test
  void eachInvocationCountsForReservedConcurrency() {
    List<LocalFunction<String, String>> self = new ArrayList<>();
    List<Outcome<String>> inner = new ArrayList<>();
    LocalFunction<String, String> function = invoker.deploy(
        FunctionDefinition.of(String.class, String.class, (String event, Context context) -> {
          if (!event.isEmpty()) {
            inner.add(self.get(0).invoke(""));
          }
          return event;
        }),
        TEXT,
        SEVERAL);
    self.add(function);
    function.reserveConcurrency(1);
    returned(function.invoke("x"));
    assertThat(inner.get(0))
        .isInstanceOfSatisfying(
            Outcome.Throttled.class,
            throttled -> assertThat(throttled.reason()).isEqualTo(ThrottleReason.RESERVED));

    function.reserveConcurrency(2);
    returned(function.invoke("x"));

    assertThat(returned(inner.get(1)).result()).isEmpty();
    assertThat(function.logGroup().streams()).as("one environment").hasSize(1);
    assertThat(invoker.accountConcurrency().running()).isZero();
  }
}
