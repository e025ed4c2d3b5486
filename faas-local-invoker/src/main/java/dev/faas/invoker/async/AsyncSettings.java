package dev.faas.invoker.async;

import dev.faas.invoker.refusal.RefusedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a function's asynchronous events are treated, for its {@code $LATEST} version, a version or an alias.
 * Immutable.
 *
 * @param maximumRetryAttempts how often an event is tried again that failed: 0 to 2
 * @param maximumEventAge how old an event may become: 60 seconds to 6 hours
 * @param onSuccess where the service tells that the function returned, or null
 * @param onFailure where it tells that an event is given up, or null
 */
public record AsyncSettings(
    int maximumRetryAttempts,
    Duration maximumEventAge,
    @Nullable Destination onSuccess,
    @Nullable Destination onFailure) {

  private static final int MAX_RETRIES = 2;
  private static final int MIN_AGE_SECONDS = 60;
  private static final int MAX_AGE_SECONDS = 21_600;

  /** Two more attempts, six hours, no destinations. */
  public static final AsyncSettings DEFAULT =
      new AsyncSettings(MAX_RETRIES, Duration.ofSeconds(MAX_AGE_SECONDS), null, null);

  /**
   * Checks both numbers.
   *
   * @throws RefusedException in the service's words
   */
  public AsyncSettings {
    if (maximumRetryAttempts < 0) {
      throw outside("maximumRetryAttempts", maximumRetryAttempts, "greater than or equal to 0");
    }
    if (maximumRetryAttempts > MAX_RETRIES) {
      throw outside(
          "maximumRetryAttempts", maximumRetryAttempts, "less than or equal to " + MAX_RETRIES);
    }
    long seconds = maximumEventAge.toSeconds();
    if (seconds < MIN_AGE_SECONDS) {
      throw outside(
          "maximumEventAgeInSeconds", seconds, "greater than or equal to " + MIN_AGE_SECONDS);
    }
    if (seconds > MAX_AGE_SECONDS) {
      throw outside(
          "maximumEventAgeInSeconds", seconds, "less than or equal to " + MAX_AGE_SECONDS);
    }
  }

  private static RefusedException outside(String name, long value, String rule) {
    return RefusedException.validation("1 validation error detected: Value '" + value + "' at '"
        + name + "' failed to satisfy constraint: Member must have value " + rule);
  }

  /** The same settings with so many more attempts. */
  public AsyncSettings withMaximumRetryAttempts(int attempts) {
    return new AsyncSettings(attempts, maximumEventAge, onSuccess, onFailure);
  }

  /** The same settings for events that become so old. */
  public AsyncSettings withMaximumEventAge(Duration age) {
    return new AsyncSettings(maximumRetryAttempts, age, onSuccess, onFailure);
  }

  /** The same settings with another destination for what went well. */
  public AsyncSettings withOnSuccess(Destination destination) {
    return new AsyncSettings(maximumRetryAttempts, maximumEventAge, destination, onFailure);
  }

  /** The same settings with another destination for what was given up. */
  public AsyncSettings withOnFailure(Destination destination) {
    return new AsyncSettings(maximumRetryAttempts, maximumEventAge, onSuccess, destination);
  }
}
