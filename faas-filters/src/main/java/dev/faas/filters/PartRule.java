package dev.faas.filters;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One expectation of one part of a value. */
record PartRule<T, V>(
    String place,
    Function<? super T, ? extends @Nullable V> part,
    Predicate<? super V> rule,
    String expectation,
    boolean isRequired)
    implements Check<T> {

  PartRule {
    Violation.requirePath(place);
  }

  @Override
  public List<Violation> violations(T value) {
    V found = part.apply(value);
    boolean isMet = found == null ? !isRequired : rule.test(found);
    return isMet ? List.of() : List.of(new Violation(place, expectation, Finding.of(found)));
  }
}
