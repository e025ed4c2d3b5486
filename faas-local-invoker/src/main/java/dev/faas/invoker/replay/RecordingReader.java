package dev.faas.invoker.replay;

import dev.faas.CallerIdentity;
import dev.faas.ClientContext;
import dev.faas.DecodeException;
import dev.faas.EnvironmentVariables;
import dev.faas.TraceContext;
import dev.faas.events.json.JsonValue;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.Invocation;
import dev.faas.invoker.Invocation.Origin;
import dev.faas.invoker.InvocationRequest;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.log.PlatformLine.Initialization;
import dev.faas.invoker.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what {@link RecordingWriter} wrote, and what people made of it. */
final class RecordingReader {

  private final Node recording;
  private final Node function;
  private final Node request;
  private final Node outcome;

  private RecordingReader(Node recording) {
    this.recording = recording;
    this.function = recording.get("function");
    this.request = recording.get("request");
    this.outcome = recording.get("outcome");
  }

  /**
   * Reads a recording.
   *
   * @throws IllegalArgumentException if it is none; the message names the place
   */
  static Content read(String json) {
    JsonValue value;
    try {
      value = JsonValue.parse(json);
    } catch (DecodeException notJson) {
      throw new IllegalArgumentException("it is not JSON: " + notJson.getMessage(), notJson);
    }
    Node recording = new Node("$", value);
    String format = recording.get("format").text();
    if (!format.equals(RecordingWriter.FORMAT)) {
      throw new IllegalArgumentException("expected the format \"" + RecordingWriter.FORMAT
          + "\" at $.format, found \"" + format + "\". Record the invocation again.");
    }
    return new RecordingReader(recording).content();
  }

  private Content content() {
    Node masking = recording.get("masking");
    return new Content(
        invocation(),
        ending(),
        recording.get("logLines").elements().stream().map(RecordingReader::line).toList(),
        Masking.of(
            masking.get("names").text(), masking.get("environmentVariables").text()),
        masking.get("masked").elements().stream().map(Node::text).toList());
  }

  private Invocation invocation() {
    return new Invocation(
        request.get("id").text(),
        function.get("name").text(),
        function.get("version").text(),
        function.optional("qualifier", Node::text),
        outcome.get("logStream").text(),
        outcome.get("coldStart").bool(),
        instant(outcome.get("startedAt")),
        duration(outcome.get("duration")),
        outcome.optional("initDuration", RecordingReader::duration),
        duration(outcome.get("billedDuration")),
        request(),
        List.of(),
        origin());
  }

  private InvocationRequest request() {
    String state = request.optional("traceState", Node::text);
    return new InvocationRequest(
        Payloads.read(request.get("event")),
        request.optional("trace", trace -> trace(trace, state)),
        request.optional(
            "clientContext",
            client -> new ClientContext(
                client.get("client").texts(),
                client.get("custom").texts(),
                client.get("env").texts())),
        request.optional(
            "callerIdentity",
            identity -> new CallerIdentity(
                identity.get("identityId").text(),
                identity.get("identityPoolId").text())),
        request.optional("tenantId", Node::text));
  }

  private static TraceContext trace(Node node, @Nullable String state) {
    TraceContext trace = node.as("an X-Ray tracing header", TraceContext::ofXRay);
    return new TraceContext(
        trace.traceId(), trace.parentId(), trace.sampled(), trace.fields(), state);
  }

  private Origin origin() {
    Node time = recording.get("time");
    @Nullable Instant made = time.optional("environmentMade", RecordingReader::instant);
    Initialization initialization =
        function.get("initialization").as("an initialization", Initialization::valueOf);
    return new Origin(
        settings(initialization),
        function.get("handler").text(),
        function.get("arn").text(),
        initialization,
        made == null ? null : new Moment(made, time.get("environmentSeed").number()),
        new Moment(instant(time.get("begin")), time.get("seed").number()),
        time.get("isSimulated").bool());
  }

  private FunctionSettings settings(Initialization initialization) {
    FunctionSettings settings = FunctionSettings.named(function.get("name").text())
        .withTimeout(Duration.ofSeconds(function.get("timeoutSeconds").number()))
        .withMemoryMegabytes(function.get("memoryMegabytes").count())
        .withTemporaryMegabytes(function.get("temporaryMegabytes").count())
        .withIsolation(function.get("isolation").as("an isolation", Isolation::valueOf))
        .withMaxConcurrencyPerEnvironment(maxConcurrency())
        .withSnapStart(initialization == Initialization.SNAP_START)
        .withEnvironmentVariables(
            EnvironmentVariables.of(function.get("environmentVariables").texts()));
    return Objects.requireNonNullElse(
        function.optional("logGroup", group -> settings.withLogGroup(group.text())), settings);
  }

  /** One where the recording is older than the setting. */
  private int maxConcurrency() {
    @Nullable Integer max = function.optional("maxConcurrencyPerEnvironment", Node::count);
    return max == null ? 1 : max;
  }

  private Ending ending() {
    return new Ending(
        outcome.get("kind").as("a kind of outcome", Ending.Kind::valueOf),
        Payloads.read(outcome.get("payload")),
        outcome.optional("errorType", Node::text),
        outcome.optional("errorMessage", Node::text),
        outcome.optional("exitStatus", Node::count),
        outcome.optional("signal", Node::text));
  }

  private static Line line(Node line) {
    return new Line(
        instant(line.get("time")), line.get("source").text(), line.get("text").lines());
  }

  private static Instant instant(Node node) {
    return node.as("a time such as 2026-03-01T12:00:00Z", Instant::parse);
  }

  private static Duration duration(Node node) {
    return node.as("a duration such as PT0.02S", Duration::parse);
  }
}
