package dev.faas.invoker.log.pattern;

/** A regular expression that is found somewhere in an event. */
record RegexPattern(Regex regex) implements FilterPattern {

  static RegexPattern read(PatternReader reader) {
    RegexPattern pattern = new RegexPattern(reader.regex());
    reader.takeEnd();
    return pattern;
  }

  @Override
  public boolean matches(String message) {
    return regex.isIn(message);
  }
}
