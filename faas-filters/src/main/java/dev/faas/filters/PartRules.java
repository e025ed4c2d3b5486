package dev.faas.filters;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Checks of the parts of a value. */
final class PartRules {

  private PartRules() {}

  /** One expectation of one part. */
  static <T, V> Check<T> one(
      String place,
      Function<? super T, ? extends @Nullable V> part,
      Predicate<? super V> rule,
      String expectation,
      boolean isRequired) {
    Violation.requirePath(place);
    return value -> {
      V found = part.apply(value);
      boolean isMet = found == null ? !isRequired : rule.test(found);
      return isMet ? List.of() : List.of(new Violation(place, expectation, Violation.shown(found)));
    };
  }

  /** The expectations of each of several parts. */
  static <T, V> Check<T> each(
      String place,
      Function<? super T, ? extends Iterable<? extends V>> parts,
      Check<? super V> expectations) {
    Violation.requirePath(place);
    return value -> {
      List<Violation> found = new ArrayList<>();
      int index = 0;
      for (V part : parts.apply(value)) {
        String outer = place + "[" + index++ + "]";
        expectations.violations(part).forEach(violation -> found.add(violation.within(outer)));
      }
      return found;
    };
  }
}
