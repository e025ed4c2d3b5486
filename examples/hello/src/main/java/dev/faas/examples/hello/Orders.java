package dev.faas.examples.hello;

import dev.faas.Context;
import dev.faas.events.QueueHandler;
import dev.faas.events.QueueMessage;
import java.math.BigDecimal;

/** Takes orders from a queue; a message that is no order fails alone and is delivered again. */
public final class Orders implements QueueHandler {

  /** What a message says. */
  public record Order(long id, String name, BigDecimal price) {}

  @Override
  public void on(QueueMessage message, Context context) {
    Order order = message.json(Order.class);
    context.logger().info("order {}: {} for {}", order.id(), order.name(), order.price());
  }
}
