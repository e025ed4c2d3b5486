package dev.faas.invoker;

import dev.faas.invoker.Verdicts.Fate;
import dev.faas.invoker.Verdicts.Verdict;
import dev.faas.invoker.environment.Delivery;
import dev.faas.invoker.environment.ErrorReport;
import dev.faas.invoker.environment.ExecutionEnvironment;
import dev.faas.invoker.environment.Phase;
import dev.faas.invoker.environment.Service;
import dev.faas.invoker.handler.UserFault;
import dev.faas.invoker.isolation.SharedState;
import dev.faas.invoker.log.EnvironmentLog;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.PlatformLine;
import dev.faas.invoker.log.PlatformLine.Figure;
import dev.faas.invoker.log.PlatformLine.Initialization;
import dev.faas.invoker.log.format.LogFormat;
import dev.faas.invoker.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Writes the service's lines. */
final class PlatformLog {

  private static final String RUNTIME_HASH = "0".repeat(64);

  private final DeployedFunction function;
  private final Timeline timeline;
  private final Service service;
  private final boolean isText;
  private final boolean isCurrentText;

  PlatformLog(DeployedFunction function) {
    this.function = function;
    this.service = function.plan().service();
    this.timeline = service.timeline();
    LogFormat format = function.settings().logFormat();
    this.isText = format instanceof LogFormat.Text;
    this.isCurrentText = format.equals(LogFormat.text());
  }

  /** An init phase begins. In text only that of a new environment has a line. */
  void initStarts(ExecutionEnvironment environment, String phaseName) {
    if (!isText || phaseName.equals(PlatformLine.INIT)) {
      environment
          .log()
          .write(new PlatformLine.InitStart(
              timeline.instant(),
              function.plan().initialization(),
              phaseName,
              environment.world().function(),
              function.runtimeVersion(),
              runtimeVersionArn()));
    }
  }

  /**
   * An init phase has ended.
   *
   * @param failure how, or null if it went well: then in text only that of a snapshot, or in
   *     advance, has a line
   */
  void initEnded(
      ExecutionEnvironment environment,
      Span span,
      String phaseName,
      PlatformLine.@Nullable Failure failure) {
    Initialization initialization = function.plan().initialization();
    if (failure != null || !isText || initialization != Initialization.ON_DEMAND) {
      environment
          .log()
          .write(new PlatformLine.InitReport(
              span.end(), initialization, span.duration(), phaseName, failure));
    }
  }

  void restoreStarts(ExecutionEnvironment environment) {
    environment
        .log()
        .write(new PlatformLine.RestoreStart(
            timeline.instant(),
            environment.world().function(),
            function.runtimeVersion(),
            runtimeVersionArn()));
  }

  void restoreEnded(
      ExecutionEnvironment environment, Span span, PlatformLine.@Nullable Failure failure) {
    environment.log().write(new PlatformLine.RestoreReport(span.end(), span.duration(), failure));
  }

  /** Ours, after a restore: what is the same in all environments though it should be unique. */
  void stateIsShared(ExecutionEnvironment environment, String requestId, Span span) {
    for (SharedState state : environment.sharedState()) {
      environment.log().write(new PlatformLine.Notice(span.end(), requestId, state.message()));
    }
  }

  /** What the runtime writes of something thrown. */
  static void writeThrown(
      ExecutionEnvironment environment, @Nullable ErrorReport thrown, Instant when) {
    if (thrown != null) {
      String type = thrown.errorType();
      String message = thrown.errorMessage();
      boolean isFault = thrown.cause() instanceof UserFault; // ours, and nothing was thrown
      environment
          .log()
          .writeFailure(
              when,
              type.isEmpty() ? message : message + ": " + type,
              isFault ? null : thrown.cause());
    }
  }

  /** An invocation has ended; the last lines of it, and all of them as the answer. */
  List<LogLine> invocationEnded(
      ExecutionEnvironment environment,
      Delivery delivery,
      Timing timing,
      Verdict<?> verdict,
      Usage usage) {
    Instant endedAt = timing.endedAt();
    EnvironmentLog log = environment.log();
    List<String> threads = environment.newThreads();
    if (!threads.isEmpty()) {
      writeThreads(log, threads, delivery.requestId(), endedAt);
    }
    if (!isCurrentText) {
      writeEndByService(log, delivery.requestId(), endedAt, verdict);
    }
    PlatformLine.Report report = report(delivery, timing, verdict.failure(), usage);
    PlatformLine.End end = new PlatformLine.End(endedAt, delivery.requestId());
    return verdict.fate() == Fate.GOES_ON
        ? log.endBeforeCode(end, report)
        : log.end(end, report, verdict.fate() != Fate.KEPT);
  }

  private static void writeThreads(
      EnvironmentLog log, List<String> threads, String requestId, Instant endedAt) {
    for (String thread : threads) {
      log.write(new PlatformLine.Notice(endedAt, requestId, "not deterministic: " + thread));
    }
  }

  private void writeEndByService(
      EnvironmentLog log, String requestId, Instant endedAt, Verdict<?> verdict) {
    String fault = verdict.fault();
    if (fault != null) {
      PlatformLine.Failure failure = verdict.failure();
      String errorType = String.valueOf(failure == null ? null : failure.errorType());
      log.write(new PlatformLine.Fault(endedAt, requestId, fault, errorType));
    } else if (PlatformLine.Failure.TIMEOUT.equals(verdict.failure())) {
      log.write(
          new PlatformLine.TimedOut(endedAt, requestId, function.settings().timeout()));
    }
  }

  private PlatformLine.Report report(
      Delivery delivery, Timing timing, PlatformLine.@Nullable Failure failure, Usage usage) {
    int memory = function.info().memoryMegabytes();
    boolean isMeasured = usage.peakMegabytes().isPresent();
    int used =
        isMeasured ? usage.peakMegabytes().getAsInt() : service.memoryInUse(timing.endNanos());
    Figure figure = isMeasured ? Figure.MEASURED : used == 0 ? Figure.UNKNOWN : Figure.ESTIMATED;
    return new PlatformLine.Report(
        timing.endedAt(),
        delivery.requestId(),
        timing.duration(),
        timing.billed(),
        memory,
        Math.min(memory, used),
        figure,
        usage.allocatedBytes(),
        timing.start().initDuration(),
        timing.start().restore(),
        failure,
        usage.producedBytes(),
        delivery.tenantId(),
        delivery.loggedTrace());
  }

  /**
   * What an invocation used.
   *
   * @param peakMegabytes the most memory that its environment's process has used so far, where it has one of
   *     its own
   * @param allocatedBytes what the handler's thread allocated, garbage included, or -1 if not counted
   * @param producedBytes the size of the result, or -1 if there is none
   */
  record Usage(OptionalInt peakMegabytes, long allocatedBytes, long producedBytes) {

    static final Usage UNKNOWN = new Usage(OptionalInt.empty(), -1, -1);
  }

  /** When a phase took place. */
  Span spanOf(Phase phase) {
    Duration duration = Duration.ofNanos(phase.durationNanos(timeline));
    return new Span(timeline.at(phase.startNanos()).plus(duration), duration);
  }

  /**
   * When something took place.
   *
   * @param end when it ended
   * @param duration how long it took
   */
  record Span(Instant end, Duration duration) {}

  private String runtimeVersionArn() {
    return function.plan().service().account().runtimeVersionArn(RUNTIME_HASH);
  }
}
