package dev.faas.invoker.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.FunctionInfo;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.log.PlatformLine.Failure;
import dev.faas.invoker.log.PlatformLine.Figure;
import dev.faas.invoker.log.PlatformLine.Initialization;
import dev.faas.invoker.log.PlatformLine.Restore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The texts are those that the service has been seen to write. */
class PlatformLineTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final FunctionInfo FUNCTION = FunctionInfo.named("Orders");
  private static final String ARN = "arn:aws:lambda:eu-central-1::runtime:775dab0d";
  private static final Failure EXIT = new Failure("error", "Runtime.ExitError");

  @Test
  @Reproduces("init-start-line")
  void initStartTellsTheRuntime() {
    assertThat(new PlatformLine.InitStart(
                NOON, Initialization.ON_DEMAND, "init", FUNCTION, "python:3.10.v11", ARN)
            .text())
        .isEqualTo("INIT_START Runtime Version: python:3.10.v11\tRuntime Version ARN: " + ARN);
  }

  @Test
  void initStartOfAnUnknownRuntimeTellsNone() {
    assertThat(
            new PlatformLine.InitStart(NOON, Initialization.ON_DEMAND, "init", FUNCTION, null, null)
                .text())
        .isEqualTo("INIT_START");
  }

  @Test
  @Reproduces("start-line")
  void startNamesTheVersion() {
    assertThat(new PlatformLine.Start(NOON, "r-1", "$LATEST").text())
        .isEqualTo("START RequestId: r-1 Version: $LATEST");
  }

  @Test
  @Reproduces("end-line")
  void endHasNothingButTheRequest() {
    assertThat(new PlatformLine.End(NOON, "r-1").text()).isEqualTo("END RequestId: r-1");
  }

  @Test
  @Reproduces({"report-line", "fields-have-tabs"})
  void reportOfAWarmStartEndsWithATab() {
    assertThat(report(3_010_000, 4, null, null).text())
        .isEqualTo("REPORT RequestId: r-1\tDuration: 3.01 ms\tBilled Duration: 4 ms\t"
            + "Memory Size: 128 MB\tMax Memory Used: 36 MB\t");
  }

  @Test
  @Reproduces("report-of-a-cold-start")
  void reportOfAColdStartTellsTheInitDuration() {
    assertThat(report(3_010_000, 4, Duration.ofNanos(110_104_999), null).text())
        .isEqualTo("REPORT RequestId: r-1\tDuration: 3.01 ms\tBilled Duration: 4 ms\t"
            + "Memory Size: 128 MB\tMax Memory Used: 36 MB\tInit Duration: 110.10 ms\t");
  }

  @Test
  @Reproduces("report-of-a-timeout")
  void reportOfATimeoutHasAStatusInsteadOfTheLastTab() {
    assertThat(report(3_000_000_000L, 3403, Duration.ofNanos(402_040_000), Failure.TIMEOUT)
            .text())
        .isEqualTo(
            "REPORT RequestId: r-1\tDuration: 3000.00 ms\tBilled Duration: 3403 ms\t"
                + "Memory Size: 128 MB\tMax Memory Used: 36 MB\tInit Duration: 402.04 ms\tStatus: timeout");
  }

  @Test
  @Reproduces("report-of-a-crash")
  void reportOfAnErrorTellsItsType() {
    assertThat(report(0, 1, null, EXIT).text())
        .endsWith("\tMax Memory Used: 36 MB\tStatus: error\tError Type: Runtime.ExitError");
  }

  @Test
  void reportWithoutStatusEndsWithATabWhateverHappened() {
    assertThat(report(0, 1, null, EXIT).textWithoutStatus()).endsWith("\tMax Memory Used: 36 MB\t");
  }

  @Test
  @Reproduces("report-after-a-restore")
  void reportAfterARestoreTellsWhatThatCost() {
    Restore restore = new Restore(Duration.ofNanos(398_970_000), Duration.ofMillis(182));

    assertThat(longReport(2_338_660_000L, 2521, restore, null).text())
        .isEqualTo("REPORT RequestId: r-1\tDuration: 2338.66 ms\tBilled Duration: 2521 ms\t"
            + "Memory Size: 128 MB\tMax Memory Used: 36 MB\t"
            + "Restore Duration: 398.97 ms\tBilled Restore Duration: 182 ms\t");
  }

  @Test
  @Reproduces("trace-line")
  void reportOfASampledTraceHasASecondLine() {
    Trace trace = new Trace("Root=1-6a507b87-0cc4;Parent=0efbd199;Sampled=1", "d0025b207c551fde");

    assertThat(tracedReport(trace).text())
        .endsWith("\tMax Memory Used: 36 MB\t\n"
            + "XRAY TraceId: 1-6a507b87-0cc4\tSegmentId: d0025b207c551fde\tSampled: true\t");
    assertThat(tracedReport(new Trace(trace.header(), null)).text())
        .endsWith("\nXRAY TraceId: 1-6a507b87-0cc4\tSampled: true\t");
  }

  @Test
  void aTraceThatIsNotSampledOrHasNoRootHasNoLine() {
    for (String header : new String[] {"Root=1-a;Sampled=0", "Root=1-a", "Sampled=1", ""}) {
      assertThat(tracedReport(new Trace(header, "d0025b207c551fde")).text())
          .as(header)
          .endsWith("MB\t");
    }
  }

  @Test
  void reportSaysWhatItsMemoryFigureIsWorth() {
    assertThat(report(0, 1, null, null).maxMemoryFigure()).isEqualTo(Figure.ESTIMATED);
    PlatformLine.Report unknown = new PlatformLine.Report(
        NOON, "r-1", Duration.ZERO, Duration.ofMillis(1), 128, 0, null, null);
    assertThat(unknown.maxMemoryFigure()).isEqualTo(Figure.UNKNOWN);
    assertThat(unknown.allocatedBytes()).isEqualTo(-1);
    assertThat(unknown.producedBytes()).isEqualTo(-1);
  }

  @Test
  @Reproduces("init-report-of-an-error")
  void initReportTellsPhaseAndStatus() {
    Failure failure = new Failure("error", "Runtime.BadFunctionCode");

    assertThat(new PlatformLine.InitReport(NOON, Duration.ofNanos(154_034_000), "init", failure)
            .text())
        .isEqualTo("INIT_REPORT Init Duration: 154.03 ms\tPhase: init\t"
            + "Status: error\tError Type: Runtime.BadFunctionCode");
    assertThat(
            new PlatformLine.InitReport(NOON, Duration.ofNanos(99_650_000), "invoke", EXIT).text())
        .isEqualTo("INIT_REPORT Init Duration: 99.65 ms\tPhase: invoke\t"
            + "Status: error\tError Type: Runtime.ExitError");
  }

  @Test
  void initReportOfATimeoutHasNoErrorType() {
    assertThat(new PlatformLine.InitReport(
                NOON, Duration.ofNanos(9_999_810_000L), "init", Failure.TIMEOUT)
            .text())
        .isEqualTo("INIT_REPORT Init Duration: 9999.81 ms\tPhase: init\tStatus: timeout");
  }

  @Test
  void initReportOfASnapshotTellsTheDurationOnly() {
    assertThat(new PlatformLine.InitReport(
                NOON, Initialization.SNAP_START, Duration.ofNanos(2_510_650_000L), "init", null)
            .text())
        .isEqualTo("INIT_REPORT Init Duration: 2510.65 ms");
  }

  @Test
  @Reproduces("restore-start-line")
  void restoreStartTellsTheRuntime() {
    assertThat(new PlatformLine.RestoreStart(NOON, FUNCTION, "java:11.v20", ARN).text())
        .isEqualTo("RESTORE_START Runtime Version: java:11.v20\tRuntime Version ARN: " + ARN);
  }

  @Test
  @Reproduces("restore-report-line")
  void restoreReportTellsTheDurationAndWhatFailed() {
    assertThat(restore(398_970_000, null).text())
        .isEqualTo("RESTORE_REPORT Restore Duration: 398.97 ms");
    assertThat(restore(10_000_000_000L, Failure.TIMEOUT).text())
        .isEqualTo("RESTORE_REPORT Restore Duration: 10000.00 ms\tStatus: timeout");
    assertThat(restore(1_000_000, EXIT).text())
        .isEqualTo("RESTORE_REPORT Restore Duration: 1.00 ms\t"
            + "Status: error\tError Type: Runtime.ExitError");
  }

  @Test
  void timeoutHasTimeRequestAndSecondsWithTwoDecimals() {
    Instant when = Instant.parse("2024-03-04T17:22:38.033999Z");

    assertThat(new PlatformLine.TimedOut(when, "r-1", Duration.ofSeconds(3)).text())
        .isEqualTo("2024-03-04T17:22:38.033Z r-1 Task timed out after 3.00 seconds");
  }

  @Test
  void faultHasItsTypeInASecondLine() {
    assertThat(fault("Runtime exited without providing a reason"))
        .isEqualTo("RequestId: r-1 Error: Runtime exited without providing a reason\n"
            + "Runtime.ExitError");
    assertThat(fault("Runtime exited with error: signal: killed"))
        .isEqualTo("RequestId: r-1 Error: Runtime exited with error: signal: killed\n"
            + "Runtime.ExitError");
  }

  @Test
  void droppedLinesAreCountedAndExplained() {
    assertThat(new PlatformLine.Dropped(NOON, 8, 35).text())
        .isEqualTo("LOGS_DROPPED Records: 8\tCharacters: 35\t"
            + "Reason: the stream keeps its last 10000 lines and 4194304 characters");
  }

  @Test
  void noticeIsMarkedAsOurs() {
    assertThat(new PlatformLine.Notice(NOON, "r-1", "Threads were started.").text())
        .isEqualTo("FAAS_NOTICE RequestId: r-1\tThreads were started.");
    assertThat(new PlatformLine.Notice(NOON, null, "Threads were started.").text())
        .isEqualTo("FAAS_NOTICE Threads were started.");
  }

  @Test
  void linesAboutTheEnvironmentBelongToNoInvocation() {
    assertThat(restore(1, null).requestId()).isNull();
    assertThat(new PlatformLine.Dropped(NOON, 8, 35).requestId()).isNull();
  }

  @Test
  void timestampsAlwaysHaveMilliseconds() {
    assertThat(new PlatformLine.End(NOON, "r-1").timestamp()).isEqualTo("2026-03-01T12:00:00.000Z");
    assertThat(new PlatformLine.End(Instant.parse("2026-11-23T01:02:03.0459Z"), "r-1").timestamp())
        .isEqualTo("2026-11-23T01:02:03.045Z");
    assertThat(new PlatformLine.End(Instant.EPOCH, "r-1").timestamp())
        .isEqualTo("1970-01-01T00:00:00.000Z");
  }

  private static PlatformLine.Report report(
      long nanos, int billed, Duration init, Failure failure) {
    return new PlatformLine.Report(
        NOON, "r-1", Duration.ofNanos(nanos), Duration.ofMillis(billed), 128, 36, init, failure);
  }

  private static PlatformLine.Report tracedReport(Trace trace) {
    return longReport(0, 1, null, trace);
  }

  private static PlatformLine.Report longReport(
      long nanos, int billed, Restore restore, Trace trace) {
    return new PlatformLine.Report(
        NOON,
        "r-1",
        Duration.ofNanos(nanos),
        Duration.ofMillis(billed),
        128,
        36,
        Figure.MEASURED,
        -1,
        null,
        restore,
        null,
        -1,
        null,
        trace);
  }

  private static PlatformLine.RestoreReport restore(long nanos, Failure failure) {
    return new PlatformLine.RestoreReport(NOON, Duration.ofNanos(nanos), failure);
  }

  private static String fault(String message) {
    return new PlatformLine.Fault(NOON, "r-1", message, "Runtime.ExitError").text();
  }
}
