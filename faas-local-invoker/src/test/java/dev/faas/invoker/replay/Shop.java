package dev.faas.invoker.replay;

import dev.faas.Context;
import dev.faas.Payload;
import dev.faas.RawHandler;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Handlers to be recorded. */
final class Shop {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final FunctionSettings SHOP =
      FunctionSettings.named("Shop").withIsolation(Isolation.ISOLATED);

  private Shop() {}

  static LocalInvoker open() {
    return LocalInvoker.builder().timeline(SimulatedTime.startingAt(NOON, 7)).build();
  }

  static LocalFunction<Payload, Payload> deploy(LocalInvoker invoker) {
    return invoker.deploy(Selling.class.getName(), SHOP);
  }

  /** Does what the member {@code do} of the event says, and tells what it sees. */
  public static class Selling implements RawHandler {

    /** What a thing costs. */
    protected int price() {
      return 3;
    }

    @Override
    public Payload handle(Payload event, Context context) {
      JsonValue what = JsonValue.parse(event.text());
      String deed = what instanceof JsonObject order && order.get("do") != null
          ? String.valueOf(order.get("do")).replace("\"", "")
          : "sell";
      System.out.println("will " + deed);
      switch (deed) {
        case "wait" -> LockSupport.parkNanos(price() * 100_000_000L);
        case "refuse" -> throw new IllegalStateException("no stock of " + price());
        case "exit" -> System.exit(price());
        case "hang" -> LockSupport.parkNanos(1_000_000_000_000L);
        default -> context.logger().info("sold for {}", price());
      }
      return Payload.of("{\"id\":\"" + UUID.randomUUID() + "\",\"at\":\"" + Instant.now()
          + "\",\"request\":\"" + context.requestId() + "\",\"trace\":\""
          + context.trace().xRay()
          + "\",\"items\":[{\"price\":" + price() + "}],\"echo\":" + event.text()
          + ",\"variable\":\""
          + System.getenv("DB_PASSWORD") + "\"}");
    }
  }

  /** The next version of it. */
  public static final class Dearer extends Selling {
    @Override
    protected int price() {
      return 4;
    }
  }
}
