package dev.faas.benchmarks.user;

/** A function of Fn's with a payload of the user's own, which Jackson's databind reads. */
public final class FnReceipts {

  /** Sums up. */
  public Receipt settle(Order order) {
    return Receipts.settle(order);
  }
}
