package dev.faas.invoker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Payload;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.async.AsyncInvocation;
import dev.faas.invoker.async.Condition;
import dev.faas.invoker.metrics.Shop.Deed;
import dev.faas.invoker.version.Alias;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens, metrics say what a plain count of outcomes says. */
class MetricsProperties {

  /** A call of a function by one of its names. */
  record Call(Deed deed, boolean isAsync, int name) {}

  @Provide
  Arbitrary<List<Call>> calls() {
    Arbitrary<Deed> deeds =
        Arbitraries.of(Deed.RETURN, Deed.SLOW, Deed.THROW, Deed.OVERSTEP, Deed.CALL_AGAIN);
    return Combinators.combine(
            deeds, Arbitraries.of(true, false), Arbitraries.integers().between(0, 2))
        .as(Call::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(15)
        .map(MetricsProperties::withoutNestedCallsBesideEvents);
  }

  /**
   * A handler that has timed out while events moved time is abandoned, and what it calls then comes to its end
   * whenever it likes.
   */
  private static List<Call> withoutNestedCallsBesideEvents(List<Call> calls) {
    boolean isAnyAsync = calls.stream().anyMatch(Call::isAsync);
    return calls.stream()
        .map(call -> isAnyAsync && call.deed() == Deed.CALL_AGAIN
            ? new Call(Deed.RETURN, call.isAsync(), call.name())
            : call)
        .toList();
  }

  @Property(tries = 40)
  void metricsAreAPlainCountOfOutcomes(
      @ForAll("calls") List<Call> calls, @ForAll boolean isScarce) {
    Metrics metrics = Metrics.create();
    try (Shop shop = new Shop(metrics)) {
      shop.orders.publish();
      LocalFunction<Payload, Payload> live = shop.orders.createAlias(Alias.of("live", "1"));
      List<LocalFunction<Payload, Payload>> names = List.of(shop.orders, shop.orders.at("1"), live);
      if (isScarce) {
        shop.orders.reserveConcurrency(1);
      }
      List<AsyncInvocation> events = new ArrayList<>();
      for (Call call : calls) {
        LocalFunction<Payload, Payload> function = names.get(call.name());
        if (call.isAsync()) {
          events.add(function.invokeAsync(Shop.event(call.deed())));
        } else {
          function.invoke(Shop.event(call.deed()));
        }
      }
      shop.invoker.settle();

      FunctionMetrics function = metrics.of("Orders");
      check(function, shop, outcome -> true);
      check(metrics.account(), shop, outcome -> true);
      check(function.version("1"), shop, outcome -> version(outcome).equals("1"));
      check(function.version("$LATEST"), shop, outcome -> version(outcome).equals("$LATEST"));
      check(function.alias("live"), shop, outcome -> "live".equals(qualifier(outcome)));
      checkEvents(function, events);
    }
  }

  private static String version(Outcome<?> outcome) {
    return outcome.invocation().version();
  }

  private static String qualifier(Outcome<?> outcome) {
    return outcome.invocation().qualifier();
  }

  private static void check(MetricSet metrics, Shop shop, Predicate<Outcome<?>> filter) {
    List<Outcome<?>> calls = shop.outcomes.stream().filter(filter).toList();
    List<Outcome<?>> ran = calls.stream()
        .filter(outcome -> !(outcome instanceof Outcome.Throttled))
        .toList();
    assertThat(metrics.invocations()).isEqualTo(ran.size());
    assertThat(metrics.invocations() + metrics.throttles()).isEqualTo(calls.size());
    assertThat(metrics.errors())
        .isEqualTo(
            ran.stream().filter(each -> !(each instanceof Outcome.Returned)).count());
    List<Duration> durations =
        ran.stream().map(each -> each.invocation().duration()).sorted().toList();
    assertThat(metrics.duration().samples()).isEqualTo(durations.size());
    assertThat(metrics.duration().sum())
        .isEqualTo(durations.stream().mapToLong(Duration::toMillis).sum());
    assertThat(metrics.initDuration().samples())
        .isEqualTo(ran.stream()
            .filter(each -> each.invocation().initDuration() != null)
            .count());
  }

  private static void checkEvents(FunctionMetrics function, List<AsyncInvocation> events) {
    assertThat(function.asyncEventsReceived()).isEqualTo(events.size());
    assertThat(function.asyncEventsDropped())
        .isEqualTo(events.stream()
            .filter(event -> event.condition().orElseThrow() != Condition.SUCCESS)
            .count());
    assertThat(function.asyncEventAge().samples())
        .isEqualTo(events.stream().mapToInt(AsyncInvocation::attempts).sum());
    assertThat(function.concurrentExecutions().samples()).isEqualTo(function.invocations());
  }
}
