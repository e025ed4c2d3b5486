package dev.faas.invoker.log.pattern;

import dev.faas.invoker.refusal.RefusedException;
import java.util.function.IntPredicate;

/** The text of a pattern, and a place in it. Blanks before each part are passed over. */
final class PatternReader {

  /** What {@link #peek} answers at the end. */
  static final char END = '\0';

  private static final int MAX_REGEXES = 2;

  private final String text;
  private int place;
  private int regexes;

  PatternReader(String text) {
    this.text = text;
  }

  /** The next character that is not blank; it is not taken. */
  char peek() {
    while (place < text.length() && Character.isWhitespace(text.charAt(place))) {
      place++;
    }
    return here();
  }

  private char here() {
    return place < text.length() ? text.charAt(place) : END;
  }

  /** Takes this if it comes next. */
  boolean takes(String part) {
    peek();
    return takesHere(part);
  }

  /** Takes this if it comes next without a blank before it. */
  boolean takesHere(String part) {
    boolean isHere = text.startsWith(part, place);
    if (isHere) {
      place += part.length();
    }
    return isHere;
  }

  /** Whether a selector goes on here. */
  boolean isAtStep() {
    return here() == '.' || here() == '[';
  }

  /** Gives the last character back. */
  void back() {
    place--;
  }

  void take(String part) {
    if (!takes(part)) {
      throw failure("'" + part + "'");
    }
  }

  /** A blank or the end must follow. */
  void takeBlank() {
    if (here() != END && !Character.isWhitespace(here())) {
      throw failure("a blank or the end, or quotation marks around all of it,");
    }
  }

  /** Nothing may follow. */
  void takeEnd() {
    if (peek() != END) {
      throw failure("the end");
    }
  }

  /** As many characters of this kind as there are, without blanks before them; at least one. */
  String word(IntPredicate kind, String expected) {
    int begin = place;
    while (place < text.length() && kind.test(text.charAt(place))) {
      place++;
    }
    if (place == begin) {
      throw failure(expected);
    }
    return text.substring(begin, place);
  }

  /** A text in quotation marks of this kind, which may be in it behind a backslash. */
  String quoted(char mark) {
    int begin = place;
    place++;
    StringBuilder content = new StringBuilder();
    while (here() != mark) {
      if (place >= text.length()) {
        place = begin;
        throw failure("a closing " + mark + " for the one");
      }
      boolean isEscaped = here() == '\\'
          && place + 1 < text.length()
          && (text.charAt(place + 1) == mark || text.charAt(place + 1) == '\\');
      place += isEscaped ? 1 : 0;
      content.append(here());
      place++;
    }
    place++;
    return content.toString();
  }

  /** A regular expression between percent signs, of which a pattern may have two. */
  Regex regex() {
    int begin = place;
    int end = text.indexOf('%', begin + 1);
    if (end < 0) {
      throw failure("a closing % for the one");
    }
    regexes++;
    if (regexes > MAX_REGEXES) {
      throw failure("at most " + MAX_REGEXES + " regular expressions in a pattern and no third");
    }
    place = begin + 1;
    Regex regex = new RegexReading(this, text.substring(begin + 1, end)).read();
    place = end + 1;
    return regex;
  }

  RefusedException failure(String expected) {
    return failure(0, expected);
  }

  /** The refusal of what stands so many characters after the present place. */
  RefusedException failure(int offset, String expected) {
    int at = place + offset;
    String found = at < text.length() ? "'" + text.substring(at) + "'" : "the end";
    return new RefusedException(
        "InvalidParameterException",
        400,
        "Invalid filter pattern: " + text + " should have " + expected + " at character " + (at + 1)
            + ", where it has " + found);
  }

  /** Letters, digits and underscores of ASCII. */
  static boolean isOfTerm(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  /** What names of members and fields are made of. */
  static boolean isOfName(int c) {
    return isOfTerm(c) || c == '-';
  }
}
