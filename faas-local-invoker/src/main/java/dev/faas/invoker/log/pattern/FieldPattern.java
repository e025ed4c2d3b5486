package dev.faas.invoker.log.pattern;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on the fields of an event, which are separated by blanks. An event may not have fewer fields than the
 * pattern; if it has more, the pattern's last one is all the rest, unless an ellipsis takes them.
 *
 * @param before the fields before the ellipsis, or all
 * @param after the fields after the ellipsis; null where there is none
 */
record FieldPattern(List<Field> before, @Nullable List<Field> after) implements FilterPattern {

  /**
   * A field.
   *
   * @param name empty for one that nobody cares for
   * @param alternatives each is some comparisons that must all hold; none for any value
   */
  record Field(String name, List<List<Comparison>> alternatives) {

    boolean accepts(String text) {
      Subject subject = Subject.word(text);
      return alternatives.isEmpty()
          || alternatives.stream()
              .anyMatch(all -> all.stream().allMatch(one -> one.holds(subject)));
    }
  }

  @Override
  public boolean matches(String message) {
    List<String> values = values(message);
    List<Field> named = named();
    if (values == null) {
      return false;
    }
    for (int i = 0; i < named.size(); i++) {
      if (!named.get(i).accepts(values.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Map<String, String> fields(String message) {
    List<String> values = values(message);
    List<Field> named = named();
    Map<String, String> found = new LinkedHashMap<>();
    for (int i = 0; values != null && i < values.size(); i++) {
      if (!named.get(i).name().isEmpty()) {
        found.put(named.get(i).name(), values.get(i));
      }
    }
    return found;
  }

  private List<Field> named() {
    if (after == null) {
      return before;
    }
    List<Field> all = new ArrayList<>(before);
    all.addAll(after);
    return all;
  }

  /** The values of {@link #named}, or null if the event has fewer fields. */
  private @Nullable List<String> values(String message) {
    List<Words.Word> words = Words.of(message);
    int count = named().size();
    if (words.size() < count) {
      return null;
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int place = i < before.size() ? i : words.size() - count + i;
      values.add(words.get(place).text());
    }
    if (after == null && words.size() > count) {
      values.set(count - 1, message.substring(words.get(count - 1).begin()).stripTrailing());
    }
    return values;
  }
}
