package dev.faas.invoker.log.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faas.FunctionInfo;
import dev.faas.invoker.log.PlatformLine;
import dev.faas.invoker.log.PlatformLine.Initialization;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of init phases and restores in JSON: see {@link PlatformRecords}. */
final class InitRecords {

  private static final long MEGABYTE = 1024 * 1024;

  private InitRecords() {}

  static List<PlatformRecord> of(PlatformLine line) {
    if (line instanceof PlatformLine.InitStart start) {
      return List.of(initStart(start));
    }
    if (line instanceof PlatformLine.InitReport report) {
      return List.of(initRuntimeDone(report), initReport(report));
    }
    if (line instanceof PlatformLine.RestoreStart start) {
      return List.of(restoreStart(start));
    }
    if (line instanceof PlatformLine.RestoreReport report) {
      return List.of(restoreRuntimeDone(report), restoreReport(report));
    }
    throw new IllegalArgumentException("no record in JSON is known for " + line);
  }

  private static PlatformRecord initStart(PlatformLine.InitStart start) {
    return PlatformRecord.of(levelOfStart(start.runtimeVersion()), "platform.initStart", json -> {
      json.writeStringField("initializationType", start.initialization().wireName());
      json.writeStringField("phase", start.phase());
      runtime(json, start.runtimeVersion(), start.runtimeVersionArn());
      function(json, start.function(), start.function().resourceName());
    });
  }

  private static PlatformRecord initRuntimeDone(PlatformLine.InitReport report) {
    return PlatformRecord.ofEnd(
        LogLevel.DEBUG, "platform.initRuntimeDone", report.failure(), json -> {
          json.writeStringField("initializationType", report.initialization().wireName());
          json.writeStringField("phase", report.phase());
          PlatformRecord.status(json, report.failure());
        });
  }

  private static PlatformRecord initReport(PlatformLine.InitReport report) {
    LogLevel ofSuccess =
        report.initialization() == Initialization.ON_DEMAND ? LogLevel.DEBUG : LogLevel.INFO;
    return PlatformRecord.ofEnd(ofSuccess, "platform.initReport", report.failure(), json -> {
      json.writeStringField("initializationType", report.initialization().wireName());
      json.writeStringField("phase", report.phase());
      PlatformRecord.status(json, report.failure());
      JsonLine.object(
          json,
          "metrics",
          metrics -> JsonLine.milliseconds(metrics, "durationMs", report.initDuration()));
    });
  }

  private static PlatformRecord restoreStart(PlatformLine.RestoreStart start) {
    return PlatformRecord.of(
        levelOfStart(start.runtimeVersion()), "platform.restoreStart", json -> {
          runtime(json, start.runtimeVersion(), start.runtimeVersionArn());
          function(json, start.function(), null);
        });
  }

  private static PlatformRecord restoreRuntimeDone(PlatformLine.RestoreReport report) {
    return PlatformRecord.ofEnd(
        LogLevel.DEBUG,
        "platform.restoreRuntimeDone",
        report.failure(),
        json -> PlatformRecord.status(json, report.failure()));
  }

  private static PlatformRecord restoreReport(PlatformLine.RestoreReport report) {
    return PlatformRecord.ofEnd(LogLevel.INFO, "platform.restoreReport", report.failure(), json -> {
      PlatformRecord.status(json, report.failure());
      JsonLine.object(
          json,
          "metrics",
          metrics -> JsonLine.milliseconds(metrics, "durationMs", report.restoreDuration()));
    });
  }

  /** INFO where the service knows the runtime's version. */
  private static LogLevel levelOfStart(@Nullable String runtimeVersion) {
    return runtimeVersion == null ? LogLevel.DEBUG : LogLevel.INFO;
  }

  private static void runtime(JsonGenerator json, @Nullable String version, @Nullable String arn)
      throws IOException {
    JsonLine.optional(json, "runtimeVersion", version);
    JsonLine.optional(json, "runtimeVersionArn", arn);
  }

  /** The environment's id is its log stream, and its memory counts in bytes, as in real records. */
  private static void function(JsonGenerator json, FunctionInfo function, @Nullable String arn)
      throws IOException {
    json.writeStringField("functionName", function.name());
    JsonLine.optional(json, "functionArn", arn);
    json.writeStringField("functionVersion", function.version());
    JsonLine.optional(json, "instanceId", function.logStream());
    json.writeNumberField("instanceMaxMemory", function.memoryMegabytes() * MEGABYTE);
  }
}
