package dev.faas.invoker;

import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.invoker.Verdicts.Verdict;
import dev.faas.invoker.log.EnvironmentLog;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.PlatformLine;
import dev.faas.invoker.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The walk of one event: an environment, its init phase if it is cold, the handler, the outcome. */
final class InvocationRunner<O extends @Nullable Object> {

  private final DeployedFunction function;
  private final Environments environments;
  private final Verdicts<O> verdicts;
  private final Timeline timeline;

  InvocationRunner(DeployedFunction function, Environments environments, EventFormat<?, O> format) {
    this.function = function;
    this.environments = environments;
    this.timeline = function.service().timeline();
    this.verdicts =
        new Verdicts<>(format, function.settings().timeout(), function.service().stallLimit());
  }

  Outcome<O> run(Payload event) {
    ExecutionEnvironment environment = environments.take();
    Outcome<O> outcome;
    try {
      outcome = walk(environment, timeline.newId().toString(), event);
    } catch (RuntimeException | Error unexpected) {
      environments.drop(environment);
      throw unexpected;
    }
    function.service().tell(outcome);
    return outcome;
  }

  private Outcome<O> walk(ExecutionEnvironment environment, String requestId, Payload event) {
    if (!environment.isCold()) {
      return invoke(environment, requestId, event, null);
    }
    InitPhase init = environment.init();
    Duration initDuration = Duration.ofNanos(init.durationNanos(timeline));
    return environment.isCold()
        ? initFailed(environment, requestId, event, init, initDuration)
        : invoke(environment, requestId, event, initDuration);
  }

  private Outcome<O> invoke(
      ExecutionEnvironment environment,
      String requestId,
      Payload event,
      @Nullable Duration initDuration) {
    InvokePhase phase = environment.invoke(requestId, event);
    Timing timing = new Timing(
        timeline.at(phase.startNanos()),
        Duration.ofNanos(phase.durationNanos(timeline)),
        initDuration);
    Verdict<O> verdict = verdicts.ofInvoke(phase, requestId, event);
    writeThrown(environment, verdict, timing.endedAt());
    return conclude(environment, requestId, event, timing, verdict);
  }

  private Outcome<O> initFailed(
      ExecutionEnvironment environment,
      String requestId,
      Payload event,
      InitPhase init,
      Duration initDuration) {
    Instant now = timeline.at(init.startNanos()).plus(initDuration);
    Verdict<O> verdict = verdicts.ofInit(init, requestId);
    writeThrown(environment, verdict, now);
    PlatformLine.Failure failure = Objects.requireNonNull(verdict.failure());
    environment.log().write(new PlatformLine.InitReport(now, initDuration, "init", failure));
    environment
        .log()
        .begin(new PlatformLine.Start(now, requestId, function.info().version()), now);
    Timing timing = new Timing(now, Duration.ZERO, initDuration);
    return conclude(environment, requestId, event, timing, verdict);
  }

  private static void writeThrown(
      ExecutionEnvironment environment, Verdict<?> verdict, Instant when) {
    ErrorReport thrown = verdict.thrown();
    if (thrown != null) {
      environment
          .log()
          .writeFailure(when, thrown.errorMessage() + ": " + thrown.errorType(), thrown.cause());
    }
  }

  private Outcome<O> conclude(
      ExecutionEnvironment environment,
      String requestId,
      Payload event,
      Timing timing,
      Verdict<O> verdict) {
    EnvironmentLog log = environment.log();
    Invocation invocation = new Invocation(
        requestId,
        function.info().name(),
        log.stream().name(),
        timing.initDuration() != null,
        timing.startedAt(),
        timing.duration(),
        timing.initDuration(),
        timing.billed(),
        event,
        writeEnd(environment, requestId, timing, verdict));
    Outcome<O> outcome = verdict.outcome().apply(invocation);
    if (verdict.environmentSurvives()) {
      environments.giveBack(environment);
    } else {
      environments.drop(environment);
    }
    return outcome;
  }

  private List<LogLine> writeEnd(
      ExecutionEnvironment environment, String requestId, Timing timing, Verdict<?> verdict) {
    Instant endedAt = timing.endedAt();
    int memory = function.info().memoryMegabytes();
    PlatformLine.Report report = new PlatformLine.Report(
        endedAt,
        requestId,
        timing.duration(),
        timing.billed(),
        memory,
        Math.min(memory, function.service().memoryInUse()),
        environment.isCold() ? null : timing.initDuration(),
        verdict.failure());
    return environment
        .log()
        .end(new PlatformLine.End(endedAt, requestId), report, !verdict.environmentSurvives());
  }

  /** When an invocation took place and how long it took. */
  private record Timing(
      Instant startedAt, Duration duration, @Nullable Duration initDuration) {

    private static final long NANOS_PER_MILLISECOND = 1_000_000;

    Instant endedAt() {
      return startedAt.plus(duration);
    }

    /** Handler and init phase (charged since August 2025) in whole milliseconds, rounded up, at least one. */
    Duration billed() {
      long nanos = duration.toNanos() + (initDuration == null ? 0 : initDuration.toNanos());
      return Duration.ofMillis(Math.max(1, -Math.floorDiv(-nanos, NANOS_PER_MILLISECOND)));
    }
  }
}
