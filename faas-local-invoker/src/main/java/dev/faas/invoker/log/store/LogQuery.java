package dev.faas.invoker.log.store;

import dev.faas.invoker.log.format.LogLevel;
import dev.faas.invoker.log.pattern.FilterPattern;
import dev.faas.invoker.refusal.RefusedException;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which lines somebody looks for: all conditions hold for them. Immutable. */
public final class LogQuery {

  private static final LogQuery ALL = new LogQuery(null, line -> true);

  private final @Nullable String group;
  private final Predicate<StoredLine> condition;

  private LogQuery(@Nullable String group, Predicate<StoredLine> condition) {
    this.group = group;
    this.condition = condition;
  }

  /** All lines of all groups. */
  public static LogQuery all() {
    return ALL;
  }

  /** Those of this group, such as {@code /aws/lambda/Orders}; of several such conditions the last one counts. */
  public LogQuery inGroup(String name) {
    return new LogQuery(name, condition);
  }

  /** Those of the stream of this name. */
  public LogQuery inStream(String name) {
    return where(line -> line.stream().name().equals(name));
  }

  /** Those of the invocation with this request id. */
  public LogQuery ofRequest(String requestId) {
    return where(line -> requestId.equals(line.line().requestId()));
  }

  /** Those of this level and the graver ones; what a line without a level counts as, {@link LogLevel} says. */
  public LogQuery atLeast(LogLevel level) {
    return where(line -> line.level().compareTo(level) >= 0);
  }

  /**
   * Those of this time.
   *
   * @param begin the first moment
   * @param end the first moment after it
   */
  public LogQuery between(Instant begin, Instant end) {
    return where(
        line -> !line.line().time().isBefore(begin) && line.line().time().isBefore(end));
  }

  /** Those whose {@linkplain dev.faas.invoker.log.LogLine#text text} contains this, stack traces included. */
  public LogQuery containing(String part) {
    return where(line -> line.line().text().contains(part));
  }

  /**
   * Those of which the service writes an event that matches a filter pattern of CloudWatch Logs, such as {@code
   * ?ERROR ?WARN}, {@code "timed out" -retry}, <code>{ $.level = "ERROR" }</code>, {@code [ip, ..., status = 5*]}
   * or {@code %order-[0-9]+%}. A line that the function's log format does not show matches no pattern.
   *
   * @throws RefusedException if it is none; the message says what is wrong where
   */
  public LogQuery matching(String pattern) {
    FilterPattern parsed = FilterPattern.parse(pattern);
    return where(line -> line.events().stream().anyMatch(parsed::matches));
  }

  /** Those for which a condition of your own holds. */
  public LogQuery where(Predicate<StoredLine> another) {
    return new LogQuery(group, condition.and(another));
  }

  @Nullable
  String group() {
    return group;
  }

  boolean accepts(StoredLine line) {
    return condition.test(line);
  }
}
