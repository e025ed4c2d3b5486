package dev.faas.testkit;

import dev.faas.invoker.Outcome;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions of a result, which may come out of an outcome: then failures tell the whole of it. */
abstract class AbstractResultAssert<SELF extends AbstractResultAssert<SELF, R>, R>
    extends AbstractAssert<SELF, R> {

  private final @Nullable Outcome<R> outcome;

  AbstractResultAssert(R actual, Class<?> selfType) {
    super(actual, selfType);
    this.outcome = null;
  }

  @SuppressWarnings("NullAway") // AssertJ allows it, and received() looks
  AbstractResultAssert(Outcome<R> outcome, Class<?> selfType) {
    super(outcome instanceof Outcome.Returned<R> returned ? returned.result() : null, selfType);
    this.outcome = outcome;
  }

  /** The result, if there is one. */
  final R received() {
    if (outcome != null && !(outcome instanceof Outcome.Returned)) {
      throw refusal("Expected a result, but:\n\n" + outcome);
    }
    isNotNull();
    return actual;
  }

  final AssertionError refusal(String message) {
    return failure("\n%s", message);
  }

  /** A refusal that development tools show as a comparison. */
  final AssertionError difference(Object found, Object expected, String message) {
    return failureWithActualExpected(found, expected, "\n%s", message);
  }

  /** The outcome if there is one, else the result alone. */
  final String story(String result) {
    return outcome == null ? result : result + "\n\nof this invocation:\n\n" + outcome;
  }
}
