package dev.faas.invoker.log;

import dev.faas.FunctionInfo;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line that the service writes, as a value: it is rendered when somebody reads it. The texts are those
 * of AWS Lambda, recorded from the service unless a line says otherwise; fields are separated by tabs.
 * Components may be added in later versions, so the canonical constructors are not stable.
 */
public sealed interface PlatformLine extends LogLine {

  /** Null for lines about the execution environment; they belong to no invocation. */
  @Override
  default @Nullable String requestId() {
    return null;
  }

  /**
   * An execution environment begins its init phase. On the service the text has the runtime's version;
   * what is null is left out.
   *
   * @param phase {@link #INIT}, or {@link #INVOKE} for an init phase that is repeated inside an invocation
   * @param function the function, with its log stream
   * @param runtimeVersion such as {@code java:21.v38}, or null
   * @param runtimeVersionArn its full name, or null
   */
  record InitStart(
      Instant time,
      Initialization initialization,
      String phase,
      FunctionInfo function,
      @Nullable String runtimeVersion,
      @Nullable String runtimeVersionArn)
      implements PlatformLine {
    @Override
    public String text() {
      return "INIT_START" + runtime(runtimeVersion, runtimeVersionArn);
    }
  }

  /**
   * An init phase has ended. The text of one that went well is known from logs of SnapStart only; for an
   * environment made on demand the service writes a line only if it failed ("Understanding the Lambda
   * execution environment lifecycle"), and then for each attempt.
   *
   * @param initDuration how long it took
   * @param phase {@link #INIT} or {@link #INVOKE}
   * @param failure how the service ended it, or null if it went well
   */
  record InitReport(
      Instant time,
      Initialization initialization,
      Duration initDuration,
      String phase,
      @Nullable Failure failure)
      implements PlatformLine {

    /** Of an environment made on demand. */
    public InitReport(Instant time, Duration initDuration, String phase, Failure failure) {
      this(time, Initialization.ON_DEMAND, initDuration, phase, failure);
    }

    @Override
    public String text() {
      String text = "INIT_REPORT Init Duration: " + Notation.milliseconds(initDuration) + " ms";
      return failure == null ? text : text + "\tPhase: " + phase + "\t" + failure.text();
    }
  }

  /**
   * An execution environment begins to be restored from a snapshot.
   *
   * @param function the function, with its log stream
   * @param runtimeVersion such as {@code java:21.v38}, or null
   * @param runtimeVersionArn its full name, or null
   */
  record RestoreStart(
      Instant time,
      FunctionInfo function,
      @Nullable String runtimeVersion,
      @Nullable String runtimeVersionArn)
      implements PlatformLine {
    @Override
    public String text() {
      return "RESTORE_START" + runtime(runtimeVersion, runtimeVersionArn);
    }
  }

  /**
   * An execution environment has been restored from a snapshot, its hooks included.
   *
   * @param restoreDuration how long it took
   * @param failure how the service ended it, or null if it went well
   */
  record RestoreReport(
      Instant time, Duration restoreDuration, @Nullable Failure failure) implements PlatformLine {
    @Override
    public String text() {
      String text =
          "RESTORE_REPORT Restore Duration: " + Notation.milliseconds(restoreDuration) + " ms";
      return failure == null ? text : text + "\t" + failure.text();
    }
  }

  /**
   * An invocation begins.
   *
   * @param version the function's version
   * @param functionArn the function's full name, or null; in JSON only
   * @param tenantId whom the invocation is for, or null; in JSON only
   * @param trace or null; in JSON only
   */
  record Start(
      Instant time,
      String requestId,
      String version,
      @Nullable String functionArn,
      @Nullable String tenantId,
      @Nullable Trace trace)
      implements PlatformLine {

    /** With what the text format shows. */
    public Start(Instant time, String requestId, String version) {
      this(time, requestId, version, null, null, null);
    }

    @Override
    public String text() {
      return "START RequestId: " + requestId + " Version: " + version;
    }
  }

  /** An invocation has ended; how, its {@link Report} says. */
  record End(Instant time, String requestId) implements PlatformLine {
    @Override
    public String text() {
      return "END RequestId: " + requestId;
    }
  }

  /**
   * How an invocation ended and what it cost.
   *
   * @param duration from the start of the handler to its end
   * @param billedDuration what is charged, in whole milliseconds
   * @param memoryMegabytes the configured memory
   * @param maxMemoryMegabytes the most memory used; 0 where it is {@link Figure#UNKNOWN}
   * @param maxMemoryFigure what that number is worth; in no format
   * @param allocatedBytes what the handler allocated in all, garbage included, or -1 where that was not
   *     counted; in no format
   * @param initDuration how long the init phase took, or null on a warm start
   * @param restore what the restore cost, or null where no snapshot was restored for this invocation
   * @param failure how the service ended the invocation, or null if it did not
   * @param producedBytes the size of the response, or -1 where it is not known; in JSON only
   * @param tenantId whom the invocation is for, or null; in JSON only
   * @param trace null where the invocation is not traced
   */
  record Report(
      Instant time,
      String requestId,
      Duration duration,
      Duration billedDuration,
      int memoryMegabytes,
      int maxMemoryMegabytes,
      Figure maxMemoryFigure,
      long allocatedBytes,
      @Nullable Duration initDuration,
      @Nullable Restore restore,
      @Nullable Failure failure,
      long producedBytes,
      @Nullable String tenantId,
      @Nullable Trace trace)
      implements PlatformLine {

    /** With an estimate of the memory used, or 0 for an unknown one, and without all that is optional. */
    public Report(
        Instant time,
        String requestId,
        Duration duration,
        Duration billedDuration,
        int memoryMegabytes,
        int maxMemoryMegabytes,
        @Nullable Duration initDuration,
        @Nullable Failure failure) {
      this(
          time,
          requestId,
          duration,
          billedDuration,
          memoryMegabytes,
          maxMemoryMegabytes,
          maxMemoryMegabytes == 0 ? Figure.UNKNOWN : Figure.ESTIMATED,
          -1,
          initDuration,
          null,
          failure,
          -1,
          null,
          null);
    }

    /** Ends with a tab unless there is a status, as recorded. A sampled trace is a second line. */
    @Override
    public String text() {
      return text(failure);
    }

    /** As the service wrote it until 2025: without a status. */
    public String textWithoutStatus() {
      return text(null);
    }

    private String text(@Nullable Failure status) {
      StringBuilder text = new StringBuilder(160).append("REPORT RequestId: ").append(requestId);
      text.append("\tDuration: ").append(Notation.milliseconds(duration));
      text.append(" ms\tBilled Duration: ").append(billedDuration.toMillis());
      text.append(" ms\tMemory Size: ").append(memoryMegabytes);
      text.append(" MB\tMax Memory Used: ").append(maxMemoryMegabytes).append(" MB\t");
      if (initDuration != null) {
        text.append("Init Duration: ")
            .append(Notation.milliseconds(initDuration))
            .append(" ms\t");
      }
      if (restore != null) {
        text.append(restore.text());
      }
      if (status != null) {
        text.append(status.text());
      }
      if (trace != null) {
        text.append(trace.text());
      }
      return text.toString();
    }
  }

  /**
   * The time of an invocation was up. The service wrote this line, between START and END, until 2025;
   * since then the report has a status instead.
   *
   * @param timeout how long it might have taken
   */
  record TimedOut(Instant time, String requestId, Duration timeout) implements PlatformLine {
    @Override
    public String text() {
      return timestamp() + " " + requestId + " Task timed out after " + Notation.seconds(timeout)
          + " seconds";
    }
  }

  /**
   * The runtime process has ended inside an invocation. The service wrote these two lines, between START
   * and END, until 2025; since then the report has a status instead.
   *
   * @param message such as {@code Runtime exited without providing a reason} or {@code Runtime exited with
   *     error: signal: killed}
   * @param errorType such as {@code Runtime.ExitError}
   */
  record Fault(Instant time, String requestId, String message, String errorType)
      implements PlatformLine {
    @Override
    public String text() {
      return "RequestId: " + requestId + " Error: " + message + "\n" + errorType;
    }
  }

  /**
   * Older lines of this stream are gone, because it had grown over its limit. The text is ours; the
   * service has such a line in JSON only.
   *
   * @param time when the last of them had been written
   * @param lines how many
   * @param characters how many characters of output they had together
   */
  record Dropped(Instant time, long lines, long characters) implements PlatformLine {

    /** Why: {@value}. */
    public static final String REASON = "the stream keeps its last " + LogStream.MAX_LINES
        + " lines and " + LogStream.MAX_CHARACTERS + " characters";

    @Override
    public String text() {
      return "LOGS_DROPPED Records: " + lines + "\tCharacters: " + characters + "\tReason: "
          + REASON;
    }
  }

  /**
   * A line of ours that the service does not write: what a reader of this log should know about the local
   * run, such as that it is not deterministic because the function started threads.
   *
   * @param requestId the invocation it is about, or null
   * @param message a sentence or more
   */
  record Notice(Instant time, @Nullable String requestId, String message) implements PlatformLine {
    @Override
    public String text() {
      return "FAAS_NOTICE " + (requestId == null ? "" : "RequestId: " + requestId + "\t") + message;
    }
  }

  /** The phase of an init phase in its own right: {@value}. */
  String INIT = "init";

  /** The phase of an init phase that is repeated inside an invocation: {@value}. */
  String INVOKE = "invoke";

  private static String runtime(@Nullable String version, @Nullable String arn) {
    return (version == null ? "" : " Runtime Version: " + version)
        + (arn == null ? "" : "\tRuntime Version ARN: " + arn);
  }

  /** Why an execution environment is made. */
  enum Initialization {
    /** For an invocation that waits. */
    ON_DEMAND("on-demand"),
    /** In advance, for a version or an alias with provisioned concurrency. */
    PROVISIONED_CONCURRENCY("provisioned-concurrency"),
    /** For a snapshot of a version that is being published. */
    SNAP_START("snap-start"),
    /** For several invocations at the same time. */
    MANAGED_INSTANCES("lambda-managed-instances");

    private final String wireName;

    Initialization(String wireName) {
      this.wireName = wireName;
    }

    /** The service's name for it, such as {@code on-demand}. */
    public String wireName() {
      return wireName;
    }
  }

  /** What a number is worth. */
  enum Figure {
    /** Measured for this execution environment alone. */
    MEASURED,
    /** Estimated: the environment shares a process with others. */
    ESTIMATED,
    /** Not known, so that the number means nothing. */
    UNKNOWN
  }

  /**
   * What the restore of a snapshot cost.
   *
   * @param duration how long it took
   * @param billed what of it is charged, in whole milliseconds
   */
  record Restore(Duration duration, Duration billed) {

    String text() {
      return "Restore Duration: " + Notation.milliseconds(duration)
          + " ms\tBilled Restore Duration: " + billed.toMillis() + " ms\t";
    }
  }

  /**
   * How the service ended an invocation, an init phase or a restore.
   *
   * @param status {@code error}, {@code failure} or {@code timeout}
   * @param errorType the service's name for it, or null
   */
  record Failure(String status, @Nullable String errorType) {

    /** The time was up. */
    public static final Failure TIMEOUT = new Failure("timeout", null);

    /** The fields that a report ends with. */
    String text() {
      return errorType == null
          ? "Status: " + status
          : "Status: " + status + "\tError Type: " + errorType;
    }
  }
}
