package dev.faas.invoker.log;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** The service's way to write durations. */
final class Milliseconds {

  private Milliseconds() {}

  /** Milliseconds with two decimals. */
  static String of(Duration duration) {
    return BigDecimal.valueOf(duration.toNanos(), 6)
        .setScale(2, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
