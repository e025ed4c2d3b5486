package dev.faas.invoker;

import static dev.faas.invoker.TextFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.FunctionDefinition;
import dev.faas.Handler;
import dev.faas.Payload;
import dev.faas.invoker.log.store.LogQuery;
import dev.faas.invoker.log.store.SentEvent;
import dev.faas.invoker.log.store.SubscriptionFilter;
import dev.faas.invoker.refusal.RefusedException;
import dev.faas.invoker.time.RealTime;
import dev.faas.invoker.time.SimulatedTime;
import dev.faas.invoker.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscribedFunctionTest {

  private static final String ORDERS = "/aws/lambda/Orders";

  private final List<List<String>> alarms = Collections.synchronizedList(new ArrayList<>());
  private final Handler<String, String> order = (event, context) -> {
    System.out.println(event);
    return event;
  };
  private final Handler<String, String> alarm = (event, context) -> {
    System.out.println("ERROR is what the alarm is about");
    alarms.add(SentEvent.of(Payload.of(event)).messages());
    return event;
  };

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void functionIsCalledWithLinesOfAnother(boolean isSimulated) {
    Timeline time = isSimulated ? SimulatedTime.startingAt(InvokerTest.NOON) : RealTime.create();
    try (LocalInvoker invoker = invoker(builder -> builder.timeline(time))) {
      LocalFunction<String, String> orders = deploy(invoker, "Orders", order);
      subscribe(invoker);
      orders.invoke("ERROR: no tea");
      orders.invoke("all is well");
      orders.invoke("ERROR: no milk");
      invoker.settle();

      assertThat(alarms)
          .containsExactlyInAnyOrder(List.of("ERROR: no tea\n"), List.of("ERROR: no milk\n"));
      assertThat(invoker.logs().find(LogQuery.all().inGroup("/aws/lambda/Alarm").matching("ERROR")))
          .hasSize(2);
    }
  }

  @Test
  void onCallersThreadsItIsCalledWhenTheInvokerIsSettled() {
    try (LocalInvoker invoker = invoker(InvokerBuilder::onCallerThread)) {
      LocalFunction<String, String> orders = deploy(invoker, "Orders", order);
      subscribe(invoker);
      orders.invoke("ERROR: no tea");
      assertThat(alarms).isEmpty();
      invoker.settle();
      assertThat(alarms).containsExactly(List.of("ERROR: no tea\n"));
    }
  }

  @Test
  void underSimulatedTimeNothingHappensBeforeTimeMoves() {
    SimulatedTime time = SimulatedTime.startingAt(InvokerTest.NOON);
    try (LocalInvoker invoker = invoker(builder -> builder.timeline(time))) {
      LocalFunction<String, String> orders = deploy(invoker, "Orders", order);
      subscribe(invoker);
      orders.invoke("ERROR: no tea");
      assertThat(alarms).isEmpty();
      time.advance(Duration.ofMillis(1));
      assertThat(alarms).containsExactly(List.of("ERROR: no tea\n"));
    }
  }

  /** One handler calls another, whose lines are sent: that is no part of the first one's trace. */
  @Test
  void subscribedFunctionIsNotInTheTraceOfWhoeverWroteTheLines() {
    List<Boolean> traced = Collections.synchronizedList(new ArrayList<>());
    try (LocalInvoker invoker = invoker(builder -> builder)) {
      LocalFunction<String, String> orders = deploy(invoker, "Orders", order);
      LocalFunction<String, String> shop =
          deploy(invoker, "Shop", (event, context) -> String.valueOf(orders.invoke(event)));
      LocalFunction<String, String> tracing = deploy(invoker, "Alarm", (event, context) -> {
        traced.add(context.trace() != null);
        return event;
      });
      invoker.logs().subscribe(ORDERS, SubscriptionFilter.named("all").to(tracing.asDestination()));
      shop.invoke("tea");
      boolean isTracedAlone = tracedAlone(tracing, traced);
      invoker.settle();

      assertThat(traced).hasSize(2).containsOnly(isTracedAlone);
    }
  }

  private static boolean tracedAlone(LocalFunction<String, String> tracing, List<Boolean> traced) {
    tracing.invoke("alone");
    return traced.get(0);
  }

  @Test
  void functionIsRefusedItsOwnLines() {
    try (LocalInvoker invoker = invoker(builder -> builder)) {
      LocalFunction<String, String> orders = deploy(invoker, "Orders", order);

      assertThatThrownBy(() -> invoker
              .logs()
              .subscribe(ORDERS, SubscriptionFilter.named("own").to(orders.asDestination())))
          .isInstanceOf(RefusedException.class)
          .hasMessage("The log group provided is reserved for the function logs of the destination"
              + " function.");
    }
  }

  @Test
  void sameSeedSendsTheSame() {
    assertThat(run(7)).isEqualTo(run(7)).hasSize(3);
  }

  private List<String> run(long seed) {
    SimulatedTime time = SimulatedTime.startingAt(InvokerTest.NOON, seed);
    List<String> events = new ArrayList<>();
    try (LocalInvoker invoker = invoker(builder -> builder.timeline(time))) {
      LocalFunction<String, String> orders = deploy(invoker, "Orders", order);
      LocalFunction<String, String> archive = deploy(invoker, "Archive", (event, context) -> {
        events.add(SentEvent.of(Payload.of(event)).content().toString());
        return event;
      });
      invoker.logs().subscribe(ORDERS, SubscriptionFilter.named("all").to(archive.asDestination()));
      for (int i = 0; i < 3; i++) {
        orders.invokeAsync("order " + i);
      }
      invoker.settle();
    }
    return events;
  }

  private void subscribe(LocalInvoker invoker) {
    LocalFunction<String, String> function = deploy(invoker, "Alarm", alarm);
    invoker
        .logs()
        .subscribe(
            ORDERS,
            SubscriptionFilter.named("errors").matching("ERROR").to(function.asDestination()));
  }

  private static LocalFunction<String, String> deploy(
      LocalInvoker invoker, String name, Handler<String, String> handler) {
    return invoker.deploy(
        FunctionDefinition.of(String.class, String.class, handler),
        TEXT,
        FunctionSettings.named(name));
  }

  private static LocalInvoker invoker(UnaryOperator<InvokerBuilder> adjustment) {
    return adjustment
        .apply(LocalInvoker.builder().timeline(SimulatedTime.startingAt(InvokerTest.NOON)))
        .build();
  }
}
