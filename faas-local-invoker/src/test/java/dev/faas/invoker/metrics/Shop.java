package dev.faas.invoker.metrics;

import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.Payload;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.InvocationListener;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** An invoker under simulated time whose functions do what events say. */
public final class Shop implements AutoCloseable {

  /** What a handler does. */
  public enum Deed {
    /** Takes no time. */
    RETURN,
    /** Takes two seconds. */
    SLOW,
    /** Throws after one second. */
    THROW,
    /** Takes longer than it may. */
    OVERSTEP,
    /** Calls the function again, which then returns. */
    CALL_AGAIN,
    /** Calls the function again, which does the same. */
    LOOP,
    /** Blocks in real time. */
    BLOCK
  }

  /** The outcomes in the order in which the listener was told. */
  public final List<Outcome<?>> outcomes = Collections.synchronizedList(new ArrayList<>());

  /** The time of the invoker. */
  public final SimulatedTime time = SimulatedTime.startingAt(Instant.EPOCH);

  /** The invoker. */
  public final LocalInvoker invoker;

  /** Whose handler does what it is told. */
  public final LocalFunction<Payload, Payload> orders;

  /** With this listener. */
  public Shop(InvocationListener listener) {
    this(listener, Duration.ofSeconds(10));
  }

  Shop(InvocationListener listener, Duration stallLimit) {
    invoker = LocalInvoker.builder()
        .timeline(time)
        .stallLimit(stallLimit)
        .listener(outcomes::add)
        .listener(listener)
        .build();
    orders = deploy(FunctionSettings.named("Orders"));
  }

  /** One more function. */
  public LocalFunction<Payload, Payload> deploy(FunctionSettings settings) {
    return invoker.deploy(
        FunctionDefinition.of(Payload.class, Payload.class, this::handle), settings);
  }

  /** The event that makes a handler do this. */
  public static Payload event(Deed deed) {
    return Payload.of("\"" + deed + "\"");
  }

  private Payload handle(Payload event, Context context) throws InterruptedException {
    String version = context.function().version();
    LocalFunction<?, ?> function = invoker.function(context.function().name());
    LocalFunction<?, ?> self = version.equals("$LATEST") ? function : function.at(version);
    switch (Deed.valueOf(event.text().replace("\"", ""))) {
      case RETURN -> {}
      case SLOW -> time.advance(Duration.ofSeconds(2));
      case THROW -> {
        time.advance(Duration.ofSeconds(1));
        throw new IllegalStateException("thrown");
      }
      case OVERSTEP -> time.advance(Duration.ofSeconds(3));
      case CALL_AGAIN -> self.invokeRaw(event(Deed.RETURN));
      case LOOP -> self.invokeRaw(event);
      case BLOCK -> new CountDownLatch(1).await();
    }
    return event;
  }

  @Override
  public void close() {
    invoker.close();
  }
}
