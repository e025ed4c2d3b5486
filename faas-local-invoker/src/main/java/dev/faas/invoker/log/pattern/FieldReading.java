package dev.faas.invoker.log.pattern;

import dev.faas.invoker.log.pattern.FieldPattern.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands between brackets. */
final class FieldReading {

  private final PatternReader reader;
  private final List<Field> before = new ArrayList<>();
  private @Nullable List<Field> after;

  private FieldReading(PatternReader reader) {
    this.reader = reader;
  }

  static FieldPattern read(PatternReader reader) {
    return new FieldReading(reader).read();
  }

  private FieldPattern read() {
    reader.take("[");
    do {
      part();
    } while (reader.takes(","));
    reader.take("]");
    reader.takeEnd();
    return new FieldPattern(List.copyOf(before), after == null ? null : List.copyOf(after));
  }

  private void part() {
    if (reader.takes("...")) {
      if (after != null) {
        throw reader.failure("one ellipsis and no second");
      }
      after = new ArrayList<>();
    } else {
      (after == null ? before : after).add(field());
    }
  }

  private Field field() {
    char next = reader.peek();
    if (next == ',' || (next == ']' && !(before.isEmpty() && after == null))) {
      return new Field("", List.of());
    }
    String name = name();
    List<List<Comparison>> alternatives = new ArrayList<>();
    if (reader.peek() != ',' && reader.peek() != ']') {
      alternatives.add(all(name));
      while (reader.takes("||")) {
        takeSame(name);
        alternatives.add(all(name));
      }
    }
    return new Field(name, List.copyOf(alternatives));
  }

  private List<Comparison> all(String name) {
    List<Comparison> all = new ArrayList<>(List.of(Comparison.read(reader)));
    while (reader.takes("&&")) {
      takeSame(name);
      all.add(Comparison.read(reader));
    }
    return List.copyOf(all);
  }

  /** A condition is about its own field. */
  private void takeSame(String name) {
    reader.peek();
    if (!name().equals(name)) {
      throw reader.failure("conditions on " + name + " only, the field they stand at,");
    }
  }

  private String name() {
    return reader.word(PatternReader::isOfName, "the name of a field, or an ellipsis");
  }
}
