package dev.faas.invoker.log;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The service's way to write times and durations as text. By hand, since a formatter costs some hundred
 * classes at a cold start.
 */
final class Notation {

  private Notation() {}

  /** Milliseconds with two decimals. */
  static String milliseconds(Duration duration) {
    return rounded(BigDecimal.valueOf(duration.toNanos(), 6));
  }

  /** Seconds with two decimals. */
  static String seconds(Duration duration) {
    return rounded(BigDecimal.valueOf(duration.toNanos(), 9));
  }

  private static String rounded(BigDecimal number) {
    return number.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  /** Such as {@code 2026/03/01}, in UTC. */
  static String date(Instant time) {
    LocalDate date = LocalDate.ofInstant(time, ZoneOffset.UTC);
    return digits(date.getYear(), 4) + "/" + digits(date.getMonthValue(), 2) + "/"
        + digits(date.getDayOfMonth(), 2);
  }

  /** Such as {@code 2026-03-01T12:00:00.000Z}: always three digits of a second, the rest cut off. */
  static String timestamp(Instant time) {
    LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    return date(time).replace('/', '-') + "T" + digits(utc.getHour(), 2) + ":"
        + digits(utc.getMinute(), 2) + ":" + digits(utc.getSecond(), 2) + "."
        + digits(utc.getNano() / 1_000_000, 3) + "Z";
  }

  private static String digits(int number, int width) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
