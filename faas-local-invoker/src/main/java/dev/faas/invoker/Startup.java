package dev.faas.invoker;

import dev.faas.invoker.PlatformLog.Span;
import dev.faas.invoker.Verdicts.Fate;
import dev.faas.invoker.Verdicts.Verdict;
import dev.faas.invoker.environment.ExecutionEnvironment;
import dev.faas.invoker.environment.HookPhase;
import dev.faas.invoker.environment.InitPhase;
import dev.faas.invoker.environment.Phase;
import dev.faas.invoker.log.PlatformLine;
import dev.faas.invoker.log.PlatformLine.Restore;
import dev.faas.invoker.time.Timeline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Brings an environment to its handler, before an invocation or inside it.
 *
 * <p>An init phase that fails is repeated inside the invocation, under the function's timeout, as after a
 * reset (Lambda developer guide, "Lambda execution environment lifecycle": suppressed init).
 */
final class Startup<O extends @Nullable Object> {

  private final Verdicts<O> verdicts;
  private final PlatformLog lines;
  private final Timeline timeline;

  Startup(Verdicts<O> verdicts, PlatformLog lines, Timeline timeline) {
    this.verdicts = verdicts;
    this.lines = lines;
    this.timeline = timeline;
  }

  /** What came of it. */
  sealed interface Result<O extends @Nullable Object> {}

  /**
   * There is a handler.
   *
   * @param start how the invocation came to it
   * @param startNanos when the invocation began, as the timeline's nanoseconds
   */
  record Ready<O extends @Nullable Object>(Start start, long startNanos) implements Result<O> {}

  /**
   * There is none, and the invocation ends with that.
   *
   * @param phase the last that was tried
   */
  record NotReady<O extends @Nullable Object>(Phase phase, Verdict<O> verdict)
      implements Result<O> {}

  /** Whether an environment has its handler, so that nothing has to be done. */
  static boolean isWarm(ExecutionEnvironment environment) {
    return environment.isReady() && environment.isAlive();
  }

  /** For an environment that is not warm. */
  Result<O> of(ExecutionEnvironment environment, String requestId) {
    if (environment.isReady()) {
      environment.reset();
    }
    if (environment.snapshot() != null) {
      return restored(environment, requestId);
    }
    return environment.isNew() ? before(environment, requestId) : inside(environment, requestId);
  }

  private Result<O> before(ExecutionEnvironment environment, String requestId) {
    lines.initStarts(environment, PlatformLine.INIT);
    InitPhase init = environment.init();
    Span span = lines.spanOf(init);
    if (environment.isReady()) {
      lines.initEnded(environment, span, PlatformLine.INIT, null);
      return new Ready<>(Start.cold(span.duration()), timeline.nanos());
    }
    Verdict<O> verdict = verdicts.ofInit(init, requestId);
    PlatformLog.writeThrown(environment, verdict.thrown(), span.end());
    lines.initEnded(environment, span, PlatformLine.INIT, verdict.failure());
    if (verdict.fate()
        == Fate.ENDED) { // nobody waits any longer, or environments are replaced instead of reset
      return new NotReady<>(init, verdict);
    }
    environment.reset();
    return inside(environment, requestId);
  }

  private Result<O> inside(ExecutionEnvironment environment, String requestId) {
    long startNanos = timeline.nanos();
    lines.initStarts(environment, PlatformLine.INVOKE);
    InitPhase init = environment.initAgain(startNanos);
    Span span = lines.spanOf(init);
    if (environment.isReady()) {
      lines.initEnded(environment, span, PlatformLine.INVOKE, null);
      return new Ready<>(Start.AGAIN, startNanos);
    }
    Verdict<O> verdict = verdicts.ofRepeatedInit(init, requestId);
    PlatformLog.writeThrown(environment, verdict.thrown(), span.end());
    lines.initEnded(environment, span, PlatformLine.INVOKE, verdict.failure());
    return new NotReady<>(init, verdict);
  }

  private Result<O> restored(ExecutionEnvironment environment, String requestId) {
    InitPhase copy = environment.copySnapshot();
    lines.restoreStarts(environment);
    if (!environment.isReady()) {
      return notRestored(environment, copy, verdicts.ofInit(copy, requestId));
    }
    HookPhase hooks = environment.afterRestore();
    Span span = lines.spanOf(hooks);
    if (hooks.ending() != Phase.Ending.COMPLETED || hooks.thrown() != null) {
      return notRestored(environment, hooks, verdicts.ofRestore(hooks, requestId));
    }
    lines.restoreEnded(environment, span, null);
    lines.stateIsShared(environment, requestId, span);
    Duration billed = Duration.ofMillis(Timing.wholeMilliseconds(span.duration()));
    return new Ready<>(Start.restored(new Restore(span.duration(), billed)), timeline.nanos());
  }

  private Result<O> notRestored(ExecutionEnvironment environment, Phase phase, Verdict<O> verdict) {
    Span span = lines.spanOf(phase);
    PlatformLog.writeThrown(environment, verdict.thrown(), span.end());
    lines.restoreEnded(environment, span, verdict.failure());
    return new NotReady<>(phase, verdict);
  }
}
