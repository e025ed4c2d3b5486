package dev.faas.invoker.log.pattern;

import java.util.regex.Pattern;

/** A regular expression of the service's kind. */
record Regex(Pattern pattern) implements Operand {

  boolean isIn(String text) {
    return pattern.matcher(text).find();
  }

  @Override
  public boolean accepts(Subject subject) {
    return isIn(subject.text());
  }
}
