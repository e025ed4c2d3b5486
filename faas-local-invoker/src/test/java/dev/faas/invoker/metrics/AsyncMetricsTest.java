package dev.faas.invoker.metrics;

import static dev.faas.invoker.metrics.Shop.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Payload;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.async.AsyncSettings;
import dev.faas.invoker.async.Destination;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.metrics.Shop.Deed;
import dev.faas.invoker.version.Alias;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AsyncMetricsTest {

  /** A queue that takes nothing. */
  private record FullQueue(String arn) implements Destination {
    @Override
    public void deliver(Message message) throws IOException {
      throw new IOException("full");
    }
  }

  private static final Destination FULL = new FullQueue("arn:aws:sqs:us-east-1:123456789012:full");

  private final Metrics metrics = Metrics.create();
  private final Shop shop = new Shop(metrics);
  private final LocalFunction<Payload, Payload> orders = shop.orders;

  @AfterEach
  void close() {
    shop.close();
  }

  private void handle(LocalFunction<Payload, Payload> function, Deed deed) {
    function.invokeAsync(event(deed));
    shop.invoker.settle();
  }

  @Test
  @Reproduces({"async-events-received", "async-events-dropped"})
  void acceptedEventsAreCountedOnceAndGivenUpOnesAsDropped() {
    handle(orders, Deed.RETURN);
    handle(orders, Deed.THROW);

    FunctionMetrics function = metrics.of("Orders");
    assertThat(function.asyncEventsReceived()).isEqualTo(2);
    assertThat(function.asyncEventsDropped()).isEqualTo(1);
    assertThat(function.invocations()).isEqualTo(4);
    assertThat(function.errors()).isEqualTo(3);
  }

  @Test
  @Reproduces("async-event-age")
  void theAgeOfAnEventIsTakenAtEachAttempt() {
    handle(orders, Deed.THROW);

    Statistics age = metrics.of("Orders").asyncEventAge();
    assertThat(age.samples()).isEqualTo(3);
    assertThat(age.minimum()).isZero();
    assertThat(age.p50()).isBetween(61_000.0, 61_100.0);
    assertThat(age.maximum()).isEqualTo(182_000);
  }

  @Test
  @Reproduces("throttles")
  void throttledAttemptsAreThrottlesAndTheEventIsNotLost() {
    orders.reserveConcurrency(1);
    orders.invokeAsync(event(Deed.RETURN));
    orders.invokeAsync(event(Deed.RETURN));
    shop.invoker.settle();

    FunctionMetrics function = metrics.of("Orders");
    assertThat(function.invocations()).isEqualTo(2);
    assertThat(function.asyncEventsDropped()).isZero();
    assertThat(function.invocations() + function.throttles()).isEqualTo(shop.outcomes.size());
  }

  @Test
  @Reproduces("async-events-dropped")
  void anEventForAFunctionThatIsSwitchedOffIsDroppedWithoutAnInvocation() {
    orders.reserveConcurrency(0);

    handle(orders, Deed.RETURN);

    assertThat(metrics.of("Orders").asyncEventsReceived()).isEqualTo(1);
    assertThat(metrics.of("Orders").asyncEventsDropped()).isEqualTo(1);
    assertThat(metrics.of("Orders").invocations()).isZero();
    assertThat(metrics.of("Orders").asyncEventAge().isEmpty()).isTrue();
  }

  @Test
  @Reproduces({"dead-letter-errors", "destination-delivery-failures"})
  void messagesThatAreNotTakenAreCountedByWhoDidNotTakeThem() {
    LocalFunction<Payload, Payload> mails =
        shop.deploy(FunctionSettings.named("Mails").withDeadLetterQueue(FULL));
    mails.configureAsync(AsyncSettings.DEFAULT.withOnSuccess(FULL).withOnFailure(FULL));

    handle(mails, Deed.RETURN);
    handle(mails, Deed.THROW);

    FunctionMetrics function = metrics.of("Mails");
    assertThat(function.get(Metric.DESTINATION_DELIVERY_FAILURES).sum()).isEqualTo(2);
    assertThat(function.get(Metric.DEAD_LETTER_ERRORS).sum()).isEqualTo(1);
    assertThat(function.asyncEventsDropped()).isEqualTo(1);
  }

  @Test
  void anEventForAnAliasBelongsToTheAliasAndWhatHandlesItToTheVersion() {
    orders.publish();
    LocalFunction<Payload, Payload> live = orders.createAlias(Alias.of("live", "1"));

    handle(live, Deed.RETURN);
    handle(orders.at("1"), Deed.RETURN);
    handle(orders, Deed.RETURN);

    FunctionMetrics function = metrics.of("Orders");
    assertThat(function.asyncEventsReceived()).isEqualTo(3);
    assertThat(function.alias("live").asyncEventsReceived()).isEqualTo(1);
    assertThat(function.version("1").asyncEventsReceived()).isEqualTo(1);
    assertThat(function.version("1").invocations()).isEqualTo(2);
    assertThat(function.version("$LATEST").asyncEventsReceived()).isEqualTo(1);
  }
}
