package dev.faas.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a user reads when an assertion fails. */
final class Failure {

  private Failure() {}

  static AbstractStringAssert<?> of(ThrowingCallable assertion) {
    Throwable thrown = catchThrowable(assertion);
    assertThat(thrown).isInstanceOf(AssertionError.class);
    return assertThat(thrown.getMessage());
  }
}
