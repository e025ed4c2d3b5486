package dev.faas.filters;

import org.jspecify.annotations.Nullable;

/** How a value is shown where it is not what it should be. */
final class Finding {

  private static final int SHOWN = 100;

  private Finding() {}

  static String of(@Nullable Object value) {
    if (value == null) {
      return "nothing";
    }
    String text = value.toString();
    int end = text.length() <= SHOWN ? text.length() : text.offsetByCodePoints(0, SHOWN / 2);
    String shown = end == text.length() ? text : text.substring(0, end) + "…";
    return value instanceof CharSequence ? '"' + shown + '"' : shown;
  }
}
