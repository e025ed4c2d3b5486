package dev.faas.testkit;

import dev.faas.Context;
import dev.faas.EnvironmentVariables;
import dev.faas.FunctionInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/**
 * A context for calling a handler directly, without a service. Immutable; two are equal when all they
 * hold is.
 *
 * <pre>{@code
 * TestContext context = TestContext.create().withEnvironmentVariable("TABLE", "pets");
 * HttpResponse response = new Pets().handle(HttpRequest.get("/pets"), context);
 * }</pre>
 */
public final class TestContext implements Context {

  private static final TestContext STANDARD = new TestContext(new Content(
      "11111111-2222-4333-8444-555555555555",
      FunctionInfo.named("FunctionUnderTest"),
      InstantSource.fixed(BenchPlan.START),
      BenchPlan.START.plusSeconds(3),
      EnvironmentVariables.none(),
      false,
      NOPLogger.NOP_LOGGER));

  private record Content(
      String requestId,
      FunctionInfo function,
      InstantSource clock,
      Instant deadline,
      EnvironmentVariables environmentVariables,
      boolean isGivenUp,
      Logger logger) {}

  private final Content content;

  private TestContext(Content content) {
    this.content = content;
  }

  /**
   * A context of a function {@code FunctionUnderTest} with the service's defaults and 3 seconds left. Its
   * clock stands at 2026-01-01T12:00:01Z, it has no environment variables, and its logger keeps nothing.
   */
  public static TestContext create() {
    return STANDARD;
  }

  @Override
  public String requestId() {
    return content.requestId;
  }

  @Override
  public FunctionInfo function() {
    return content.function;
  }

  @Override
  public Instant deadline() {
    return content.deadline;
  }

  /** True after {@link #withCancelled}, and when the clock has reached the deadline. */
  @Override
  public boolean isCancelled() {
    return content.isGivenUp || !content.clock.instant().isBefore(content.deadline);
  }

  @Override
  public InstantSource clock() {
    return content.clock;
  }

  @Override
  public EnvironmentVariables environmentVariables() {
    return content.environmentVariables;
  }

  @Override
  public Logger logger() {
    return content.logger;
  }

  /** This context with another request id. */
  public TestContext withRequestId(String requestId) {
    return new TestContext(new Content(
        requestId,
        content.function,
        content.clock,
        content.deadline,
        content.environmentVariables,
        content.isGivenUp,
        content.logger));
  }

  /** This context of another function; the deadline stays as it is. */
  public TestContext withFunction(FunctionInfo function) {
    return new TestContext(new Content(
        content.requestId,
        function,
        content.clock,
        content.deadline,
        content.environmentVariables,
        content.isGivenUp,
        content.logger));
  }

  /** This context with a clock that stands at this moment, and as much time left as before. */
  public TestContext withTime(Instant time) {
    Duration remaining = Duration.between(content.clock.instant(), content.deadline);
    return withClock(InstantSource.fixed(time)).withDeadline(time.plus(remaining));
  }

  /** This context with another clock, such as a simulated time; the deadline stays as it is. */
  public TestContext withClock(InstantSource clock) {
    return new TestContext(new Content(
        content.requestId,
        content.function,
        clock,
        content.deadline,
        content.environmentVariables,
        content.isGivenUp,
        content.logger));
  }

  /** This context with another deadline. */
  public TestContext withDeadline(Instant deadline) {
    return new TestContext(new Content(
        content.requestId,
        content.function,
        content.clock,
        deadline,
        content.environmentVariables,
        content.isGivenUp,
        content.logger));
  }

  /** This context with so much time left from what its clock shows now. */
  public TestContext withRemaining(Duration remaining) {
    return withDeadline(content.clock.instant().plus(remaining));
  }

  /** This context with one more environment variable, or one replaced. */
  public TestContext withEnvironmentVariable(String name, String value) {
    return withEnvironmentVariables(content.environmentVariables.with(name, value));
  }

  /** This context with these environment variables and no others. */
  public TestContext withEnvironmentVariables(EnvironmentVariables environmentVariables) {
    return new TestContext(new Content(
        content.requestId,
        content.function,
        content.clock,
        content.deadline,
        environmentVariables,
        content.isGivenUp,
        content.logger));
  }

  /** This context of an invocation whose result nobody wants any longer. */
  public TestContext withCancelled() {
    return new TestContext(new Content(
        content.requestId,
        content.function,
        content.clock,
        content.deadline,
        content.environmentVariables,
        true,
        content.logger));
  }

  /** This context with another logger, for output that is to be seen. */
  public TestContext withLogger(Logger logger) {
    return new TestContext(new Content(
        content.requestId,
        content.function,
        content.clock,
        content.deadline,
        content.environmentVariables,
        content.isGivenUp,
        logger));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TestContext that && content.equals(that.content);
  }

  @Override
  public int hashCode() {
    return content.hashCode();
  }

  /** All it holds, but of environment variables only the names. */
  @Override
  public String toString() {
    return content.toString().replaceFirst("Content", "TestContext");
  }
}
