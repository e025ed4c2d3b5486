package dev.faas.testkit;

import dev.faas.CallerIdentity;
import dev.faas.ClientContext;
import dev.faas.Context;
import dev.faas.EnvironmentVariables;
import dev.faas.FunctionInfo;
import dev.faas.TraceContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
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
      NOPLogger.NOP_LOGGER,
      null,
      null,
      null,
      null,
      null));

  private record Content(
      String requestId,
      FunctionInfo function,
      InstantSource clock,
      Instant deadline,
      EnvironmentVariables environmentVariables,
      boolean isGivenUp,
      Logger logger,
      @Nullable Path temporaryDirectory,
      @Nullable TraceContext trace,
      @Nullable ClientContext clientContext,
      @Nullable CallerIdentity callerIdentity,
      @Nullable String tenantId) {}

  /** What a changed context is to hold. */
  private static final class Draft {
    private String requestId;
    private FunctionInfo function;
    private InstantSource clock;
    private Instant deadline;
    private EnvironmentVariables environmentVariables;
    private boolean isGivenUp;
    private Logger logger;
    private @Nullable Path temporaryDirectory;
    private @Nullable TraceContext trace;
    private @Nullable ClientContext clientContext;
    private @Nullable CallerIdentity callerIdentity;
    private @Nullable String tenantId;

    Draft(Content content) {
      requestId = content.requestId;
      function = content.function;
      clock = content.clock;
      deadline = content.deadline;
      environmentVariables = content.environmentVariables;
      isGivenUp = content.isGivenUp;
      logger = content.logger;
      temporaryDirectory = content.temporaryDirectory;
      trace = content.trace;
      clientContext = content.clientContext;
      callerIdentity = content.callerIdentity;
      tenantId = content.tenantId;
    }

    Content content() {
      return new Content(
          requestId,
          function,
          clock,
          deadline,
          environmentVariables,
          isGivenUp,
          logger,
          temporaryDirectory,
          trace,
          clientContext,
          callerIdentity,
          tenantId);
    }
  }

  private final Content content;

  private TestContext(Content content) {
    this.content = content;
  }

  /**
   * A context of a function {@code FunctionUnderTest} with the service's defaults and 3 seconds left. Its
   * clock stands at 2026-01-01T12:00:01Z, it has no environment variables, and its logger keeps nothing. Its temporary directory is that of
   * the JVM; of trace, client context, caller identity and tenant there is none.
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

  @Override
  public Path temporaryDirectory() {
    return content.temporaryDirectory != null
        ? content.temporaryDirectory
        : Context.super.temporaryDirectory();
  }

  @Override
  public @Nullable TraceContext trace() {
    return content.trace;
  }

  @Override
  public @Nullable ClientContext clientContext() {
    return content.clientContext;
  }

  @Override
  public @Nullable CallerIdentity callerIdentity() {
    return content.callerIdentity;
  }

  @Override
  public @Nullable String tenantId() {
    return content.tenantId;
  }

  private TestContext with(Consumer<Draft> change) {
    Draft draft = new Draft(content);
    change.accept(draft);
    return new TestContext(draft.content());
  }

  /** This context with another request id. */
  public TestContext withRequestId(String requestId) {
    return with(draft -> draft.requestId = requestId);
  }

  /** This context of another function; the deadline stays as it is. */
  public TestContext withFunction(FunctionInfo function) {
    return with(draft -> draft.function = function);
  }

  /** This context with a clock that stands at this moment, and as much time left as before. */
  public TestContext withTime(Instant time) {
    Duration remaining = Duration.between(content.clock.instant(), content.deadline);
    return withClock(InstantSource.fixed(time)).withDeadline(time.plus(remaining));
  }

  /** This context with another clock, such as a simulated time; the deadline stays as it is. */
  public TestContext withClock(InstantSource clock) {
    return with(draft -> draft.clock = clock);
  }

  /** This context with another deadline. */
  public TestContext withDeadline(Instant deadline) {
    return with(draft -> draft.deadline = deadline);
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
    return with(draft -> draft.environmentVariables = environmentVariables);
  }

  /** This context of an invocation whose result nobody wants any longer. */
  public TestContext withCancelled() {
    return with(draft -> draft.isGivenUp = true);
  }

  /** This context with another logger, for output that is to be seen. */
  public TestContext withLogger(Logger logger) {
    return with(draft -> draft.logger = logger);
  }

  /** This context with another temporary directory, such as one of JUnit's {@code @TempDir}. */
  public TestContext withTemporaryDirectory(Path directory) {
    return with(draft -> draft.temporaryDirectory = directory);
  }

  /** This context of an invocation in this trace. */
  public TestContext withTrace(TraceContext trace) {
    return with(draft -> draft.trace = trace);
  }

  /** This context of an invocation by an application that says this about itself. */
  public TestContext withClientContext(ClientContext clientContext) {
    return with(draft -> draft.clientContext = clientContext);
  }

  /** This context of an invocation on behalf of this end user. */
  public TestContext withCallerIdentity(CallerIdentity callerIdentity) {
    return with(draft -> draft.callerIdentity = callerIdentity);
  }

  /** This context of a function whose tenants are isolated, for this tenant. */
  public TestContext withTenantId(String tenantId) {
    return with(draft -> draft.tenantId = tenantId);
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
