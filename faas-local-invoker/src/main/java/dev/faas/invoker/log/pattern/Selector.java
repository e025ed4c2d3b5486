package dev.faas.invoker.log.pattern;

import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which values of an event a condition is about: {@code $.users[0].id}, {@code $.['a.b']}, {@code $.list[*]}. */
record Selector(List<Step> steps) {

  /** One step inwards. */
  sealed interface Step {

    Stream<JsonValue> from(JsonValue value);

    /** To a member of an object. */
    record Member(String name) implements Step {
      @Override
      public Stream<JsonValue> from(JsonValue value) {
        return value instanceof JsonObject object
            ? Stream.ofNullable(object.get(name))
            : Stream.empty();
      }
    }

    /** To an element of an array. */
    record Element(int index) implements Step {
      @Override
      public Stream<JsonValue> from(JsonValue value) {
        return value instanceof JsonArray array && index < array.elements().size()
            ? Stream.of(array.elements().get(index))
            : Stream.empty();
      }
    }

    /** To all members of an object. */
    record AnyMember() implements Step {
      @Override
      public Stream<JsonValue> from(JsonValue value) {
        return value instanceof JsonObject object
            ? object.members().values().stream()
            : Stream.empty();
      }
    }

    /** To all elements of an array. */
    record AnyElement() implements Step {
      @Override
      public Stream<JsonValue> from(JsonValue value) {
        return value instanceof JsonArray array ? array.elements().stream() : Stream.empty();
      }
    }

    default boolean isWildcard() {
      return this instanceof AnyMember || this instanceof AnyElement;
    }
  }

  static Selector read(PatternReader reader) {
    reader.take("$");
    if (!reader.isAtStep()) {
      throw reader.failure("'.' and the name of a member");
    }
    List<Step> steps = new ArrayList<>();
    while (steps.isEmpty() || reader.isAtStep()) {
      steps.add(step(reader));
      if (steps.stream().filter(Step::isWildcard).count() > 1) {
        throw reader.failure("one wildcard in a selector and no second");
      }
    }
    return new Selector(List.copyOf(steps));
  }

  private static Step step(PatternReader reader) {
    boolean isDotted = reader.takesHere(".");
    if (reader.takesHere("['")) {
      reader.back();
      Step member = new Step.Member(reader.quoted('\''));
      reader.take("]");
      return member;
    }
    if (isDotted) {
      return reader.takesHere("*")
          ? new Step.AnyMember()
          : new Step.Member(reader.word(PatternReader::isOfName, "the name of a member"));
    }
    reader.take("[");
    Step element = reader.takesHere("*") ? new Step.AnyElement() : element(reader);
    reader.take("]");
    return element;
  }

  private static Step element(PatternReader reader) {
    String digits = reader.word(c -> c >= '0' && c <= '9', "the number of an element");
    if (digits.length() > 9) {
      throw reader.failure("the number of an element, of at most nine digits,");
    }
    return new Step.Element(Integer.parseInt(digits));
  }

  boolean hasWildcard() {
    return steps.stream().anyMatch(Step::isWildcard);
  }

  Stream<JsonValue> in(JsonValue event) {
    Stream<JsonValue> values = Stream.of(event);
    for (Step step : steps) {
      values = values.flatMap(step::from);
    }
    return values;
  }
}
