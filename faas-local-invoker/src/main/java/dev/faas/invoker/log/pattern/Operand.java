package dev.faas.invoker.log.pattern;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a value is compared with. */
sealed interface Operand permits Regex, Operand.Text, Operand.Numeric {

  /** Whether they are equal, in the way of this operand. */
  boolean accepts(Subject subject);

  /**
   * A text; an asterisk at its begin or end stands for anything, and elsewhere for itself.
   *
   * @param content with its asterisks
   */
  record Text(String content) implements Operand {

    @Override
    public boolean accepts(Subject subject) {
      String text = subject.text();
      if (content.equals("*")) {
        return true;
      }
      boolean isOpenBefore = content.startsWith("*");
      boolean isOpenAfter = content.endsWith("*");
      String fixed =
          content.substring(isOpenBefore ? 1 : 0, content.length() - (isOpenAfter ? 1 : 0));
      if (isOpenBefore) {
        return isOpenAfter ? text.contains(fixed) : text.endsWith(fixed);
      }
      return isOpenAfter ? text.startsWith(fixed) : text.equals(fixed);
    }
  }

  /**
   * A number.
   *
   * @param spelled as it stands in the pattern
   */
  record Numeric(BigDecimal value, String spelled) implements Operand {

    @Override
    public boolean accepts(Subject subject) {
      BigDecimal number = subject.number();
      return number == null ? subject.text().equals(spelled) : number.compareTo(value) == 0;
    }
  }

  /** Reads one. */
  static Operand read(PatternReader reader) {
    char first = reader.peek();
    if (first == '%') {
      return reader.regex();
    }
    if (first == '"') {
      return new Text(reader.quoted('"'));
    }
    String word = reader.word(
        c -> PatternReader.isOfName(c) || c == '.' || c == '*' || c == '+',
        "a number, a text, in quotation marks unless it has letters and digits only, or a regular"
            + " expression between percent signs");
    BigDecimal number = Subject.number(word);
    return number == null ? new Text(word) : new Numeric(number, word);
  }

  /** Null if it is no number. */
  default @Nullable BigDecimal asNumber() {
    return this instanceof Numeric number ? number.value() : null;
  }
}
