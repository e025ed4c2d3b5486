package dev.faas.invoker.log.pattern;

import dev.faas.events.json.JsonValue;
import dev.faas.invoker.log.pattern.JsonPattern.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads what stands between braces; {@code &&} binds more closely than {@code ||}. */
final class JsonReading {

  private static final int MAX_WILDCARDS = 3;

  private final PatternReader reader;
  private int wildcards;

  private JsonReading(PatternReader reader) {
    this.reader = reader;
  }

  static JsonPattern read(PatternReader reader) {
    reader.take("{");
    Expression expression = new JsonReading(reader).any();
    reader.take("}");
    reader.takeEnd();
    return new JsonPattern(expression);
  }

  private Expression any() {
    return chain("||", this::all, Expression.Or::new);
  }

  private Expression all() {
    return chain("&&", this::unit, Expression.And::new);
  }

  private Expression chain(
      String operator, Supplier<Expression> part, Function<List<Expression>, Expression> joined) {
    List<Expression> parts = new ArrayList<>(List.of(part.get()));
    while (reader.takes(operator)) {
      parts.add(part.get());
    }
    return parts.size() == 1 ? parts.get(0) : joined.apply(List.copyOf(parts));
  }

  private Expression unit() {
    if (!reader.takes("(")) {
      return condition();
    }
    Expression inside = any();
    reader.take(")");
    return inside;
  }

  private Expression condition() {
    Selector selector = Selector.read(reader);
    wildcards += selector.hasWildcard() ? 1 : 0;
    if (wildcards > MAX_WILDCARDS) {
      throw reader.failure("at most " + MAX_WILDCARDS + " wildcards in a pattern and no fourth");
    }
    if (reader.takes("IS ")) {
      return new Expression.Is(selector, literal());
    }
    if (reader.takes("NOT ")) {
      reader.take("EXISTS");
      return new Expression.NotExists(selector);
    }
    return new Expression.Compares(selector, Comparison.read(reader));
  }

  private JsonValue literal() {
    if (reader.takes("NULL")) {
      return Expression.Is.NULL;
    }
    if (reader.takes("TRUE")) {
      return Expression.Is.TRUE;
    }
    if (reader.takes("FALSE")) {
      return Expression.Is.FALSE;
    }
    throw reader.failure("NULL, TRUE or FALSE");
  }
}
