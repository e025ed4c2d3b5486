package dev.faas.filters;

import java.util.List;
import java.util.stream.Collectors;

/** A value that does not meet all expectations; its message names every one of them. */
public final class ValidationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  /**
   * The findings about one value.
   *
   * @param what what was looked at, such as {@code Order}
   * @param violations at least one
   */
  ValidationException(String what, List<Violation> violations) {
    super(violations.stream()
        .map(Violation::toString)
        .collect(Collectors.joining("; ", what + " is not valid. At ", "")));
    this.violations = List.copyOf(violations);
  }

  /**
   * What was found, in the order of the checks; unmodifiable, and empty only in a copy made by
   * serialization.
   */
  public List<Violation> violations() {
    return violations == null ? List.of() : violations;
  }
}
