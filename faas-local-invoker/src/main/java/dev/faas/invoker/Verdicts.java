package dev.faas.invoker;

import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.invoker.environment.Delivery;
import dev.faas.invoker.environment.ErrorReport;
import dev.faas.invoker.environment.HookPhase;
import dev.faas.invoker.environment.InitPhase;
import dev.faas.invoker.environment.InvokePhase;
import dev.faas.invoker.environment.Json;
import dev.faas.invoker.environment.Phase;
import dev.faas.invoker.environment.ServiceLimits;
import dev.faas.invoker.handler.UserFault;
import dev.faas.invoker.isolation.ProcessExit;
import dev.faas.invoker.isolation.ReportedError;
import dev.faas.invoker.log.PlatformLine;
import java.io.IOError;
import java.io.IOException;
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
  private static final String EXIT = "Runtime.ExitError";
  private static final String OUT_OF_MEMORY = "Runtime.OutOfMemory";
  private static final String SNAP_START_TIMEOUT = "SnapStartTimeoutException";
  private static final String BAD_RESTORE = "Runtime.AfterRestoreError";
  private static final String BAD_CODE = "Runtime.BadFunctionCode";
  private static final String TOO_LARGE = "Function.ResponseSizeTooLarge";

  private final EventFormat<?, O> format;
  private final Duration timeout;
  private final Duration stallLimit;
  private final Fates fates;
  private final Duration initLimit;

  Verdicts(EventFormat<?, O> format, FunctionSettings settings, Duration stallLimit) {
    this.format = format;
    this.timeout = settings.timeout();
    this.stallLimit = stallLimit;
    boolean isMulti = settings.isMultiConcurrent();
    this.fates = isMulti ? Fates.OF_SEVERAL : Fates.OF_ONE;
    this.initLimit = isMulti ? ServiceLimits.inAdvance(timeout) : ServiceLimits.INIT;
  }

  /**
   * Of an invocation.
   *
   * @param isMemoryFull whether its process has used all of the function's memory
   */
  Verdict<O> ofInvoke(InvokePhase phase, Delivery delivery, boolean isMemoryFull) {
    String requestId = delivery.requestId();
    if (phase.ending() != Phase.Ending.COMPLETED) {
      return abandoned(phase, requestId, timeout, fates);
    }
    Throwable thrown = phase.thrown();
    if (thrown == null) {
      return returned(phase.result(), delivery.event());
    }
    if (thrown instanceof ProcessExit exit) {
      boolean isOutOfMemory = isMemoryFull && "killed".equals(exit.signal());
      return exited(exit, requestId, isOutOfMemory ? OUT_OF_MEMORY : EXIT);
    }
    if (thrown instanceof ReportedError reported) {
      return reported(reported, null);
    }
    boolean isFatal = thrown instanceof VirtualMachineError
        || thrown instanceof IOError
        || (thrown instanceof UserFault fault && fault.isFatal());
    return failed(ErrorReport.of(thrown), null, isFatal ? fates.fatal() : Fate.KEPT);
  }

  /** Of an init phase that gave no handler. */
  Verdict<O> ofInit(InitPhase phase, String requestId) {
    return ofInit(phase, requestId, initLimit);
  }

  /** Of an init phase inside an invocation that gave no handler. */
  Verdict<O> ofRepeatedInit(InitPhase phase, String requestId) {
    return ofInit(phase, requestId, timeout);
  }

  private Verdict<O> ofInit(InitPhase phase, String requestId, Duration limit) {
    Throwable thrown = phase.thrown();
    if (phase.ending() != Phase.Ending.COMPLETED || thrown == null) {
      return abandoned(phase, requestId, limit, fates.ofInit());
    }
    if (thrown instanceof ProcessExit exit) {
      return exited(exit, requestId, EXIT);
    }
    PlatformLine.Failure failure = new PlatformLine.Failure("error", BAD_CODE);
    return thrown instanceof ReportedError reported
        ? reported(reported, new PlatformLine.Failure("error", reported.errorType()))
        : failed(ErrorReport.ofInit(thrown), failure, fates.gone());
  }

  /** Of the hooks after a restore that did not go well. */
  Verdict<O> ofRestore(HookPhase phase, String requestId) {
    Throwable thrown = phase.thrown();
    if (phase.ending() == Phase.Ending.TIMED_OUT) {
      String message = "Lambda couldn't restore the snapshot within the timeout limit.";
      return failedByService(SNAP_START_TIMEOUT, message, "timeout", Fate.RESET, null);
    }
    if (phase.ending() != Phase.Ending.COMPLETED || thrown == null) {
      return abandoned(phase, requestId, ServiceLimits.RESTORE, fates);
    }
    if (thrown instanceof ProcessExit exit) {
      return exited(exit, requestId, EXIT);
    }
    PlatformLine.Failure failure = new PlatformLine.Failure("error", BAD_RESTORE);
    return thrown instanceof ReportedError reported
        ? reported(reported, failure)
        : failed(ErrorReport.of(thrown), failure, Fate.RESET);
  }

  /** Of an invocation that wrote more to its temporary directory than fits; where it did is not known. */
  Verdict<O> ofOverfullDirectory(int maxMegabytes) {
    IOException failure = new IOException("No space left on device: the temporary directory holds"
        + " more than " + maxMegabytes + " MB");
    failure.setStackTrace(new StackTraceElement[0]);
    return failed(ErrorReport.of(failure), null, Fate.KEPT);
  }

  private Verdict<O> exited(ProcessExit exit, String requestId, String errorType) {
    String message = prefix(requestId) + exit.getMessage();
    Payload payload = Json.serviceError(errorType, message);
    return new Bad<>(
        new PlatformLine.Failure("error", errorType),
        null,
        exit.getMessage(),
        fates.gone(),
        invocation -> new Outcome.Exited<>(
            invocation, payload, errorType, message, exit.status(), exit.signal()));
  }

  private Verdict<O> reported(ReportedError error, PlatformLine.@Nullable Failure failure) {
    String type = Json.text(error.payload(), "errorType");
    String errorType = type == null ? error.errorType() : type;
    return new Bad<>(
        failure,
        null,
        failure == null ? Fate.KEPT : Fate.RESET,
        invocation ->
            new Outcome.Failed<>(invocation, error.payload(), errorType, messageOf(error), error));
  }

  private static String messageOf(ReportedError error) {
    String message = error.getMessage();
    return message == null ? error.errorType() : message;
  }

  private static String prefix(String requestId) {
    return "RequestId: " + requestId + " Error: ";
  }

  private Verdict<O> returned(Payload payload, Payload event) {
    if (payload.size() > ServiceLimits.RESPONSE_BYTES) {
      return tooLarge();
    }
    try {
      O result = format.decodeResult(payload, event);
      return invocation -> new Outcome.Returned<>(invocation, payload, result);
    } catch (RuntimeException unreadable) {
      return failed(ErrorReport.of(unreadable), null, Fate.KEPT);
    }
  }

  private Verdict<O> failed(ErrorReport report, PlatformLine.@Nullable Failure failure, Fate fate) {
    return new Bad<>(
        failure,
        report,
        fate,
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
    return failedByService(TOO_LARGE, message, "error", Fate.KEPT, null);
  }

  private Verdict<O> abandoned(Phase phase, String requestId, Duration limit, Fates how) {
    String prefix = prefix(requestId);
    List<StackTraceElement> stack = phase.stack();
    switch (phase.ending()) {
      case TIMED_OUT -> {
        Payload payload = Json.serviceError(
            "Sandbox.Timedout", prefix + "Task timed out after " + seconds(limit) + " seconds");
        return new Bad<>(
            PlatformLine.Failure.TIMEOUT,
            null,
            how.late(),
            invocation -> new Outcome.TimedOut<>(invocation, payload, stack));
      }
      case STALLED -> {
        Payload payload = Json.serviceError(
            FAILURE,
            prefix + "Handler blocked for " + seconds(stallLimit)
                + " seconds of real time while simulated time stood still");
        return new Bad<>(
            new PlatformLine.Failure("failure", FAILURE),
            null,
            Fate.ENDED,
            invocation -> new Outcome.Stalled<>(invocation, payload, stack));
      }
      default -> {
        String message = prefix + "Nobody waits any longer: the invoker was closed or the caller"
            + " interrupted";
        return failedByService(
            FAILURE, message, "failure", how.left(), new CancellationException(message));
      }
    }
  }

  private Verdict<O> failedByService(
      String errorType, String message, String status, Fate fate, @Nullable Throwable cause) {
    Payload payload = Json.serviceError(errorType, message);
    return new Bad<>(
        new PlatformLine.Failure(status, errorType),
        null,
        fate,
        invocation -> new Outcome.Failed<>(invocation, payload, errorType, message, cause));
  }

  private static String seconds(Duration limit) {
    return BigDecimal.valueOf(limit.toMillis(), 3)
        .setScale(2, RoundingMode.HALF_UP)
        .toPlainString();
  }

  /** What an ended phase means; by default that it went well. */
  @FunctionalInterface
  interface Verdict<O extends @Nullable Object> {

    /** The outcome, once the invocation is described. */
    Outcome<O> outcome(Invocation invocation);

    /** What the report line says of it, or null for nothing. */
    default PlatformLine.@Nullable Failure failure() {
      return null;
    }

    /** What the runtime writes to the log, or null. */
    default @Nullable ErrorReport thrown() {
      return null;
    }

    /** How the runtime's process ended by itself, or null. */
    default @Nullable String fault() {
      return null;
    }

    /** What becomes of the environment. */
    default Fate fate() {
      return Fate.KEPT;
    }
  }

  /** Of what did not go well. */
  private record Bad<O extends @Nullable Object>(
      PlatformLine.@Nullable Failure failure,
      @Nullable ErrorReport thrown,
      @Nullable String fault,
      Fate fate,
      Function<Invocation, Outcome<O>> then)
      implements Verdict<O> {

    Bad(
        PlatformLine.@Nullable Failure failure,
        @Nullable ErrorReport thrown,
        Fate fate,
        Function<Invocation, Outcome<O>> then) {
      this(failure, thrown, null, fate, then);
    }

    @Override
    public Outcome<O> outcome(Invocation invocation) {
      return then.apply(invocation);
    }
  }

  /**
   * What becomes of an execution environment where that is not always the same.
   *
   * @param fatal after an error that ends the runtime's loop
   * @param gone after the end of the process, or an init phase that gave no handler
   * @param late after the deadline
   * @param left when nobody waits any longer
   */
  private record Fates(Fate fatal, Fate gone, Fate late, Fate left) {

    static final Fates OF_ONE = new Fates(Fate.RESET, Fate.RESET, Fate.RESET, Fate.ENDED);

    /** As on Managed Instances; errors do not end the loop of the Java runtime there. */
    static final Fates OF_SEVERAL = new Fates(Fate.KEPT, Fate.ENDED, Fate.GOES_ON, Fate.GOES_ON);

    /** Of an init phase: without a handler nothing goes on. */
    Fates ofInit() {
      return new Fates(fatal, gone, gone, Fate.ENDED);
    }
  }

  /** What becomes of an execution environment after a phase. */
  enum Fate {
    /** It is reused as it is. */
    KEPT,
    /** Its code goes on though the invocation has ended; it can be reused when that has ended, too. */
    GOES_ON,
    /** Its process is gone; log stream and temporary directory stay. */
    RESET,
    /** It is gone altogether: nobody waits any longer, or another takes its place. */
    ENDED
  }
}
