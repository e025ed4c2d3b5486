package dev.faas.invoker.log.store;

import dev.faas.invoker.async.Destination;
import dev.faas.invoker.log.pattern.FilterPattern;
import dev.faas.invoker.refusal.RefusedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which events of a log group a function is called with. Immutable.
 *
 * @param name unique in its group
 * @param pattern a filter pattern of CloudWatch Logs, see {@link LogQuery#matching}; blank for all events
 * @param destination a function
 */
public record SubscriptionFilter(String name, String pattern, Destination destination) {

  /** How many a log group has at most ("PutSubscriptionFilter"). */
  public static final int MAX_PER_GROUP = 2;

  private static final Pattern NAME = Pattern.compile("[^:*]{1,512}");
  private static final Pattern FUNCTION =
      Pattern.compile("arn:[^:]+:lambda:[^:]*:\\d*:function:([^:]+)(:[^:]+)?");

  /**
   * Checks all three.
   *
   * @throws RefusedException if the service would not take one of them
   */
  public SubscriptionFilter {
    if (!NAME.matcher(name).matches()) {
      throw refused("1 validation error detected: Value '" + name + "' at 'filterName' failed to"
          + " satisfy constraint: Member must satisfy regular expression pattern: [^:*]*, and have"
          + " 1 to 512 characters");
    }
    if (!FUNCTION.matcher(destination.arn()).matches()) {
      throw refused("destinationArn " + destination.arn()
          + " is not that of a function; other destinations of logs are not reproduced. Give"
          + " LocalFunction.asDestination().");
    }
    FilterPattern.parse(pattern);
  }

  private static RefusedException refused(String message) {
    return new RefusedException("InvalidParameterException", 400, message);
  }

  /** A filter of this name, which has yet to be told what it matches and whom it calls. */
  public static Named named(String name) {
    return new Named(name, "");
  }

  /** Its name, its pattern, and whom it calls. */
  @Override
  public String toString() {
    return "subscription filter " + name + " (" + pattern + ") to " + destination.arn();
  }

  /** The name of the function that is called. */
  String function() {
    Matcher arn = FUNCTION.matcher(destination.arn());
    if (!arn.matches()) {
      throw new IllegalStateException(destination + " has another full name than before");
    }
    return arn.group(1);
  }

  /**
   * A filter that has no destination yet.
   *
   * @param name of the filter
   * @param pattern blank for all events
   */
  public record Named(String name, String pattern) {

    /** The events that match this pattern; without it, all. */
    public Named matching(String newPattern) {
      return new Named(name, newPattern);
    }

    /**
     * They go to this function: {@code LocalFunction.asDestination()}.
     *
     * @throws RefusedException as {@link SubscriptionFilter#SubscriptionFilter}
     */
    public SubscriptionFilter to(Destination destination) {
      return new SubscriptionFilter(name, pattern, destination);
    }
  }
}
