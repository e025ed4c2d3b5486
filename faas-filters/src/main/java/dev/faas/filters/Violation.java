package dev.faas.filters;

import org.jspecify.annotations.Nullable;

/**
 * One expectation that a value does not meet. Immutable.
 *
 * @param place where, as a JSON path such as {@code $.lines[2].pieces}; {@code $} is the whole
 * @param expected what should stand there, such as {@code at least 1}
 * @param found what stands there instead, shortened; it may be personal
 */
public record Violation(String place, String expected, String found) {

  private static final int SHOWN = 100;

  /**
   * A finding.
   *
   * @throws IllegalArgumentException if the place does not begin with {@code $}
   */
  public Violation {
    requirePath(place);
  }

  /** How a value is shown where it is not what it should be. */
  static String shown(@Nullable Object value) {
    if (value == null) {
      return "nothing";
    }
    String text = value.toString();
    int end = text.length() <= SHOWN ? text.length() : text.offsetByCodePoints(0, SHOWN / 2);
    String shown = end == text.length() ? text : text.substring(0, end) + "…";
    return value instanceof CharSequence ? '"' + shown + '"' : shown;
  }

  static void requirePath(String place) {
    if (!place.startsWith("$")) {
      throw new IllegalArgumentException("a place is a JSON path such as $.id, not " + place);
    }
  }

  /** The same finding, seen from further out, where the value stands at this place. */
  Violation within(String outerPlace) {
    return new Violation(outerPlace + place.substring(1), expected, found);
  }

  @Override
  public String toString() {
    return place + ": expected " + expected + ", found " + found;
  }
}
