package dev.faas.invoker;

import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.invoker.log.PlatformLine;
import java.io.IOError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Judges ended phases with the rules and the words of the service. */
final class Verdicts<O extends @Nullable Object> {

  private static final String FAILURE = "Sandbox.Failure";
  private static final String BAD_CODE = "Runtime.BadFunctionCode";
  private static final String TOO_LARGE = "Function.ResponseSizeTooLarge";

  private final EventFormat<?, O> format;
  private final Duration timeout;
  private final Duration stallLimit;

  Verdicts(EventFormat<?, O> format, Duration timeout, Duration stallLimit) {
    this.format = format;
    this.timeout = timeout;
    this.stallLimit = stallLimit;
  }

  Verdict<O> ofInvoke(InvokePhase phase, String requestId, Payload event) {
    if (phase.ending() != Phase.Ending.COMPLETED) {
      return abandoned(phase, requestId, timeout);
    }
    Throwable thrown = phase.thrown();
    if (thrown == null) {
      return returned(phase.result(), event);
    }
    boolean isFatal = thrown instanceof VirtualMachineError || thrown instanceof IOError;
    return failed(ErrorReport.of(thrown), null, !isFatal);
  }

  /** Of an init phase that gave no handler. */
  Verdict<O> ofInit(InitPhase phase, String requestId) {
    Throwable thrown = phase.thrown();
    return phase.ending() == Phase.Ending.COMPLETED && thrown != null
        ? failed(ErrorReport.of(thrown), new PlatformLine.Failure("error", BAD_CODE), false)
        : abandoned(phase, requestId, ServiceLimits.INIT);
  }

  private Verdict<O> returned(Payload payload, Payload event) {
    if (payload.size() > ServiceLimits.RESPONSE_BYTES) {
      return tooLarge();
    }
    try {
      O result = format.decodeResult(payload, event);
      return new Verdict<>(
          null, null, true, invocation -> new Outcome.Returned<>(invocation, payload, result));
    } catch (RuntimeException unreadable) {
      return failed(ErrorReport.of(unreadable), null, true);
    }
  }

  private Verdict<O> failed(
      ErrorReport report, PlatformLine.@Nullable Failure failure, boolean environmentSurvives) {
    return new Verdict<>(
        failure,
        report,
        environmentSurvives,
        invocation -> new Outcome.Failed<>(
            invocation,
            report.payload(),
            report.errorType(),
            report.errorMessage(),
            report.cause()));
  }

  private Verdict<O> tooLarge() {
    String message = "Response payload size exceeded maximum allowed payload size ("
        + ServiceLimits.RESPONSE_BYTES + " bytes).";
    return failedByService(TOO_LARGE, message, "error", true, null);
  }

  private Verdict<O> abandoned(Phase phase, String requestId, Duration limit) {
    String prefix = "RequestId: " + requestId + " Error: ";
    List<StackTraceElement> stack = phase.stack();
    switch (phase.ending()) {
      case TIMED_OUT -> {
        Payload payload = Json.serviceError(
            "Sandbox.Timedout", prefix + "Task timed out after " + seconds(limit) + " seconds");
        return new Verdict<>(
            PlatformLine.Failure.TIMEOUT,
            null,
            false,
            invocation -> new Outcome.TimedOut<>(invocation, payload, stack));
      }
      case STALLED -> {
        Payload payload = Json.serviceError(
            FAILURE,
            prefix + "Handler blocked for " + seconds(stallLimit)
                + " seconds of real time while simulated time stood still");
        return new Verdict<>(
            new PlatformLine.Failure("failure", FAILURE),
            null,
            false,
            invocation -> new Outcome.Stalled<>(invocation, payload, stack));
      }
      default -> {
        String message = prefix + "Nobody waits any longer: the invoker was closed or the caller"
            + " interrupted";
        return failedByService(
            FAILURE, message, "failure", false, new CancellationException(message));
      }
    }
  }

  private Verdict<O> failedByService(
      String errorType,
      String message,
      String status,
      boolean environmentSurvives,
      @Nullable Throwable cause) {
    Payload payload = Json.serviceError(errorType, message);
    return new Verdict<>(
        new PlatformLine.Failure(status, errorType),
        null,
        environmentSurvives,
        invocation -> new Outcome.Failed<>(invocation, payload, errorType, message, cause));
  }

  private static String seconds(Duration limit) {
    return BigDecimal.valueOf(limit.toMillis(), 3)
        .setScale(2, RoundingMode.HALF_UP)
        .toPlainString();
  }

  /**
   * What an ended phase means.
   *
   * @param failure what the report line says of it, or null for nothing
   * @param thrown what the runtime writes to the log, or null
   * @param environmentSurvives whether the environment is reused
   * @param outcome makes the outcome once the invocation is described
   */
  record Verdict<O extends @Nullable Object>(
      PlatformLine.@Nullable Failure failure,
      @Nullable ErrorReport thrown,
      boolean environmentSurvives,
      Function<Invocation, Outcome<O>> outcome) {}
}
