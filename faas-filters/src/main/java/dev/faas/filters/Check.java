package dev.faas.filters;

import java.util.List;

/**
 * Looks at a value and says all that is wrong with it. Stateless and safe for use by several threads.
 *
 * @param <T> the value
 */
@FunctionalInterface
public interface Check<T> {

  /**
   * Every expectation that the value does not meet, with places seen from the value; empty if it is
   * valid.
   */
  List<Violation> violations(T value);
}
