package dev.faas.invoker.log.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faas.invoker.log.PlatformLine;
import dev.faas.invoker.log.PlatformLine.Restore;
import dev.faas.invoker.log.Trace;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The platform's lines in JSON: the shapes of the "Lambda Telemetry API {@code Event} schema reference",
 * with their members in the order of real records; what is optional and not known, such as spans, is left
 * out. The levels are those of "System log level event mapping" in the developer guide.
 */
final class PlatformRecords {

  private PlatformRecords() {}

  /** END has no record; the report says how the runtime ended, too. */
  static List<PlatformRecord> of(PlatformLine line) {
    if (line instanceof PlatformLine.Start start) {
      return List.of(start(start));
    }
    if (line instanceof PlatformLine.Report report) {
      return List.of(runtimeDone(report), report(report));
    }
    if (line instanceof PlatformLine.Fault fault) {
      return List.of(fault(fault));
    }
    if (line instanceof PlatformLine.Dropped dropped) {
      return List.of(logsDropped(dropped));
    }
    if (line instanceof PlatformLine.Notice notice) {
      return List.of(notice(notice));
    }
    boolean isInText = line instanceof PlatformLine.End || line instanceof PlatformLine.TimedOut;
    return isInText ? List.of() : InitRecords.of(line);
  }

  private static PlatformRecord start(PlatformLine.Start start) {
    return PlatformRecord.of(LogLevel.INFO, "platform.start", json -> {
      json.writeStringField("requestId", start.requestId());
      JsonLine.optional(json, "functionArn", start.functionArn());
      json.writeStringField("version", start.version());
      JsonLine.optional(json, "tenantId", start.tenantId());
      tracing(json, start.trace());
    });
  }

  private static PlatformRecord runtimeDone(PlatformLine.Report report) {
    return PlatformRecord.ofEnd(LogLevel.DEBUG, "platform.runtimeDone", report.failure(), json -> {
      json.writeStringField("requestId", report.requestId());
      JsonLine.optional(json, "tenantId", report.tenantId());
      PlatformRecord.status(json, report.failure());
      tracing(json, report.trace());
      JsonLine.object(json, "metrics", metrics -> {
        JsonLine.milliseconds(metrics, "durationMs", report.duration());
        if (report.producedBytes() >= 0) {
          metrics.writeNumberField("producedBytes", report.producedBytes());
        }
      });
    });
  }

  private static PlatformRecord report(PlatformLine.Report report) {
    return PlatformRecord.ofEnd(LogLevel.INFO, "platform.report", report.failure(), json -> {
      json.writeStringField("requestId", report.requestId());
      JsonLine.optional(json, "tenantId", report.tenantId());
      JsonLine.object(json, "metrics", metrics -> metrics(metrics, report));
      tracing(json, report.trace());
      PlatformRecord.status(json, report.failure());
    });
  }

  private static void metrics(JsonGenerator json, PlatformLine.Report report) throws IOException {
    JsonLine.milliseconds(json, "durationMs", report.duration());
    json.writeNumberField("billedDurationMs", report.billedDuration().toMillis());
    json.writeNumberField("memorySizeMB", report.memoryMegabytes());
    json.writeNumberField("maxMemoryUsedMB", report.maxMemoryMegabytes());
    if (report.initDuration() != null) {
      JsonLine.milliseconds(json, "initDurationMs", report.initDuration());
    }
    Restore restore = report.restore();
    if (restore != null) {
      JsonLine.milliseconds(json, "restoreDurationMs", restore.duration());
      json.writeNumberField("billedRestoreDurationMs", restore.billed().toMillis());
    }
  }

  /** Its record is the text itself ("Lambda Logs API"). */
  private static PlatformRecord fault(PlatformLine.Fault fault) {
    return new PlatformRecord(
        LogLevel.WARN, "platform.fault", json -> json.writeStringField("record", fault.text()));
  }

  /** The service counts bytes; here a character counts as one, as it is in ASCII. */
  private static PlatformRecord logsDropped(PlatformLine.Dropped dropped) {
    return PlatformRecord.of(LogLevel.WARN, "platform.logsDropped", json -> {
      json.writeNumberField("droppedBytes", dropped.characters());
      json.writeNumberField("droppedRecords", dropped.lines());
      json.writeStringField("reason", PlatformLine.Dropped.REASON);
    });
  }

  /** Of our own, with a type that the service does not have. */
  private static PlatformRecord notice(PlatformLine.Notice notice) {
    return PlatformRecord.of(LogLevel.WARN, "faas.notice", json -> {
      JsonLine.optional(json, "requestId", notice.requestId());
      json.writeStringField("message", notice.message());
    });
  }

  private static void tracing(JsonGenerator json, @Nullable Trace trace) throws IOException {
    if (trace != null) {
      JsonLine.object(json, "tracing", tracing -> {
        JsonLine.optional(tracing, "spanId", trace.segmentId());
        tracing.writeStringField("type", "X-Amzn-Trace-Id");
        tracing.writeStringField("value", trace.header());
      });
    }
  }
}
