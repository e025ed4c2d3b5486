package dev.faas.invoker.forked.child;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.faas.FunctionFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Where the runtime writes what has a level: as text, or as records in JSON if {@code
 * AWS_LAMBDA_LOG_FORMAT} says so. The records are those of AWS's Java runtime ({@code
 * StructuredLogMessage}). Nothing is left out here: the service's end of the log looks at the levels.
 *
 * @param requestId of the invocation that writes, or empty
 * @param tenantId of its tenant, or empty
 */
record RuntimeLog(
    PrintStream out, boolean isJson, InstantSource clock, String requestId, String tenantId) {

  private static final int TO_MILLISECONDS = "2026-03-01T12:00:00.000".length();

  /** The log outside of invocations, in the format that the environment variables tell. */
  static RuntimeLog of(PrintStream out, FunctionFactory.World world) {
    String format = world.environmentVariables().get("AWS_LAMBDA_LOG_FORMAT").orElse("");
    return new RuntimeLog(out, format.equalsIgnoreCase("JSON"), world.clock(), "", "");
  }

  /** The log of an invocation. */
  RuntimeLog during(String invocation, String tenant) {
    return new RuntimeLog(out, isJson, clock, invocation, tenant);
  }

  /** Writes what the handler threw. */
  void write(ErrorReport report) {
    print(isJson ? record("ERROR", report.logLines()) + "\n" : report.logLines());
  }

  /** Writes a logger's message. */
  void write(String level, String message) {
    print((isJson ? record(level, message) : "[" + level + "] " + message) + "\n");
  }

  /** At once, so that the lines of other threads do not come between. */
  private void print(String text) {
    out.print(text);
    out.flush();
  }

  /** Over characters, since Jackson's writer of bytes refuses half a surrogate pair. */
  private String record(String level, String message) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("timestamp", timestamp());
      json.writeStringField("message", message);
      json.writeStringField("level", level);
      optional(json, "AWSRequestId", requestId);
      optional(json, "tenantId", tenantId);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void optional(JsonGenerator json, String name, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }

  /** With a nanosecond more, so that the text is never shorter; without the classes of a formatter. */
  private String timestamp() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
            .truncatedTo(ChronoUnit.MILLIS)
            .plusNanos(1)
            .toString()
            .substring(0, TO_MILLISECONDS)
        + "Z";
  }
}
