package dev.faas.invoker.log.pattern;

import dev.faas.invoker.refusal.RefusedException;
import java.util.Map;

/**
 * Which log events somebody wants ("Filter pattern syntax for metric filters, subscription filters, filter log
 * events, and Live Tail"). Case counts. Immutable.
 *
 * <table>
 * <caption>The forms of a pattern</caption>
 * <tr><td>{@code ERROR timeout -retry}<td>terms: all, and none of those with a minus
 * <tr><td>{@code ?ERROR ?WARN}<td>any; such terms are ignored beside others
 * <tr><td>{@code "timed out"}<td>a phrase, and whatever is not letters, digits and underscores
 * <tr><td>{@code %ERR[0-9]+%}<td>a regular expression, by itself
 * <tr><td>{@code { $.level = "ERROR" && $.duration > 10 }}<td>members of events that are JSON
 * <tr><td>{@code [ip, ..., status = 4*, size]}<td>fields of events that are words
 * </table>
 */
public sealed interface FilterPattern permits TermPattern, RegexPattern, JsonPattern, FieldPattern {

  /** How long a pattern may be ("PutSubscriptionFilter"). */
  int MAX_LENGTH = 1024;

  /**
   * Reads a pattern; a blank one matches every event.
   *
   * @throws RefusedException if the service would not take it; the message says what is wrong where
   */
  static FilterPattern parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new RefusedException(
          "InvalidParameterException",
          400,
          "Invalid filter pattern: it has " + text.length() + " characters, but at most "
              + MAX_LENGTH + " are allowed");
    }
    PatternReader reader = new PatternReader(text);
    return switch (reader.peek()) {
      case '{' -> JsonReading.read(reader);
      case '[' -> FieldReading.read(reader);
      case '%' -> RegexPattern.read(reader);
      default -> TermPattern.read(reader);
    };
  }

  /**
   * Whether an event is wanted.
   *
   * @param message without its line end
   */
  boolean matches(String message);

  /** What a pattern of fields has found in an event that matches, by their names; empty for others. */
  default Map<String, String> fields(String message) {
    return Map.of();
  }
}
