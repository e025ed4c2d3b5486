package dev.faas.invoker.log.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * Terms that an event contains, wherever: also inside words.
 *
 * @param required all of them
 * @param excluded none of them
 * @param optional any of them, if there are no others
 */
record TermPattern(List<String> required, List<String> excluded, List<String> optional)
    implements FilterPattern {

  static TermPattern read(PatternReader reader) {
    List<String> required = new ArrayList<>();
    List<String> excluded = new ArrayList<>();
    List<String> optional = new ArrayList<>();
    while (reader.peek() != PatternReader.END) {
      List<String> kind = reader.takes("-") ? excluded : reader.takes("?") ? optional : required;
      String term = reader.peek() == '"'
          ? reader.quoted('"')
          : reader.word(
              PatternReader::isOfTerm,
              "a term of letters, digits and underscores, or anything in quotation marks,");
      reader.takeBlank();
      if (!term.isBlank()) {
        kind.add(term);
      }
    }
    return new TermPattern(required, excluded, optional);
  }

  @Override
  public boolean matches(String message) {
    boolean isOptional = required.isEmpty() && excluded.isEmpty() && !optional.isEmpty();
    return isOptional
        ? optional.stream().anyMatch(message::contains)
        : required.stream().allMatch(message::contains)
            && excluded.stream().noneMatch(message::contains);
  }
}
