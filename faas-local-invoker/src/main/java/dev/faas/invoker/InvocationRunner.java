package dev.faas.invoker;

import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.invoker.Invocation.Origin;
import dev.faas.invoker.PlatformLog.Usage;
import dev.faas.invoker.Verdicts.Fate;
import dev.faas.invoker.Verdicts.Verdict;
import dev.faas.invoker.concurrency.ThrottleReason;
import dev.faas.invoker.environment.Delivery;
import dev.faas.invoker.environment.ExecutionEnvironment;
import dev.faas.invoker.environment.InvokePhase;
import dev.faas.invoker.environment.Phase;
import dev.faas.invoker.environment.Service;
import dev.faas.invoker.pool.Environments;
import dev.faas.invoker.time.Moment;
import dev.faas.invoker.time.SimulatedTime;
import dev.faas.invoker.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The walk of one event: an environment, its init phase if it is cold, the handler, the outcome. */
final class InvocationRunner<O extends @Nullable Object> {

  /**
   * A request that was accepted.
   *
   * @param qualifier the version or alias that the caller named, or null
   * @param invokedArn the function's full name as the caller named it; null for that of its version
   */
  record Call(
      String requestId,
      InvocationRequest request,
      @Nullable String qualifier,
      @Nullable String invokedArn) {}

  /** A call with the environment that it got, and when it did. */
  private record Walk(
      ExecutionEnvironment environment,
      Call call,
      Delivery delivery,
      Origin origin,
      long beginNanos) {}

  private final DeployedFunction function;
  private final Environments environments;
  private final Listeners listeners;
  private final Verdicts<O> verdicts;
  private final Startup<O> startup;
  private final PlatformLog lines;
  private final Timeline timeline;

  InvocationRunner(
      DeployedFunction function,
      Environments environments,
      Listeners listeners,
      PlatformLog lines,
      EventFormat<?, O> format) {
    this.function = function;
    this.environments = environments;
    this.listeners = listeners;
    Service service = function.plan().service();
    this.timeline = service.timeline();
    this.lines = lines;
    this.verdicts = new Verdicts<>(format, function.settings(), service.stallLimit());
    this.startup = new Startup<>(verdicts, lines, timeline);
  }

  /** Runs a call, or throttles it if there were too many new environments of late. */
  Outcome<O> run(Call call) {
    long beginNanos = timeline.nanos();
    Moment begin = timeline.momentAt(beginNanos);
    ExecutionEnvironment environment = environments.take();
    if (environment == null) {
      return throttled(call, ThrottleReason.SCALING_RATE);
    }
    InvocationRequest request = call.request();
    Delivery delivery = new Delivery(
        call.requestId(),
        call.invokedArn(),
        request.event(),
        request.trace(),
        request.clientContext(),
        request.callerIdentity(),
        request.tenantId());
    Origin origin = origin(call, environment.isNew() ? null : environment.made(), begin);
    Outcome<O> outcome;
    try {
      outcome = walk(new Walk(environment, call, delivery, origin, beginNanos));
    } catch (RuntimeException | Error unexpected) {
      environments.abandon(environment);
      throw unexpected;
    }
    listeners.onEnded(outcome);
    return outcome;
  }

  private Origin origin(Call call, @Nullable Moment environment, Moment begin) {
    String invokedArn = call.invokedArn();
    return new Origin(
        function.settings(),
        function.plan().handlerName(),
        invokedArn == null ? String.valueOf(function.info().resourceName()) : invokedArn,
        function.plan().initialization(),
        environment,
        begin,
        timeline instanceof SimulatedTime);
  }

  /** The call does not run. */
  Outcome<O> throttled(Call call, ThrottleReason reason) {
    Invocation invocation = new Invocation(
        call.requestId(),
        function.info().name(),
        function.info().version(),
        call.qualifier(),
        "",
        false,
        timeline.instant(),
        Duration.ZERO,
        null,
        Duration.ZERO,
        call.request(),
        List.of(),
        origin(call, null, timeline.moment()));
    Outcome<O> outcome = new Outcome.Throttled<>(
        invocation,
        Payload.of("{\"Reason\":\"" + reason.wireName()
            + "\",\"Type\":\"User\",\"message\":\"Rate Exceeded.\"}"),
        reason);
    listeners.onEnded(outcome);
    return outcome;
  }

  /**
   * Makes an environment such as a later invocation would find.
   *
   * @param isWarm whether it has its handler; else it lost it after its init phase
   */
  void prepare(boolean isWarm, String requestId) {
    ExecutionEnvironment environment = environments.makeInAdvance();
    environment.log().setMuted(true);
    Startup.Result<O> result = startup.of(environment, requestId);
    if (result instanceof Startup.NotReady<O> failed && failed.verdict().fate() == Fate.ENDED) {
      environments.abandon(environment);
      return;
    }
    if (!isWarm && function.settings().isMultiConcurrent()) {
      environments.abandon(environment); // such an environment is not reset, so a later one is made
      return;
    }
    environments.opened(environment);
    if (!isWarm) {
      environment.reset();
    }
    environment.log().becomeWarm();
    environments.giveBack(environment, timeline.nanos());
  }

  private Outcome<O> walk(Walk walk) {
    ExecutionEnvironment environment = walk.environment();
    if (Startup.isWarm(environment)) {
      return invoke(walk, Start.WARM, walk.beginNanos());
    }
    Startup.Result<O> result = startup.of(environment, walk.call().requestId());
    if (result instanceof Startup.Ready<O> ready) {
      environments.opened(environment);
      return invoke(walk, ready.start(), ready.startNanos());
    }
    Startup.NotReady<O> failed = (Startup.NotReady<O>) result;
    Phase phase = failed.phase();
    environment.begin(walk.delivery(), timeline.instant(), phase);
    Timing timing = Timing.of(phase, timeline.at(phase.startNanos()), timeline, Start.AGAIN);
    return conclude(walk, timing, failed.verdict(), Usage.UNKNOWN);
  }

  private Outcome<O> invoke(Walk walk, Start start, long startNanos) {
    ExecutionEnvironment environment = walk.environment();
    Delivery delivery = walk.delivery();
    boolean hasJustBegun = startNanos == walk.beginNanos();
    Instant startedAt = hasJustBegun ? walk.origin().begin().instant() : timeline.at(startNanos);
    Instant handedOverAt = start.isInside() ? timeline.instant() : startedAt;
    InvokePhase phase = environment.invoke(delivery, handedOverAt, startNanos);
    Timing timing = Timing.of(phase, startedAt, timeline, start);
    OptionalInt peak = environment.peakMemoryMegabytes();
    boolean isMemoryFull = peak.orElse(0) >= function.info().memoryMegabytes();
    Verdict<O> verdict = verdicts.ofInvoke(phase, delivery, isMemoryFull);
    boolean hasOverflowed = environment.hasTemporaryDirectoryOverflowed();
    boolean hasReturned = phase.thrown() == null && verdict.fate() == Fate.KEPT;
    if (hasReturned && hasOverflowed) {
      verdict = verdicts.ofOverfullDirectory(environment.temporaryMegabytes());
    }
    PlatformLog.writeThrown(environment, verdict.thrown(), timing.endedAt());
    Usage usage = new Usage(peak, phase.allocatedBytes(), phase.producedBytes());
    return conclude(walk, timing, verdict, usage);
  }

  private Outcome<O> conclude(Walk walk, Timing timing, Verdict<O> verdict, Usage usage) {
    ExecutionEnvironment environment = walk.environment();
    Call call = walk.call();
    Invocation invocation = new Invocation(
        call.requestId(),
        function.info().name(),
        function.info().version(),
        call.qualifier(),
        environment.log().stream().name(),
        timing.start().isCold(),
        timing.startedAt(),
        timing.duration(),
        timing.start().initDuration(),
        timing.billed(),
        call.request(),
        lines.invocationEnded(environment, walk.delivery(), timing, verdict, usage),
        walk.origin());
    Outcome<O> outcome = verdict.outcome(invocation);
    handBack(environment, verdict.fate(), timing.endNanos());
    return outcome;
  }

  private void handBack(ExecutionEnvironment environment, Fate fate, long now) {
    switch (fate) {
      case KEPT -> environments.giveBack(environment, now);
      case RESET -> {
        environment.reset();
        environments.giveBack(environment, now);
      }
      case GOES_ON -> environments.leave(environment, now);
      case ENDED -> environments.abandon(environment);
    }
  }
}
