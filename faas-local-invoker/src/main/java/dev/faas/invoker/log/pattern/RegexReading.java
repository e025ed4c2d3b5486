package dev.faas.invoker.log.pattern;

import dev.faas.invoker.refusal.RefusedException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads a regular expression ("Supported regular expressions (regex) syntax"): what the service knows is given to
 * Java, where it means the same; all else is refused, groups among it.
 */
final class RegexReading {

  private static final String SYMBOLS = " :_#=@/;,-";
  private static final String OPERATORS = "^$?[]{}|*+.";
  private static final String CLASSES = "dDsSwW";
  private static final String HEX = "0123456789abcdefABCDEF";

  private final PatternReader reader;
  private final String text;
  private final StringBuilder java = new StringBuilder();
  private boolean isInBrackets;
  private int place;

  RegexReading(PatternReader reader, String text) {
    this.reader = reader;
    this.text = text;
  }

  Regex read() {
    while (place < text.length()) {
      char c = text.charAt(place);
      if (c == '\\') {
        escape();
      } else if (text.startsWith("{,", place)) {
        java.append("{0,"); // Java wants the least number
        place += 2;
      } else {
        plain(c);
      }
    }
    try {
      return new Regex(Pattern.compile(java.toString()));
    } catch (PatternSyntaxException wrong) {
      throw reader.failure("a regular expression (" + wrong.getDescription() + ")");
    }
  }

  private void plain(char c) {
    boolean isLetterOrDigit = c < 128 && Character.isLetterOrDigit(c);
    if (!isLetterOrDigit && SYMBOLS.indexOf(c) < 0 && OPERATORS.indexOf(c) < 0) {
      throw failure("what regular expressions may have here: letters, digits, " + SYMBOLS.strip()
          + ", " + OPERATORS + " or \\x and two hexadecimal digits");
    }
    if (c == '[' && isInBrackets) {
      java.append('\\'); // a class within a class is Java's alone
    }
    isInBrackets = (isInBrackets || c == '[') && c != ']';
    java.append(c);
    place++;
  }

  private void escape() {
    char next = place + 1 < text.length() ? text.charAt(place + 1) : '\0';
    boolean isHex = next == 'x' && isHex(place + 2) && isHex(place + 3);
    boolean isSymbol = next > ' ' && next < 127 && !Character.isLetterOrDigit(next);
    if (!isHex && !isSymbol && CLASSES.indexOf(next) < 0) {
      throw failure("\\ before an operator, before one of d, D, s, S, w and W, or before x and two"
          + " hexadecimal digits");
    }
    int length = isHex ? 4 : 2;
    java.append(text, place, place + length);
    place += length;
  }

  private boolean isHex(int index) {
    return index < text.length() && HEX.indexOf(text.charAt(index)) >= 0;
  }

  private RefusedException failure(String expected) {
    return reader.failure(place, expected);
  }
}
