package dev.faas.invoker.replay;

import dev.faas.Payload;
import dev.faas.invoker.Outcome;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How an invocation ended, without what Java alone knows of it.
 *
 * @param errorType as in the payload, or null
 * @param errorMessage as in the payload, or null
 * @param exitStatus of a process that exited, or null
 * @param signal what killed the process, or null
 */
record Ending(
    Kind kind,
    Payload payload,
    @Nullable String errorType,
    @Nullable String errorMessage,
    @Nullable Integer exitStatus,
    @Nullable String signal) {

  /** Which kind of outcome. */
  enum Kind {
    RETURNED,
    FAILED,
    EXITED,
    TIMED_OUT,
    STALLED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * Of an outcome.
   *
   * @throws IllegalArgumentException if the function did not run
   */
  static Ending of(Outcome<?> outcome) {
    Payload payload = outcome.payload();
    if (outcome instanceof Outcome.Failed<?> failed) {
      return new Ending(
          Kind.FAILED, payload, failed.errorType(), failed.errorMessage(), null, null);
    }
    if (outcome instanceof Outcome.Exited<?> exited) {
      return new Ending(
          Kind.EXITED,
          payload,
          exited.errorType(),
          exited.errorMessage(),
          exited.status(),
          exited.signal());
    }
    if (outcome instanceof Outcome.Throttled<?> throttled) {
      throw new IllegalArgumentException(throttled.invocation().functionName()
          + " was throttled (" + throttled.reason().wireName()
          + "): it did not run, so there is nothing to record");
    }
    return new Ending(kind(outcome), payload, null, null, null, null);
  }

  private static Kind kind(Outcome<?> outcome) {
    if (outcome instanceof Outcome.TimedOut) {
      return Kind.TIMED_OUT;
    }
    return outcome instanceof Outcome.Stalled ? Kind.STALLED : Kind.RETURNED;
  }

  Ending with(Payload newPayload, UnaryOperator<String> message) {
    return new Ending(
        kind,
        newPayload,
        errorType,
        errorMessage == null ? null : message.apply(errorMessage),
        exitStatus,
        signal);
  }
}
