package dev.faas.invoker.replay;

import dev.faas.CallerIdentity;
import dev.faas.ClientContext;
import dev.faas.TraceContext;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.Invocation;
import dev.faas.invoker.Invocation.Origin;
import dev.faas.invoker.InvocationRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A recording as JSON, with its members always in the same order; {@link RecordingReader} reads it. */
final class RecordingWriter {

  /** The first member: which version of the format it is. */
  static final String FORMAT = "faas recording 1";

  private final Content content;
  private final Invocation invocation;
  private final Origin origin;

  private RecordingWriter(Content content) {
    this.content = content;
    this.invocation = content.invocation();
    this.origin = invocation.origin();
  }

  static String write(Content content) {
    return IndentedJson.write(new RecordingWriter(content).recording());
  }

  private JsonObject recording() {
    return new Members()
        .text("format", FORMAT)
        .value("function", function())
        .value("time", time())
        .value("request", request(invocation.request()))
        .value("outcome", outcome(content.ending()))
        .value(
            "logLines",
            new JsonArray(content.lines().stream().map(RecordingWriter::line).toList()))
        .value("masking", masking())
        .object();
  }

  private JsonValue function() {
    FunctionSettings settings = origin.settings();
    Members function = new Members()
        .text("name", invocation.functionName())
        .text("version", invocation.version())
        .text("qualifier", invocation.qualifier())
        .text("arn", origin.functionArn())
        .text("handler", origin.handler())
        .text("initialization", origin.initialization())
        .text("isolation", settings.isolation())
        .number("timeoutSeconds", settings.timeout().toSeconds())
        .number("memoryMegabytes", settings.memoryMegabytes())
        .number("temporaryMegabytes", settings.temporaryMegabytes())
        .text("logGroup", settings.logGroup())
        .value("environmentVariables", texts(settings.environmentVariables().asMap()));
    if (settings.isMultiConcurrent()) {
      function.number("maxConcurrencyPerEnvironment", settings.maxConcurrencyPerEnvironment());
    }
    return function.object();
  }

  private JsonValue time() {
    Members time = new Members()
        .value("isSimulated", JsonValue.of(origin.isSimulated()))
        .text("begin", origin.begin().instant())
        .number("seed", origin.begin().seed());
    if (origin.environment() != null) {
      time.text("environmentMade", origin.environment().instant())
          .number("environmentSeed", origin.environment().seed());
    }
    return time.object();
  }

  private JsonValue request(InvocationRequest request) {
    Members members = new Members().text("id", invocation.requestId());
    TraceContext trace = request.trace();
    if (trace != null) {
      members.text("trace", trace.xRay()).text("traceState", trace.state());
    }
    ClientContext client = request.clientContext();
    if (client != null) {
      members.value(
          "clientContext",
          new Members()
              .value("client", texts(client.client()))
              .value("custom", texts(client.custom()))
              .value("env", texts(client.env()))
              .object());
    }
    CallerIdentity identity = request.callerIdentity();
    if (identity != null) {
      members.value(
          "callerIdentity",
          new Members()
              .text("identityId", identity.identityId())
              .text("identityPoolId", identity.identityPoolId())
              .object());
    }
    return members
        .text("tenantId", request.tenantId())
        .value("event", Payloads.write(request.event()))
        .object();
  }

  private JsonValue outcome(Ending ending) {
    Members members = new Members()
        .text("kind", ending.kind().name())
        .value("payload", Payloads.write(ending.payload()))
        .text("errorType", ending.errorType())
        .text("errorMessage", ending.errorMessage());
    if (ending.exitStatus() != null) {
      members.number("exitStatus", ending.exitStatus());
    }
    return members
        .text("signal", ending.signal())
        .value("coldStart", JsonValue.of(invocation.coldStart()))
        .text("startedAt", invocation.startedAt())
        .text("duration", invocation.duration())
        .text("initDuration", invocation.initDuration())
        .text("billedDuration", invocation.billedDuration())
        .text("logStream", invocation.logStream())
        .object();
  }

  private static JsonValue line(Line line) {
    return new Members()
        .text("time", line.time())
        .text("source", line.source())
        .value("text", Payloads.lines(line.text()))
        .object();
  }

  private JsonValue masking() {
    List<JsonValue> places = content.masked().stream().map(JsonValue::of).toList();
    return new Members()
        .text("names", content.masking().names())
        .text("environmentVariables", content.masking().variables())
        .value("masked", new JsonArray(places))
        .object();
  }

  private static JsonValue texts(Map<String, String> texts) {
    Members members = new Members();
    new TreeMap<>(texts).forEach(members::text);
    return members.object();
  }

  /** Members in their order; what is null is left out. */
  private static final class Members {
    private final Map<String, JsonValue> all = new LinkedHashMap<>();

    Members value(String name, JsonValue value) {
      all.put(name, value);
      return this;
    }

    Members text(String name, @Nullable Object value) {
      return value == null ? this : value(name, JsonValue.of(value.toString()));
    }

    Members number(String name, long value) {
      return value(name, JsonValue.of(value));
    }

    JsonObject object() {
      return JsonObject.of(all);
    }
  }
}
