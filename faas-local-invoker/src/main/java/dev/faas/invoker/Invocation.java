package dev.faas.invoker;

import dev.faas.Payload;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.PlatformLine.Initialization;
import dev.faas.invoker.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened around one call of a handler. Immutable.
 *
 * @param requestId the id that the handler saw
 * @param functionName the function
 * @param version the version that ran
 * @param qualifier the version or alias that the caller named, or null
 * @param logStream the name of the log stream, which stands for the execution environment
 * @param coldStart whether the environment was made for this invocation
 * @param startedAt when the handler was called: after the init phase
 * @param duration how long the handler took, decoding and encoding included; on a timeout exactly the
 *     timeout; zero if the init phase failed
 * @param initDuration how long the init phase took, or null on a warm start
 * @param billedDuration duration and init phase, rounded up to a millisecond, at least one
 * @param request what the caller sent
 * @param logLines its lines, from START to REPORT; on a cold start those of the init phase before them
 * @param origin how it began
 */
public record Invocation(
    String requestId,
    String functionName,
    String version,
    @Nullable String qualifier,
    String logStream,
    boolean coldStart,
    Instant startedAt,
    Duration duration,
    @Nullable Duration initDuration,
    Duration billedDuration,
    InvocationRequest request,
    List<LogLine> logLines,
    Origin origin) {

  /** The bytes that the function was given. */
  public Payload event() {
    return request.event();
  }

  /**
   * How an invocation began: what must be known beside its request to {@linkplain LocalFunction#repeat repeat} it.
   * Immutable. Components may be added in later versions, so the constructor is not stable.
   *
   * @param settings how the version was configured that ran
   * @param handler the handler's name, as it was configured
   * @param functionArn the function's full name, as the caller named it
   * @param initialization how its execution environment came to be
   * @param environment when the environment was made that it found; null where one was made for it
   * @param begin when it began: before the init phase of an environment that was made for it
   * @param isSimulated whether it ran in simulated time
   */
  public record Origin(
      FunctionSettings settings,
      String handler,
      String functionArn,
      Initialization initialization,
      @Nullable Moment environment,
      Moment begin,
      boolean isSimulated) {}
}
