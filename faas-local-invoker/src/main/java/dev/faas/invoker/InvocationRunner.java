package dev.faas.invoker;

import dev.faas.events.EventFormat;
import dev.faas.invoker.Verdicts.Verdict;
import dev.faas.invoker.environment.Delivery;
import dev.faas.invoker.environment.ErrorReport;
import dev.faas.invoker.environment.ExecutionEnvironment;
import dev.faas.invoker.environment.InitPhase;
import dev.faas.invoker.environment.InvokePhase;
import dev.faas.invoker.environment.Phase;
import dev.faas.invoker.environment.Service;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.PlatformLine;
import dev.faas.invoker.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The walk of one event: an environment, its init phase if it is cold, the handler, the outcome.
 *
 * <p>An init phase that fails is repeated inside the invocation, under the function's timeout, as after a
 * reset (Lambda developer guide, "Lambda execution environment lifecycle": suppressed init).
 */
final class InvocationRunner<O extends @Nullable Object> {

  private final DeployedFunction function;
  private final Environments environments;
  private final Listeners listeners;
  private final Verdicts<O> verdicts;
  private final Service service;
  private final Timeline timeline;

  InvocationRunner(
      DeployedFunction function,
      Environments environments,
      Listeners listeners,
      EventFormat<?, O> format) {
    this.function = function;
    this.environments = environments;
    this.listeners = listeners;
    this.service = function.plan().service();
    this.timeline = service.timeline();
    this.verdicts = new Verdicts<>(format, function.settings().timeout(), service.stallLimit());
  }

  Outcome<O> run(InvocationRequest request) {
    ExecutionEnvironment environment = environments.take();
    Delivery delivery = new Delivery(
        timeline.newId().toString(),
        request.event(),
        request.trace(),
        request.clientContext(),
        request.callerIdentity(),
        request.tenantId());
    Outcome<O> outcome;
    try {
      outcome = walk(environment, delivery);
    } catch (RuntimeException | Error unexpected) {
      environments.abandon(environment);
      throw unexpected;
    }
    listeners.tell(outcome);
    return outcome;
  }

  private Outcome<O> walk(ExecutionEnvironment environment, Delivery delivery) {
    if (environment.isReady() && !environment.isAlive()) {
      environment.reset();
    }
    if (environment.isReady()) {
      return invoke(environment, delivery, Start.WARM, timeline.nanos());
    }
    Duration initDuration = null;
    if (environment.isNew()) {
      InitPhase init = environment.init();
      initDuration = Duration.ofNanos(init.durationNanos(timeline));
      if (!environment.isReady()) {
        Verdict<O> verdict = verdicts.ofInit(init, delivery.requestId());
        if (verdict.fate() == Fate.ENDED) {
          return initFailed(environment, delivery, init, "init", verdict);
        }
        report(environment, init, "init", verdict);
        environment.reset();
        initDuration = null;
      }
    }
    return initDuration != null
        ? invoke(environment, delivery, Start.cold(initDuration), timeline.nanos())
        : invokeWithInit(environment, delivery);
  }

  private Outcome<O> invokeWithInit(ExecutionEnvironment environment, Delivery delivery) {
    long startNanos = timeline.nanos();
    InitPhase init = environment.initAgain(startNanos);
    return environment.isReady()
        ? invoke(environment, delivery, Start.AGAIN, startNanos)
        : initFailed(
            environment,
            delivery,
            init,
            "invoke",
            verdicts.ofRepeatedInit(init, delivery.requestId()));
  }

  private Outcome<O> invoke(
      ExecutionEnvironment environment, Delivery delivery, Start start, long startNanos) {
    InvokePhase phase = environment.invoke(delivery, startNanos);
    Timing timing = timing(phase, start);
    Verdict<O> verdict = verdicts.ofInvoke(phase, delivery);
    if (verdict.fate() == Fate.KEPT && environment.isTemporaryDirectoryOverfull()) {
      verdict = verdicts.ofOverfullDirectory(environment.temporaryMegabytes());
    }
    writeThrown(environment, verdict, timing.endedAt());
    return conclude(environment, delivery, timing, verdict);
  }

  private Outcome<O> initFailed(
      ExecutionEnvironment environment,
      Delivery delivery,
      InitPhase init,
      String phase,
      Verdict<O> verdict) {
    report(environment, init, phase, verdict);
    environment.begin(delivery, init);
    return conclude(environment, delivery, timing(init, Start.AGAIN), verdict);
  }

  private void report(
      ExecutionEnvironment environment, InitPhase init, String phase, Verdict<?> verdict) {
    Duration duration = Duration.ofNanos(init.durationNanos(timeline));
    Instant now = timeline.at(init.startNanos()).plus(duration);
    writeThrown(environment, verdict, now);
    PlatformLine.Failure failure = Objects.requireNonNull(verdict.failure());
    environment.log().write(new PlatformLine.InitReport(now, duration, phase, failure));
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
      ExecutionEnvironment environment, Delivery delivery, Timing timing, Verdict<O> verdict) {
    Invocation invocation = new Invocation(
        delivery.requestId(),
        function.info().name(),
        environment.log().stream().name(),
        timing.start().isCold(),
        timing.startedAt(),
        timing.duration(),
        timing.start().initDuration(),
        timing.billed(),
        delivery.event(),
        writeEnd(environment, delivery.requestId(), timing, verdict));
    Outcome<O> outcome = verdict.outcome().apply(invocation);
    if (verdict.fate() == Fate.ENDED) {
      environments.abandon(environment);
    } else {
      if (verdict.fate() == Fate.RESET) {
        environment.reset();
      }
      environments.giveBack(environment);
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
        Math.min(memory, service.memoryInUse()),
        timing.start().initDuration(),
        verdict.failure());
    boolean isLast = verdict.fate() != Fate.KEPT;
    return environment.log().end(new PlatformLine.End(endedAt, requestId), report, isLast);
  }

  private Timing timing(Phase phase, Start start) {
    return new Timing(
        timeline.at(phase.startNanos()), Duration.ofNanos(phase.durationNanos(timeline)), start);
  }

  /**
   * How an invocation came to its handler.
   *
   * @param isCold whether the handler was made for it
   * @param initDuration how long the init phase before it took, if there was one
   */
  private record Start(boolean isCold, @Nullable Duration initDuration) {

    static final Start WARM = new Start(false, null);

    /** With an init phase inside the invocation. */
    static final Start AGAIN = new Start(true, null);

    static Start cold(Duration initDuration) {
      return new Start(true, initDuration);
    }
  }

  /** When an invocation took place and how long it took. */
  private record Timing(Instant startedAt, Duration duration, Start start) {

    private static final long NANOS_PER_MILLISECOND = 1_000_000;

    Instant endedAt() {
      return startedAt.plus(duration);
    }

    /** Handler and init phase (charged since August 2025) in whole milliseconds, rounded up, at least one. */
    Duration billed() {
      Duration init = start.initDuration();
      long nanos = duration.toNanos() + (init == null ? 0 : init.toNanos());
      return Duration.ofMillis(Math.max(1, -Math.floorDiv(-nanos, NANOS_PER_MILLISECOND)));
    }
  }
}
