package dev.faas.invoker.async;

import dev.faas.Payload;
import org.jspecify.annotations.Nullable;

/** A function as the queue of its events sees it. Must be safe for use by several threads. */
public interface AsyncFunction {

  /**
   * Its full name with a qualifier.
   *
   * @param qualifier a version or an alias; null for {@code $LATEST}
   */
  String arn(@Nullable String qualifier);

  /** How events for this version or alias are treated now. */
  AsyncSettings settings(@Nullable String qualifier);

  /** Where events for this version or alias go that are given up, beside the destination; null for nowhere. */
  @Nullable
  Destination deadLetterQueue(@Nullable String qualifier);

  /** Whether it may not run at all, since no concurrency is reserved for it. */
  boolean isSwitchedOff();

  /**
   * Asks for the right to handle an event now.
   *
   * @return null if it is throttled
   */
  @Nullable
  Attempt admit(AsyncInvocation event);

  /** The right to handle an event. */
  @FunctionalInterface
  interface Attempt {

    /**
     * Handles the event and gives the right back. To be called once.
     *
     * @return null if it was throttled all the same
     */
    @Nullable
    Answer run();
  }

  /**
   * What the function answered.
   *
   * @param executedVersion the version that ran
   * @param payload the result, or the error in JSON
   * @param error what went wrong, in the function's or the service's words; null for a result
   */
  record Answer(
      String executedVersion, Payload payload, @Nullable String error) {}
}
