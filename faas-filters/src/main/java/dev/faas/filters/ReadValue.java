package dev.faas.filters;

import dev.faas.DecodeException;
import dev.faas.Type;
import dev.faas.events.Body;
import dev.faas.events.HttpRequest;
import java.util.List;
import java.util.function.Function;

/** A value that is read from an event before it is checked. */
final class ReadValue {

  private ReadValue() {}

  /** What is wrong with the value, or the one thing for which it cannot be read. */
  static <E, T> List<Violation> violations(
      E event, Function<? super E, ? extends T> reading, Check<? super T> check) {
    T value;
    try {
      value = reading.apply(event);
    } catch (DecodeException e) {
      return List.of(new Violation(e.path(), e.expected(), e.found()));
    }
    return check.violations(value);
  }

  /** Reads a request's body as this type. */
  @SuppressWarnings("unchecked")
  static <T> Function<HttpRequest, T> body(Type<T> type) {
    return type.rawClass() == Body.class
        ? request -> (T) request.body()
        : request -> request.json(type);
  }
}
