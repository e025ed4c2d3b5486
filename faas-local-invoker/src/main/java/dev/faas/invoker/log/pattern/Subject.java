package dev.faas.invoker.log.pattern;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value of an event, which is compared.
 *
 * @param number what it is as a number, or null if it is none
 */
record Subject(String text, @Nullable BigDecimal number) {

  private static final int LONGEST_NUMBER = 100;

  /** The exponent is short, since a number may be compared to its last digit. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,4})?");

  /** A word of an event, which is a number if it looks like one. */
  static Subject word(String text) {
    return new Subject(text, number(text));
  }

  static @Nullable BigDecimal number(String text) {
    return text.length() <= LONGEST_NUMBER && NUMBER.matcher(text).matches()
        ? new BigDecimal(text)
        : null;
  }
}
