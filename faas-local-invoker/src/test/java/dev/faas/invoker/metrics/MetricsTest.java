package dev.faas.invoker.metrics;

import static dev.faas.invoker.metrics.Shop.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Payload;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.metrics.Shop.Deed;
import dev.faas.invoker.version.Alias;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private final Metrics metrics = Metrics.create();
  private final Shop shop = new Shop(metrics);
  private final LocalFunction<Payload, Payload> orders = shop.orders;

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  @Reproduces({"invocations", "errors"})
  void invocationsAreCountedWellOrNotAndErrorsAreThoseThatWereNot() {
    orders.invoke(event(Deed.RETURN));
    orders.invoke(event(Deed.THROW));
    orders.invoke(event(Deed.OVERSTEP));

    assertThat(metrics.of("Orders").invocations()).isEqualTo(3);
    assertThat(metrics.of("Orders").errors()).isEqualTo(2);
    assertThat(metrics.of("Orders").throttles()).isZero();
  }

  @Test
  @Reproduces("throttles")
  void throttledCallIsNeitherAnInvocationNorAnError() {
    orders.reserveConcurrency(1);

    orders.invoke(event(Deed.CALL_AGAIN));

    assertThat(metrics.of("Orders").throttles()).isEqualTo(1);
    assertThat(metrics.of("Orders").invocations()).isEqualTo(1);
    assertThat(metrics.of("Orders").errors()).isZero();
    assertThat(metrics.of("Orders").duration().samples()).isEqualTo(1);
  }

  @Test
  @Reproduces("duration")
  void durationIsThatOfHandlersWithFailuresAndTimeoutsInTheServicesTime() {
    orders.invoke(event(Deed.RETURN));
    orders.invoke(event(Deed.SLOW));
    orders.invoke(event(Deed.THROW));
    orders.invoke(event(Deed.OVERSTEP));

    Statistics duration = metrics.of("Orders").duration();
    assertThat(duration.samples()).isEqualTo(4);
    assertThat(duration.minimum()).isZero();
    assertThat(duration.maximum()).isEqualTo(3000);
    assertThat(duration.sum()).isEqualTo(6000);
    assertThat(duration.average()).isEqualTo(1500);
    assertThat(duration.p50()).isBetween(1000.0, 1001.0);
    assertThat(duration.p99()).isEqualTo(3000);
  }

  @Test
  void aStalledInvocationIsAnErrorWhoseDurationNobodyKnows() {
    try (Shop impatient = new Shop(metrics, Duration.ofMillis(30))) {
      impatient.orders.invoke(event(Deed.BLOCK));
    }

    assertThat(metrics.of("Orders").invocations()).isEqualTo(1);
    assertThat(metrics.of("Orders").errors()).isEqualTo(1);
    assertThat(metrics.of("Orders").duration().isEmpty()).isTrue();
  }

  @Test
  void initDurationIsThatOfColdStarts() {
    orders.invoke(event(Deed.RETURN));
    orders.invoke(event(Deed.RETURN));

    assertThat(metrics.of("Orders").initDuration().samples()).isEqualTo(1);
    assertThat(metrics.of("Orders").initDuration().maximum()).isZero();
  }

  @Test
  @Reproduces("concurrent-executions")
  void concurrencyIsReadWhenAnInvocationBegins() {
    LocalFunction<Payload, Payload> mails = shop.deploy(FunctionSettings.named("Mails"));
    mails.reserveConcurrency(5);

    orders.invoke(event(Deed.CALL_AGAIN));
    mails.invoke(event(Deed.RETURN));

    assertThat(metrics.of("Orders").concurrentExecutions().maximum()).isEqualTo(2);
    assertThat(metrics.of("Orders").concurrentExecutions().samples()).isEqualTo(2);
    assertThat(metrics.of("Mails").concurrentExecutions().maximum()).isEqualTo(1);
    Statistics account = metrics.account().concurrentExecutions();
    assertThat(account.maximum()).isEqualTo(2);
    assertThat(account.samples()).isEqualTo(3);
  }

  @Test
  @Reproduces("unreserved-concurrent-executions")
  void unreservedConcurrencyIsOfTheAccountAndWithoutFunctionsThatHaveTheirOwn() {
    orders.reserveConcurrency(5);
    orders.invoke(event(Deed.CALL_AGAIN));
    Metric metric = Metric.UNRESERVED_CONCURRENT_EXECUTIONS;
    assertThat(metrics.account().get(metric).maximum()).isZero();

    orders.unreserveConcurrency();
    orders.invoke(event(Deed.CALL_AGAIN));

    assertThat(metrics.account().get(metric).maximum()).isEqualTo(2);
    assertThatThrownBy(() -> metrics.of("Orders").get(metric))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("UnreservedConcurrentExecutions is known of the account,"
            + " not of function Orders. Ask there.");
  }

  @Test
  @Reproduces("concurrent-executions-of-versions")
  void concurrencyIsReadOfVersionsAndAliasesToo() {
    LocalFunction<Payload, Payload> first = orders.publish();
    LocalFunction<Payload, Payload> live = orders.createAlias(Alias.of("live", "1"));

    live.invoke(event(Deed.CALL_AGAIN));
    first.invoke(event(Deed.RETURN));
    orders.invoke(event(Deed.RETURN));

    FunctionMetrics function = metrics.of("Orders");
    assertThat(maxima(function.version("1"))).containsExactly(2L, 3L);
    assertThat(maxima(function.version("$LATEST"))).containsExactly(1L, 1L);
    assertThat(maxima(function.alias("live"))).containsExactly(1L, 1L);
    assertThat(maxima(function.alias("live", "1"))).containsExactly(1L, 1L);
    assertThat(maxima(function)).containsExactly(2L, 4L);
    assertThat(function.version("7").concurrentExecutions().isEmpty()).isTrue();
  }

  private static List<Long> maxima(MetricSet metrics) {
    Statistics concurrent = metrics.concurrentExecutions();
    return List.of(Math.round(concurrent.maximum()), concurrent.samples());
  }

  @Test
  @Reproduces("claimed-account-concurrency")
  void claimedConcurrencyIsWhatRunsUnreservedAndAllThatFunctionsHaveForThemselves() {
    Metric metric = Metric.CLAIMED_ACCOUNT_CONCURRENCY;
    orders.invoke(event(Deed.CALL_AGAIN));
    assertThat(metrics.account().get(metric).maximum()).isEqualTo(2);

    LocalFunction<Payload, Payload> mails = shop.deploy(FunctionSettings.named("Mails"));
    mails.reserveConcurrency(50);
    mails.publish().provisionConcurrency(3);
    shop.deploy(FunctionSettings.named("Bills")).publish().provisionConcurrency(4);
    metrics.reset();
    mails.invoke(event(Deed.RETURN));
    assertThat(metrics.account().get(metric).maximum()).isEqualTo(54);
    orders.invoke(event(Deed.RETURN));

    assertThat(metrics.account().get(metric).maximum()).isEqualTo(55);
    assertThat(shop.invoker.accountConcurrency().claimed()).isEqualTo(54);
    assertThatThrownBy(() -> metrics.of("Orders").get(metric))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  @Reproduces({"provisioned-invocations", "provisioned-executions"})
  void provisionedConcurrencyIsCountedAndWhatIsSpiltBesideIt() {
    orders.publish();
    LocalFunction<Payload, Payload> live = orders.createAlias(Alias.of("live", "1"));
    live.provisionConcurrency(2);

    live.invoke(event(Deed.RETURN));
    orders.invoke(event(Deed.RETURN));

    MetricSet alias = metrics.of("Orders").alias("live");
    assertThat(alias.get(Metric.PROVISIONED_CONCURRENCY_INVOCATIONS).sum()).isEqualTo(1);
    assertThat(alias.get(Metric.PROVISIONED_CONCURRENT_EXECUTIONS).maximum()).isEqualTo(1);
    assertThat(alias.get(Metric.PROVISIONED_CONCURRENCY_UTILIZATION).maximum()).isEqualTo(0.5);
    assertThat(metrics.account().get(Metric.PROVISIONED_CONCURRENCY_INVOCATIONS).sum())
        .isEqualTo(1);
  }

  @Test
  @Reproduces("provisioned-spillover")
  void whatBeginsBesideProvisionedConcurrencySpillsOver() {
    LocalFunction<Payload, Payload> first = orders.publish();
    first.provisionConcurrency(1);

    first.invoke(event(Deed.CALL_AGAIN));

    MetricSet version = metrics.of("Orders").version("1");
    assertThat(version.get(Metric.PROVISIONED_CONCURRENCY_INVOCATIONS).sum()).isEqualTo(1);
    assertThat(version.get(Metric.PROVISIONED_CONCURRENCY_SPILLOVER_INVOCATIONS).sum())
        .isEqualTo(1);
    assertThat(version.get(Metric.PROVISIONED_CONCURRENCY_UTILIZATION).maximum())
        .isEqualTo(1);
    assertThat(version.invocations()).isEqualTo(2);
  }

  @Test
  @Reproduces("recursive-invocations-dropped")
  void aCallThatIsRefusedSinceItLoopsIsCounted() {
    orders.invoke(event(Deed.LOOP));

    FunctionMetrics function = metrics.of("Orders");
    assertThat(shop.outcomes).hasSize(16);
    assertThat(function.get(Metric.RECURSIVE_INVOCATIONS_DROPPED).sum()).isEqualTo(1);
    assertThat(function.invocations()).isEqualTo(16);
    assertThat(function.errors()).isEqualTo(1);
  }

  @Test
  @Reproduces("dimensions")
  void metricsAreOfTheAccountAFunctionAVersionAnAliasAndAVersionUnderAnAlias() {
    LocalFunction<Payload, Payload> first = orders.publish();
    LocalFunction<Payload, Payload> live = orders.createAlias(Alias.of("live", "1"));
    orders.invoke(event(Deed.RETURN));
    first.invoke(event(Deed.RETURN));
    live.invoke(event(Deed.THROW));
    live.invoke(event(Deed.THROW));
    shop.deploy(FunctionSettings.named("Mails")).invoke(event(Deed.RETURN));

    assertThat(metrics.account().invocations()).isEqualTo(5);
    FunctionMetrics function = metrics.of("Orders");
    assertThat(function.invocations()).isEqualTo(4);
    assertThat(function.version("1").invocations()).isEqualTo(3);
    assertThat(function.version("1").errors()).isEqualTo(2);
    assertThat(function.version("$LATEST").invocations()).isEqualTo(1);
    assertThat(function.alias("live").invocations()).isEqualTo(2);
    assertThat(function.alias("live", "1").invocations()).isEqualTo(2);
    assertThat(function.alias("live", "2").invocations()).isZero();
    assertThat(metrics.functions()).containsExactly("Mails", "Orders");

    assertThat(metrics.data())
        .filteredOn(datum -> datum.name().equals("Invocations"))
        .extracting(MetricDatum::dimensions, datum -> datum.statistics().sum())
        .map(tuple -> tuple.toList())
        .containsExactly(
            List.of(Map.of(), 5.0),
            List.of(Map.of("FunctionName", "Mails"), 1.0),
            List.of(Map.of("FunctionName", "Orders"), 4.0),
            List.of(Map.of("FunctionName", "Orders", "Resource", "Orders:1"), 1.0),
            List.of(Map.of("FunctionName", "Orders", "Resource", "Orders:live"), 2.0),
            List.of(
                Map.of("FunctionName", "Orders", "Resource", "Orders:live", "ExecutedVersion", "1"),
                2.0));
  }

  @Test
  @Reproduces("units")
  void theListHasTheServicesNamesAndUnits() {
    orders.invoke(event(Deed.SLOW));

    assertThat(metrics.data())
        .extracting(MetricDatum::toString)
        .contains(
            "{} UnreservedConcurrentExecutions 1, 1.000 to 1.000, average 1.000, p50 1.000,"
                + " p99 1.000 Count",
            "{FunctionName=Orders} Invocations 1",
            "{FunctionName=Orders} Duration 1, 2000.000 to 2000.000, average 2000.000,"
                + " p50 2000.000, p99 2000.000 Milliseconds");
    assertThat(metrics.data()).extracting(MetricDatum::unit).containsOnly("Count", "Milliseconds");
  }

  @Test
  void whatWasReadStaysAsItWas() {
    orders.invoke(event(Deed.RETURN));
    FunctionMetrics before = metrics.of("Orders");

    orders.invoke(event(Deed.SLOW));

    assertThat(before.invocations()).isEqualTo(1);
    assertThat(before.duration().maximum()).isZero();
    assertThat(metrics.of("Orders").invocations()).isEqualTo(2);
  }

  @Test
  void resetForgetsEverything() {
    orders.invoke(event(Deed.SLOW));

    metrics.reset();

    assertThat(metrics.data()).isEmpty();
    assertThat(metrics.functions()).isEmpty();
    orders.invoke(event(Deed.RETURN));
    assertThat(metrics.of("Orders").invocations()).isEqualTo(1);
    assertThat(metrics.of("Orders").initDuration().isEmpty()).isTrue();
  }

  @Test
  void aFunctionThatWasNeverCalledHasNoValues() {
    FunctionMetrics none = metrics.of("Odrers");

    assertThat(none.invocations()).isZero();
    assertThat(none.duration().sum()).isZero();
    assertThatThrownBy(() -> none.duration().p99())
        .hasMessage("no percentile of Duration: nothing was measured."
            + " Ask isEmpty() first, or look at the function's name.");
    assertThatThrownBy(() -> none.duration().maximum()).hasMessageStartingWith("no maximum");
    assertThatThrownBy(() -> none.duration().minimum()).hasMessageStartingWith("no minimum");
    assertThatThrownBy(() -> none.duration().average()).hasMessageStartingWith("no average");
  }

  @Test
  void metricsAreATableForHumanEyes() {
    orders.invoke(event(Deed.RETURN));
    orders.invoke(event(Deed.THROW));

    assertThat(metrics).hasToString("""
        function  invocations     errors  throttles     p50 ms     p99 ms     max ms   init p50  concurrent
        Orders              2          1          0       0.00    1000.00    1000.00       0.00           1
        all                 2          1          0       0.00    1000.00    1000.00       0.00           1
        """);
    assertThat(metrics.of("Orders").version("$LATEST")).hasToString("""
        version $LATEST of function Orders
          Invocations 2
          Errors 1
          Duration 2, 0.000 to 1000.000, average 500.000, p50 0.000, p99 1000.000 Milliseconds
          InitDuration 1, 0.000 to 0.000, average 0.000, p50 0.000, p99 0.000 Milliseconds
          ConcurrentExecutions 2, 1.000 to 1.000, average 1.000, p50 1.000, p99 1.000 Count""");
  }
}
