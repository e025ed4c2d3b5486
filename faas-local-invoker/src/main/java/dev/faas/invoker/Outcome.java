package dev.faas.invoker;

import dev.faas.Payload;
import dev.faas.invoker.concurrency.ThrottleReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an invocation ended: exactly one of {@link Returned}, {@link Failed}, {@link Exited}, {@link TimedOut},
 * {@link Throttled} and {@link Stalled}; later versions may add cases. Immutable. {@link Object#toString toString} tells the whole
 * story in several lines, for the message of a failed test.
 *
 * @param <O> the function's result
 */
public sealed interface Outcome<O extends @Nullable Object> {

  /** What happened around it. */
  Invocation invocation();

  /** The bytes that the caller of the service receives: the result, or the error in JSON. */
  Payload payload();

  /**
   * The handler returned.
   *
   * @param result what the caller of the service reads from the payload; it is decoded from it, not the
   *     object that the handler returned
   */
  record Returned<O extends @Nullable Object>(Invocation invocation, Payload payload, O result)
      implements Outcome<O> {
    @Override
    public String toString() {
      return Story.of(this);
    }
  }

  /**
   * The handler, its init phase or the service reported an error.
   *
   * @param errorType as in the payload, such as {@code java.lang.IllegalStateException} or {@code
   *     Function.ResponseSizeTooLarge}; empty where that has null. What a custom runtime's header said where
   *     its payload has none
   * @param errorMessage as in the payload
   * @param cause what was thrown. Where the event could not be decoded, the payload says no more than
   *     that, as on the service, and this is the {@link dev.faas.DecodeException} with the place. Null
   *     where nothing was thrown
   */
  record Failed<O extends @Nullable Object>(
      Invocation invocation,
      Payload payload,
      String errorType,
      String errorMessage,
      @Nullable Throwable cause)
      implements Outcome<O> {
    @Override
    public String toString() {
      return Story.of(this);
    }
  }

  /**
   * The runtime's process ended before the handler did: by {@code System.exit}, {@code Runtime.halt} or a
   * signal. The environment was reset. Only where functions are isolated: see {@link
   * dev.faas.invoker.isolation.Isolation}.
   *
   * @param errorType {@code Runtime.ExitError}, or {@code Runtime.OutOfMemory}
   * @param errorMessage as in the payload
   * @param status the exit status; -1 where a signal ended the process
   * @param signal the signal in the service's words, such as {@code killed}; null where the process
   *     exited by itself
   */
  record Exited<O extends @Nullable Object>(
      Invocation invocation,
      Payload payload,
      String errorType,
      String errorMessage,
      int status,
      @Nullable String signal)
      implements Outcome<O> {
    @Override
    public String toString() {
      return Story.of(this);
    }
  }

  /**
   * The function's timeout passed before the handler ended. The environment was reset: statics are lost,
   * the temporary directory is kept.
   *
   * @param stack what the handler was doing, the innermost call first; empty where it ended by itself,
   *     but too late
   */
  record TimedOut<O extends @Nullable Object>(
      Invocation invocation, Payload payload, List<StackTraceElement> stack) implements Outcome<O> {
    @Override
    public String toString() {
      return Story.of(this);
    }
  }

  /**
   * The function did not run, since too many invocations run already. The service answers with status 429.
   * Nothing is in the log, and the log stream's name is empty.
   *
   * @param reason which limit it was
   */
  record Throttled<O extends @Nullable Object>(
      Invocation invocation, Payload payload, ThrottleReason reason) implements Outcome<O> {
    @Override
    public String toString() {
      return Story.of(this);
    }
  }

  /**
   * Simulated time stood still, and the handler did not end within the stall limit of real time. The
   * real service has no such outcome: whether the function would have timed out is not known. The
   * environment is gone.
   *
   * @param stack what the handler was doing, the innermost call first
   */
  record Stalled<O extends @Nullable Object>(
      Invocation invocation, Payload payload, List<StackTraceElement> stack) implements Outcome<O> {
    @Override
    public String toString() {
      return Story.of(this);
    }
  }
}
