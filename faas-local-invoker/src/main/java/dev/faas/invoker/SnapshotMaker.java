package dev.faas.invoker;

import dev.faas.invoker.PlatformLog.Span;
import dev.faas.invoker.environment.ErrorReport;
import dev.faas.invoker.environment.ExecutionEnvironment;
import dev.faas.invoker.environment.HookPhase;
import dev.faas.invoker.environment.InitPhase;
import dev.faas.invoker.environment.Phase;
import dev.faas.invoker.environment.Snapshot;
import dev.faas.invoker.isolation.ReportedError;
import dev.faas.invoker.log.PlatformLine;
import dev.faas.invoker.log.PlatformLine.Failure;
import dev.faas.invoker.time.Timeline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes the snapshot of a function with SnapStart, as the service does when a version is published. */
final class SnapshotMaker {

  private static final String BAD_CODE = "Runtime.BadFunctionCode";
  private static final String BAD_HOOK = "Runtime.BeforeCheckpointError";

  private SnapshotMaker() {}

  /**
   * Runs the init phase and the hooks before a checkpoint, and ends the environment.
   *
   * @throws IllegalStateException if one of them fails; the message has the environment's log
   */
  static Snapshot take(DeployedFunction function, PlatformLog lines) {
    Timeline timeline = function.plan().service().timeline();
    Snapshot snapshot = new Snapshot(timeline.random().nextLong(), timeline.nanos());
    ExecutionEnvironment environment = new ExecutionEnvironment(function.plan(), snapshot);
    try {
      lines.initStarts(environment, PlatformLine.INIT);
      InitPhase init = environment.initForSnapshot();
      Phase last = init;
      Failure failure = environment.isReady() ? null : failureOf(init, BAD_CODE);
      if (failure == null) {
        HookPhase hooks = environment.beforeCheckpoint(init);
        failure = failureOf(hooks, BAD_HOOK);
        last = hooks;
      }
      end(function, lines, environment, init, last, failure);
      environment.lookForUniqueState();
      return snapshot;
    } finally {
      environment.end(false);
    }
  }

  private static void end(
      DeployedFunction function,
      PlatformLog lines,
      ExecutionEnvironment environment,
      InitPhase init,
      Phase last,
      @Nullable Failure failure) {
    Span span = lines.spanOf(init);
    if (last != init) {
      Span hooks = lines.spanOf(last);
      Duration duration = span.duration().plus(hooks.duration());
      span = new Span(hooks.end(), duration);
    }
    Throwable thrown = last.thrown();
    if (thrown != null) {
      PlatformLog.writeThrown(environment, ErrorReport.of(thrown), span.end());
    }
    lines.initEnded(environment, span, PlatformLine.INIT, failure);
    if (failure != null) {
      throw new IllegalStateException(
          "the snapshot of " + function.info().name()
              + " cannot be made, so the version is not published. Its log:\n"
              + function
                  .settings()
                  .logFormat()
                  .textOf(environment.log().stream().lines()),
          thrown);
    }
  }

  private static @Nullable Failure failureOf(Phase phase, String errorType) {
    if (phase.ending() != Phase.Ending.COMPLETED) {
      return Failure.TIMEOUT;
    }
    Throwable thrown = phase.thrown();
    if (thrown == null) {
      return null;
    }
    return new Failure(
        "error", thrown instanceof ReportedError reported ? reported.errorType() : errorType);
  }
}
