package dev.faas.filters;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The expectations of each of several parts of a value. */
record EachRule<T, V>(
    String place,
    Function<? super T, ? extends Iterable<? extends V>> parts,
    Check<? super V> expectations)
    implements Check<T> {

  EachRule {
    Violation.requirePath(place);
  }

  @Override
  public List<Violation> violations(T value) {
    List<Violation> found = new ArrayList<>();
    int index = 0;
    for (V part : parts.apply(value)) {
      String outer = place + "[" + index++ + "]";
      expectations.violations(part).forEach(violation -> found.add(violation.within(outer)));
    }
    return found;
  }
}
