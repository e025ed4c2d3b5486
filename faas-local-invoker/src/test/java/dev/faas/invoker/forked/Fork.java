package dev.faas.invoker.forked;

import dev.faas.Context;
import dev.faas.EnvironmentVariables;
import dev.faas.FunctionFactory;
import dev.faas.FunctionInfo;
import dev.faas.Invocable;
import dev.faas.Payload;
import dev.faas.events.HttpRequest;
import dev.faas.events.aws.AwsEvents;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/** A process of a test, with its output; it ends with the test. */
final class Fork implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final AtomicInteger COUNT = new AtomicInteger();

  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final ByteArrayOutputStream err = new ByteArrayOutputStream();
  final ForkedProcess process;
  private Invocable invocable = (event, context) -> {
    throw new IllegalStateException("not started");
  };

  private Fork(List<String> command, Path directory, Map<String, String> variables) {
    process = ForkedProcess.of(new LaunchPlan(
        command,
        directory,
        EnvironmentVariables.of(variables),
        "snap-start".equals(variables.get("AWS_LAMBDA_INITIALIZATION_TYPE")),
        out,
        err));
  }

  /** A JVM with this handler, not started. */
  static Fork of(String handler) {
    return of(handler, 128, Path.of(""), Map.of());
  }

  static Fork of(String handler, int memory, Path directory, Map<String, String> variables) {
    return program(
        JavaCommand.forHandlers(memory, Duration.ofSeconds(7), ClassPath.of(Deeds.class)),
        handler,
        directory,
        variables);
  }

  /** Any program, not started. */
  static Fork program(
      List<String> command, String handler, Path directory, Map<String, String> variables) {
    Map<String, String> all = new java.util.HashMap<>(variables);
    all.put("_HANDLER", handler);
    all.put("AWS_LAMBDA_FUNCTION_NAME", "deeds");
    all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128");
    return new Fork(command, directory, all);
  }

  /** A started JVM with {@link Deeds}. */
  static Fork deeds() throws Exception {
    return of(Deeds.class.getName()).start();
  }

  Fork start() throws Exception {
    invocable = process.start(new FunctionFactory.World(
        FunctionInfo.named("deeds"), EnvironmentVariables.none(), InstantSource.system()));
    return this;
  }

  /** What the handler answers to a request for this path. */
  String get(String path) throws Exception {
    Payload event = AwsEvents.http().encodeEvent(HttpRequest.get(path));
    return AwsEvents.http().decodeResult(invoke(event), event).text();
  }

  Payload invoke(Payload event) throws Exception {
    return invocable.invoke(event, new TestContext());
  }

  String output() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** Waits until something is so, for a long time at most. */
  static void await(java.util.concurrent.Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited for too long");
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    process.shutDown(Duration.ZERO);
  }

  /** A context with the id {@code request-n} and a deadline far away. */
  static final class TestContext implements Context {
    static final Instant DEADLINE = Instant.parse("2100-01-01T00:00:00.123Z");
    private final String requestId = "request-" + COUNT.incrementAndGet();

    @Override
    public String requestId() {
      return requestId;
    }

    @Override
    public FunctionInfo function() {
      return FunctionInfo.named("deeds").withResourceName("arn:aws:lambda:x:1:function:deeds");
    }

    @Override
    public Instant deadline() {
      return DEADLINE;
    }

    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public InstantSource clock() {
      return InstantSource.system();
    }

    @Override
    public EnvironmentVariables environmentVariables() {
      return EnvironmentVariables.none();
    }

    @Override
    public Logger logger() {
      return NOPLogger.NOP_LOGGER;
    }
  }
}
