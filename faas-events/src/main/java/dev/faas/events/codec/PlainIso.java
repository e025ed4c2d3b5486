package dev.faas.events.codec;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A time with milliseconds in UTC in its usual spelling: {@code 2026-11-24T18:00:00.123Z}. */
final class PlainIso {

  private static final String PATTERN = "0000-00-00T00:00:00.000Z";

  private static final long FIRST_SECOND = -62_167_219_200L; // 0000-01-01T00:00:00Z
  private static final long LAST_SECOND = 253_402_300_799L; // 9999-12-31T23:59:59Z

  private PlainIso() {}

  /** The moment, or null if the spelling is another or there is no such time; nothing is known then. */
  static @Nullable Instant parse(String text) {
    if (!hasPattern(text)) {
      return null;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    if (day > 28 && day > LocalDate.of(year, month, 1).lengthOfMonth()) {
      return null;
    }
    long seconds = LocalDate.of(year, month, day).toEpochDay() * 86_400L;
    seconds += hour * 3600L + minute * 60L + second;
    return Instant.ofEpochSecond(seconds, number(text, 20, 23) * 1_000_000L);
  }

  private static boolean hasPattern(String text) {
    if (text.length() != PATTERN.length()) {
      return false;
    }
    for (int i = 0; i < PATTERN.length(); i++) {
      char wanted = PATTERN.charAt(i);
      char c = text.charAt(i);
      if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = 10 * number + (text.charAt(i) - '0');
    }
    return number;
  }

  /** Whether a moment can be spelled so: with whole milliseconds and a year of four digits. */
  static boolean fits(Instant value) {
    return value.getNano() % 1_000_000 == 0
        && value.getEpochSecond() >= FIRST_SECOND
        && value.getEpochSecond() <= LAST_SECOND;
  }

  /** The moment in this spelling, which it must fit. */
  static String format(Instant value) {
    long seconds = value.getEpochSecond();
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, 86_400L));
    int ofDay = (int) Math.floorMod(seconds, 86_400L);
    StringBuilder text = new StringBuilder(PATTERN);
    put(text, 0, 4, date.getYear());
    put(text, 5, 7, date.getMonthValue());
    put(text, 8, 10, date.getDayOfMonth());
    put(text, 11, 13, ofDay / 3600);
    put(text, 14, 16, ofDay / 60 % 60);
    put(text, 17, 19, ofDay % 60);
    put(text, 20, 23, (int) (value.toEpochMilli() - seconds * 1000));
    return text.toString();
  }

  private static void put(StringBuilder text, int from, int to, int number) {
    int rest = number;
    for (int i = to - 1; i >= from; i--) {
      text.setCharAt(i, (char) ('0' + rest % 10));
      rest /= 10;
    }
  }
}
