package dev.faas.benchmarks.user;

import dev.faas.Context;
import dev.faas.Handler;

/** A handler of a payload of the user's own, which Jackson's databind reads. */
public final class Receipts implements Handler<Order, Receipt> {

  private static int invocations;

  @Override
  public Receipt handle(Order order, Context context) {
    return settle(order);
  }

  /** Sums up, and counts what this copy of the class has summed up. */
  public static Receipt settle(Order order) {
    invocations++;
    double total =
        order.lines().stream().mapToDouble(line -> line.pieces() * line.price()).sum();
    return new Receipt(order.id(), order.customer(), total, invocations);
  }
}
