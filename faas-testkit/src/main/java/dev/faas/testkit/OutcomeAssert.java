package dev.faas.testkit;

import dev.faas.invoker.Outcome;
import dev.faas.invoker.log.OutputLine;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.assertj.core.api.ObjectAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions of an outcome: see {@link FaasAssertions#assertThat(Outcome)}. A failure prints what was
 * expected, and the whole outcome with its log lines.
 *
 * @param <O> the function's result
 */
public class OutcomeAssert<O extends @Nullable Object>
    extends AbstractAssert<OutcomeAssert<O>, Outcome<O>> {

  /** Of this outcome. */
  public OutcomeAssert(Outcome<O> actual) {
    super(actual, OutcomeAssert.class);
  }

  /** The function returned; a batch some of whose items failed is a success as well. */
  public OutcomeAssert<O> succeeded() {
    requireReturned("the function to return");
    return this;
  }

  /** The function failed: the handler, its init phase or the service reported an error. */
  public OutcomeAssert<O> failed() {
    requireFailed("the function to fail");
    return this;
  }

  /** The function failed with an exception of this type or a subtype. */
  public OutcomeAssert<O> failedWith(Class<? extends Throwable> type) {
    String expectation = "the function to fail with " + type.getName();
    if (!type.isInstance(requireFailed(expectation).cause())) {
      throw refusal(expectation + ", but:");
    }
    return this;
  }

  /** The function failed or its process ended, and the service's caller is told exactly this message. */
  public OutcomeAssert<O> hasErrorMessage(String expected) {
    String expectation = "the error message\n  " + expected;
    String message = requireErrorMessage(expectation);
    if (!message.equals(expected)) {
      throw different(message, expected, expectation + "\nbut it was\n  " + message + "\nin:");
    }
    return this;
  }

  /**
   * The function failed or its process ended, and the caller of the service is told a message that
   * contains this.
   */
  public OutcomeAssert<O> hasErrorMessageContaining(String expected) {
    String expectation = "an error message that contains\n  " + expected;
    String message = requireErrorMessage(expectation);
    if (!message.contains(expected)) {
      throw refusal(expectation + "\nbut it was\n  " + message + "\nin:");
    }
    return this;
  }

  /**
   * The function failed or its process ended, and the caller of the service is told this type, such as
   * {@code java.lang.IllegalStateException}, {@code Function.ResponseSizeTooLarge} or {@code
   * Runtime.ExitError}.
   */
  public OutcomeAssert<O> hasErrorType(String expected) {
    String expectation = "the error type\n  " + expected;
    String type = requireErrorType(expectation);
    if (!type.equals(expected)) {
      throw different(type, expected, expectation + "\nbut it was\n  " + type + "\nin:");
    }
    return this;
  }

  /** The function's timeout passed before the handler ended. */
  public OutcomeAssert<O> timedOut() {
    if (!(present() instanceof Outcome.TimedOut)) {
      throw refusal("the function to time out, but:");
    }
    return this;
  }

  /** The runtime's process ended before the handler did; seen only where functions are isolated. */
  public OutcomeAssert<O> exited() {
    requireExited("the process to end");
    return this;
  }

  /** The runtime's process ended by itself with this status, as {@code System.exit(status)} does. */
  public OutcomeAssert<O> exitedWith(int status) {
    String expectation = "the process to exit with status " + status;
    Outcome.Exited<O> exit = requireExited(expectation);
    if (exit.signal() != null) {
      throw refusal(expectation + "\nbut it was killed by the signal '" + exit.signal() + "'\nin:");
    }
    if (exit.status() != status) {
      throw different(
          exit.status(), status, expectation + "\nbut its status was " + exit.status() + "\nin:");
    }
    return this;
  }

  /** The runtime's process was killed by this signal, in the service's words, such as {@code killed}. */
  public OutcomeAssert<O> wasKilledBy(String signal) {
    String expectation = "the process to be killed by the signal '" + signal + "'";
    Outcome.Exited<O> exit = requireExited(expectation);
    if (exit.signal() == null) {
      throw refusal(expectation + "\nbut it exited with status " + exit.status() + "\nin:");
    }
    if (!exit.signal().equals(signal)) {
      throw different(
          exit.signal(), signal, expectation + "\nbut it was '" + exit.signal() + "'\nin:");
    }
    return this;
  }

  /** Too many invocations ran already, so that the function did not run. */
  public OutcomeAssert<O> throttled() {
    if (!(present() instanceof Outcome.Throttled)) {
      throw refusal("the function to be throttled, but:");
    }
    return this;
  }

  /** The handler blocked for real while simulated time stood still. */
  public OutcomeAssert<O> stalled() {
    if (!(present() instanceof Outcome.Stalled)) {
      throw refusal("the function to stall, but:");
    }
    return this;
  }

  /** The execution environment was made for this invocation. */
  public OutcomeAssert<O> coldStarted() {
    if (!present().invocation().coldStart()) {
      throw refusal("a cold start, but it was a warm start:");
    }
    return this;
  }

  /** The execution environment had been used before. */
  public OutcomeAssert<O> warmStarted() {
    if (present().invocation().coldStart()) {
      throw refusal("a warm start, but it was a cold start:");
    }
    return this;
  }

  /** A line that the function wrote, or that reports its failure, contains this text. */
  public OutcomeAssert<O> logged(String part) {
    if (output().stream().noneMatch(line -> line.text().contains(part))) {
      throw refusal("a log line that contains\n  " + part + "\nbut there is none in:");
    }
    return this;
  }

  /** No line that the function wrote, or that reports its failure, contains this text. */
  public OutcomeAssert<O> didNotLog(String part) {
    if (output().stream().anyMatch(line -> line.text().contains(part))) {
      throw refusal("no log line that contains\n  " + part + "\nbut there is one in:");
    }
    return this;
  }

  /** The function wrote nothing; the report of a failure does not count, since the runtime writes it. */
  public OutcomeAssert<O> loggedNothing() {
    long written = output().stream()
        .filter(line -> line.source() != OutputLine.Source.RUNTIME)
        .count();
    if (written > 0) {
      throw refusal("no output, but there "
          + (written == 1 ? "is a line" : "are " + written + " lines") + " in:");
    }
    return this;
  }

  /** The function returned this. */
  public OutcomeAssert<O> returned(O expected) {
    String expectation = "the function to return\n  " + expected;
    O result = requireReturned(expectation).result();
    if (!Objects.deepEquals(result, expected)) {
      throw different(result, expected, expectation + "\nbut it returned\n  " + result + "\nin:");
    }
    return this;
  }

  /** Goes on with what the function returned; failures from there on tell the outcome as well. */
  public final ObjectAssert<O> result() {
    succeeded();
    return asInstanceOf(new InstanceOfAssertFactory<>(Outcome.class, this::assertResult))
        .as(() -> "result of this invocation:\n\n" + actual + "\n");
  }

  /** Without a result it is null: soft assertions come here after they noted that failure. */
  @SuppressWarnings("NullAway")
  private ObjectAssert<O> assertResult(Object outcome) {
    return new ObjectAssert<>(
        present() instanceof Outcome.Returned<O> returned ? returned.result() : null);
  }

  private Outcome<O> present() {
    isNotNull();
    return actual;
  }

  private Outcome.Returned<O> requireReturned(String expectation) {
    if (present() instanceof Outcome.Returned<O> returned) {
      return returned;
    }
    throw refusal(expectation + ", but:");
  }

  private Outcome.Failed<O> requireFailed(String expectation) {
    if (present() instanceof Outcome.Failed<O> failure) {
      return failure;
    }
    throw refusal(expectation + ", but:");
  }

  private Outcome.Exited<O> requireExited(String expectation) {
    if (present() instanceof Outcome.Exited<O> exit) {
      return exit;
    }
    throw refusal(expectation + ", but:");
  }

  private String requireErrorMessage(String expectation) {
    return present() instanceof Outcome.Exited<O> exit
        ? exit.errorMessage()
        : requireFailed(expectation).errorMessage();
  }

  private String requireErrorType(String expectation) {
    return present() instanceof Outcome.Exited<O> exit
        ? exit.errorType()
        : requireFailed(expectation).errorType();
  }

  private List<OutputLine> output() {
    return LogCapture.written(present().invocation().logLines());
  }

  private AssertionError refusal(String expectation) {
    return failure("\nExpected %s\n\n%s", expectation, actual);
  }

  /** A refusal that development tools show as a comparison. */
  private AssertionError different(
      @Nullable Object found, @Nullable Object expected, String expectation) {
    return failureWithActualExpected(found, expected, "\nExpected %s\n\n%s", expectation, actual);
  }
}
