package dev.faas.invoker.log.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.events.json.JsonValue;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.PlatformLine;
import dev.faas.invoker.log.PlatformLine.Failure;
import dev.faas.invoker.log.PlatformLine.Initialization;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shapes are those of real records, where there are some, and else of the Telemetry API's reference. */
class PlatformRecordsTest {

  private static final LogFormat ALL = LogFormat.json(LogLevel.TRACE, LogLevel.DEBUG);

  @Test
  @Reproduces({"record-shape", "record-init-start"})
  void initStart() {
    check(Lines.initStart("java:21.v38"), """
        {"time":"2026-10-08T07:30:27.768Z","type":"platform.initStart","record":{
         "initializationType":"on-demand","phase":"init",
         "runtimeVersion":"java:21.v38","runtimeVersionArn":"arn:java:21.v38","functionName":"Orders",
         "functionArn":"arn:aws:lambda:eu-central-1:123456789012:function:Orders",
         "functionVersion":"$LATEST",
         "instanceId":"2026/10/08/[$LATEST]22be53a8cfde4e68b844f8ec293b2543",
         "instanceMaxMemory":268435456}}""");
  }

  @Test
  @Reproduces({"record-init-runtime-done", "record-init-report"})
  void initReportTellsHowTheRuntimeEndedToo() {
    check(Lines.initReport(Initialization.PROVISIONED_CONCURRENCY, null), """
        {"time":"2026-10-08T07:30:27.768Z","type":"platform.initRuntimeDone","record":{
         "initializationType":"provisioned-concurrency","phase":"init","status":"success"}}""", """
        {"time":"2026-10-08T07:30:27.768Z","type":"platform.initReport","record":{
         "initializationType":"provisioned-concurrency","phase":"init","status":"success",
         "metrics":{"durationMs":125.33}}}""");
  }

  @Test
  @Reproduces({"record-init-runtime-done", "record-init-report"})
  void initReportOfAFailureTellsItsType() {
    check(Lines.initReport(Initialization.SNAP_START, Lines.EXIT), """
        {"time":"2026-10-08T07:30:27.768Z","type":"platform.initRuntimeDone","record":{
         "initializationType":"snap-start","phase":"init","status":"error",
         "errorType":"Runtime.ExitError"}}""", """
        {"time":"2026-10-08T07:30:27.768Z","type":"platform.initReport","record":{
         "initializationType":"snap-start","phase":"init","status":"error",
         "errorType":"Runtime.ExitError","metrics":{"durationMs":125.33}}}""");
  }

  @Test
  @Reproduces("records-of-a-restore")
  void restoreStart() {
    check(Lines.restoreStart(), """
        {"time":"2026-10-08T07:30:27.768Z","type":"platform.restoreStart","record":{
         "runtimeVersion":"java:21.v38","runtimeVersionArn":"arn:java","functionName":"Orders",
         "functionVersion":"$LATEST",
         "instanceId":"2026/10/08/[$LATEST]22be53a8cfde4e68b844f8ec293b2543",
         "instanceMaxMemory":268435456}}""");
  }

  @Test
  @Reproduces("records-of-a-restore")
  void restoreReportTellsHowTheRuntimeEndedToo() {
    check(Lines.restoreReport(Failure.TIMEOUT), """
        {"time":"2026-10-08T07:30:27.768Z","type":"platform.restoreRuntimeDone","record":{
         "status":"timeout"}}""", """
        {"time":"2026-10-08T07:30:27.768Z","type":"platform.restoreReport","record":{
         "status":"timeout","metrics":{"durationMs":15.19}}}""");
  }

  @Test
  @Reproduces({"record-shape", "record-start"})
  void start() {
    check(Lines.start(), """
        {"time":"2026-10-08T07:30:27.768Z","type":"platform.start","record":{
         "requestId":"79b5e81f-9cdd-4145-b1f6-7c50ef8a2a36","version":"$LATEST"}}""");
  }

  @Test
  @Reproduces({"record-start", "record-tenant"})
  void startOfATracedInvocationOfATenant() {
    PlatformLine start = new PlatformLine.Start(
        Lines.TIME, Lines.REQUEST, "7", "arn:function:Orders", "blue", Lines.TRACE);

    check(start, """
        {"time":"2026-10-08T07:30:27.768Z","type":"platform.start","record":{
         "requestId":"79b5e81f-9cdd-4145-b1f6-7c50ef8a2a36","functionArn":"arn:function:Orders",
         "version":"7","tenantId":"blue",
         "tracing":{"spanId":"54565fb4","type":"X-Amzn-Trace-Id",
                    "value":"Root=1-62e900b2-710d;Parent=0efb;Sampled=1"}}}""");
  }

  @Test
  @Reproduces({"record-runtime-done", "record-report"})
  void reportOfAColdStartAndHowTheRuntimeEnded() {
    check(Lines.report(Duration.ofNanos(463_512_000), null), """
        {"time":"2026-10-08T07:30:27.768Z","type":"platform.runtimeDone","record":{
         "requestId":"79b5e81f-9cdd-4145-b1f6-7c50ef8a2a36","status":"success",
         "metrics":{"durationMs":1233.96}}}""", """
        {"time":"2026-10-08T07:30:27.768Z","type":"platform.report","record":{
         "requestId":"79b5e81f-9cdd-4145-b1f6-7c50ef8a2a36",
         "metrics":{"durationMs":1233.96,"billedDurationMs":1698,"memorySizeMB":256,
                    "maxMemoryUsedMB":123,"initDurationMs":463.512},
         "status":"success"}}""");
  }

  @Test
  @Reproduces({"record-runtime-done", "record-report", "record-tenant"})
  void reportAfterARestoreOfATracedInvocationOfATenant() {
    check(Lines.fullReport(), """
        {"time":"2026-10-08T07:30:27.768Z","type":"platform.runtimeDone","record":{
         "requestId":"79b5e81f-9cdd-4145-b1f6-7c50ef8a2a36","tenantId":"blue","status":"success",
         "tracing":{"spanId":"54565fb4","type":"X-Amzn-Trace-Id",
                    "value":"Root=1-62e900b2-710d;Parent=0efb;Sampled=1"},
         "metrics":{"durationMs":147.156,"producedBytes":50}}}""", """
        {"time":"2026-10-08T07:30:27.768Z","type":"platform.report","record":{
         "requestId":"79b5e81f-9cdd-4145-b1f6-7c50ef8a2a36","tenantId":"blue",
         "metrics":{"durationMs":147.156,"billedDurationMs":201,"memorySizeMB":512,
                    "maxMemoryUsedMB":91,"restoreDurationMs":500.795,"billedRestoreDurationMs":53},
         "tracing":{"spanId":"54565fb4","type":"X-Amzn-Trace-Id",
                    "value":"Root=1-62e900b2-710d;Parent=0efb;Sampled=1"},
         "status":"success"}}""");
  }

  @Test
  @Reproduces("status-of-a-failure")
  void reportOfAnExitTellsStatusAndType() {
    assertThat(ALL.render(Lines.report(null, Lines.EXIT)))
        .hasSize(2)
        .allMatch(
            json -> json.contains("\"status\":\"error\",\"errorType\":\"Runtime.ExitError\""));
    assertThat(ALL.render(Lines.report(null, Failure.TIMEOUT)))
        .hasSize(2)
        .allMatch(json -> json.contains("\"status\":\"timeout\"") && !json.contains("errorType"));
    assertThat(ALL.render(Lines.report(null, new Failure("failure", "Sandbox.Failure"))))
        .hasSize(2)
        .allMatch(
            json -> json.contains("\"status\":\"failure\",\"errorType\":\"Sandbox.Failure\""));
  }

  @Test
  void faultHasATextAsItsRecord() {
    check(Lines.fault(), """
        {"time":"2026-10-08T07:30:27.768Z","type":"platform.fault","record":
         "RequestId: 79b5e81f-9cdd-4145-b1f6-7c50ef8a2a36 Error: Runtime exited without providing a \
        reason\\nRuntime.ExitError"}""");
  }

  @Test
  void logsDroppedSaysWhy() {
    check(Lines.dropped(), """
        {"time":"2026-10-08T07:30:27.768Z","type":"platform.logsDropped","record":{
         "droppedBytes":12345,"droppedRecords":123,
         "reason":"the stream keeps its last 10000 lines and 4194304 characters"}}""");
  }

  @Test
  void noticeHasATypeOfOurOwn() {
    check(Lines.notice(), """
        {"time":"2026-10-08T07:30:27.768Z","type":"faas.notice","record":{
         "requestId":"79b5e81f-9cdd-4145-b1f6-7c50ef8a2a36",
         "message":"The function started threads."}}""");
  }

  @Test
  void endAndTimeoutHaveNoRecordOfTheirOwn() {
    assertThat(ALL.render(Lines.end())).isEmpty();
    assertThat(ALL.render(Lines.timedOut())).isEmpty();
  }

  @Test
  void durationsHaveOneToThreeDecimals() {
    for (long nanos : new long[] {0, 5_000_000_000L, 1_500_000, 1_234_567, 49}) {
      PlatformLine line = new PlatformLine.RestoreReport(Lines.TIME, Duration.ofNanos(nanos), null);
      assertThat(ALL.render(line).get(1)).containsPattern("\"durationMs\":\\d+\\.\\d{1,3}}");
    }
    assertThat(ALL.render(new PlatformLine.RestoreReport(Lines.TIME, Duration.ofSeconds(5), null))
            .get(1))
        .contains("\"durationMs\":5000.0}");
  }

  private static void check(LogLine line, String... records) {
    assertThat(ALL.render(line))
        .noneMatch(json -> json.contains("\n"))
        .map(JsonValue::parse)
        .isEqualTo(List.of(records).stream().map(JsonValue::parse).toList());
  }
}
