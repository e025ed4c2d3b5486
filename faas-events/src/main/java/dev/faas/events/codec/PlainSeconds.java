package dev.faas.events.codec;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Seconds since 1970 in their usual spelling, such as {@code 1767322800} and {@code 1767322800.123}. */
final class PlainSeconds {

  private static final int MOST_DIGITS = 12;
  private static final int NANO_DIGITS = 9;

  private PlainSeconds() {}

  /** The moment, or null if the spelling is another; then nothing is known. */
  static @Nullable Instant parse(String digits) {
    int point = digits.indexOf('.');
    int whole = point < 0 ? digits.length() : point;
    if (whole == 0 || whole > MOST_DIGITS || digits.length() - whole > NANO_DIGITS + 1) {
      return null;
    }
    long seconds = number(digits, 0, whole);
    long fraction = point < 0 ? 0 : number(digits, point + 1, digits.length());
    if (seconds < 0 || fraction < 0) {
      return null;
    }
    for (int i = digits.length() - whole - (point < 0 ? 0 : 1); i < NANO_DIGITS; i++) {
      fraction *= 10;
    }
    return Instant.ofEpochSecond(seconds, fraction);
  }

  /** The natural number that these digits are, or -1. */
  private static long number(String digits, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = 10 * number + (c - '0');
    }
    return number;
  }

  /** The seconds of a moment, as a JSON number without needless digits. */
  static String format(Instant value) {
    long seconds = value.getEpochSecond();
    int nanos = value.getNano();
    if (nanos == 0) {
      return Long.toString(seconds);
    }
    boolean negative = seconds < 0;
    if (negative) {
      seconds = -1 - seconds;
      nanos = 1_000_000_000 - nanos;
    }
    StringBuilder text = new StringBuilder(24);
    text.append(negative ? "-" : "").append(seconds).append('.');
    text.append(1_000_000_000L + nanos).deleteCharAt(text.length() - NANO_DIGITS - 1);
    while (text.charAt(text.length() - 1) == '0') {
      text.setLength(text.length() - 1);
    }
    return text.toString();
  }
}
