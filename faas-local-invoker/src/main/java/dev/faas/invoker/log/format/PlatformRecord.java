package dev.faas.invoker.log.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faas.invoker.log.PlatformLine.Failure;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One record of the platform's log in JSON, without its time.
 *
 * @param type such as {@code platform.start}
 * @param value writes what stands at {@code record}
 */
record PlatformRecord(LogLevel level, String type, JsonLine.Members value) {

  private static final String SUCCESS = "success";

  static PlatformRecord of(LogLevel level, String type, JsonLine.Members members) {
    return new PlatformRecord(level, type, json -> JsonLine.object(json, "record", members));
  }

  /** One that the service writes at WARN if something failed, and else at this level. */
  static PlatformRecord ofEnd(
      LogLevel ofSuccess, String type, @Nullable Failure failure, JsonLine.Members members) {
    return of(failure == null ? ofSuccess : LogLevel.WARN, type, members);
  }

  static void status(JsonGenerator json, @Nullable Failure failure) throws IOException {
    json.writeStringField("status", failure == null ? SUCCESS : failure.status());
    JsonLine.optional(json, "errorType", failure == null ? null : failure.errorType());
  }

  String at(String timestamp) {
    return JsonLine.object(json -> {
      json.writeStringField("time", timestamp);
      json.writeStringField("type", type);
      value.writeTo(json);
    });
  }
}
