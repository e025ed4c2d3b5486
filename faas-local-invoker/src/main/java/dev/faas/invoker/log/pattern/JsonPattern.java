package dev.faas.invoker.log.pattern;

import dev.faas.DecodeException;
import dev.faas.events.json.JsonNull;
import dev.faas.events.json.JsonValue;
import dev.faas.events.json.JsonValue.JsonBoolean;
import dev.faas.events.json.JsonValue.JsonNumber;
import dev.faas.events.json.JsonValue.JsonString;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Conditions on the members of an event that is JSON; other events do not match. */
record JsonPattern(Expression expression) implements FilterPattern {

  /** What may be true of an event. */
  sealed interface Expression {

    boolean holds(JsonValue event);

    /** All of these. */
    record And(List<Expression> parts) implements Expression {
      @Override
      public boolean holds(JsonValue event) {
        return parts.stream().allMatch(part -> part.holds(event));
      }
    }

    /** Any of these. */
    record Or(List<Expression> parts) implements Expression {
      @Override
      public boolean holds(JsonValue event) {
        return parts.stream().anyMatch(part -> part.holds(event));
      }
    }

    /** A text or a number compares so; nothing else does, not even as different. */
    record Compares(Selector selector, Comparison comparison) implements Expression {
      @Override
      public boolean holds(JsonValue event) {
        return selector.in(event).flatMap(Compares::subject).anyMatch(comparison::holds);
      }

      private static Stream<Subject> subject(JsonValue value) {
        if (value instanceof JsonNumber number) {
          return Stream.of(new Subject(number.toString(), number.value()));
        }
        return value instanceof JsonString text
            ? Stream.of(new Subject(text.value(), null))
            : Stream.empty();
      }
    }

    /** It is true, false or null. */
    record Is(Selector selector, JsonValue literal) implements Expression {
      static final JsonValue TRUE = new JsonBoolean(true);
      static final JsonValue FALSE = new JsonBoolean(false);
      static final JsonValue NULL = JsonNull.NULL;

      @Override
      public boolean holds(JsonValue event) {
        return selector.in(event).anyMatch(literal::equals);
      }
    }

    /** There is no such value, not even null. */
    record NotExists(Selector selector) implements Expression {
      @Override
      public boolean holds(JsonValue event) {
        return selector.in(event).findAny().isEmpty();
      }
    }
  }

  @Override
  public boolean matches(String message) {
    JsonValue event = json(message);
    return event != null && expression.holds(event);
  }

  private static @Nullable JsonValue json(String message) {
    if (!message.stripLeading().startsWith("{")) {
      return null;
    }
    try {
      return JsonValue.parse(message);
    } catch (DecodeException text) {
      return null;
    }
  }
}
