package dev.faas.invoker.log.store;

import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The ids of log events. On the service (recorded) an id is the time in milliseconds, shifted by 144 bits, and below it
 * a number that the events of a batch have in common, counted up. Here that number counts all events.
 */
final class EventIds {

  private static final int SHIFT = 144;
  private static final int DIGITS = 56;

  private final AtomicLong count = new AtomicLong();

  String next(long timestamp) {
    String id = BigInteger.valueOf(timestamp)
        .shiftLeft(SHIFT)
        .add(BigInteger.valueOf(count.getAndIncrement()))
        .toString();
    return "0".repeat(Math.max(0, DIGITS - id.length())) + id;
  }
}
