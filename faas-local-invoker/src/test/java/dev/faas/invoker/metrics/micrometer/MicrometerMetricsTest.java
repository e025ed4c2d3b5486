package dev.faas.invoker.metrics.micrometer;

import static dev.faas.invoker.metrics.Shop.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Payload;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.metrics.Shop;
import dev.faas.invoker.metrics.Shop.Deed;
import dev.faas.invoker.version.Alias;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MicrometerMetricsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Shop shop = new Shop(MicrometerMetrics.to(registry));
  private final LocalFunction<Payload, Payload> orders = shop.orders;

  @AfterEach
  void close() {
    shop.close();
    registry.close();
  }

  @Test
  void countersAndTimersSayWhatHappened() {
    orders.invoke(event(Deed.SLOW));
    orders.invoke(event(Deed.THROW));

    assertThat(registry.get("faas.invocations").counter().count()).isEqualTo(2);
    assertThat(registry.get("faas.errors").counter().count()).isEqualTo(1);
    assertThat(registry.get("faas.duration").timer().count()).isEqualTo(2);
    assertThat(registry.get("faas.duration").timer().totalTime(TimeUnit.SECONDS))
        .isEqualTo(3);
    assertThat(registry.get("faas.duration").timer().max(TimeUnit.SECONDS)).isEqualTo(2);
    assertThat(registry.get("faas.init.duration").timer().count()).isEqualTo(1);
  }

  @Test
  void tagsNameFunctionQualifierAndVersion() {
    orders.publish();
    orders.createAlias(Alias.of("live", "1")).invoke(event(Deed.RETURN));
    orders.invoke(event(Deed.RETURN));

    assertThat(registry
            .get("faas.invocations")
            .tags("function", "Orders", "qualifier", "live", "version", "1")
            .counter()
            .count())
        .isEqualTo(1);
    assertThat(registry
            .get("faas.invocations")
            .tags("function", "Orders", "qualifier", "none", "version", "$LATEST")
            .counter()
            .count())
        .isEqualTo(1);
    assertThat(registry
            .get("faas.concurrent.executions")
            .tags("function", "Orders", "qualifier", "none", "version", "none")
            .summary()
            .count())
        .isEqualTo(2);
  }

  @Test
  void concurrencyIsASummaryOfAFunctionAndOfTheAccount() {
    orders.invoke(event(Deed.CALL_AGAIN));

    assertThat(registry.get("faas.concurrent.executions").summary().max()).isEqualTo(2);
    assertThat(registry.get("faas.account.concurrent.executions").summary().max())
        .isEqualTo(2);
    assertThat(registry
            .get("faas.account.unreserved.concurrent.executions")
            .summary()
            .max())
        .isEqualTo(2);
  }

  @Test
  void namesFollowMicrometersRulesAndAMeterHasAlwaysTheSameTags() {
    orders.reserveConcurrency(1);
    orders.invoke(event(Deed.CALL_AGAIN));
    orders.invokeAsync(event(Deed.THROW));
    shop.invoker.settle();

    assertThat(registry.getMeters())
        .extracting(meter -> meter.getId().getName())
        .contains(
            "faas.throttles",
            "faas.async.events.received",
            "faas.async.event.age",
            "faas.async.events.dropped")
        .allMatch(name -> name.matches("faas(\\.[a-z]+)+"));
    assertThat(registry.getMeters())
        .extracting(Meter::getId)
        .allMatch(id -> id.getTags().size() == (id.getName().startsWith("faas.account.") ? 0 : 3));
  }
}
