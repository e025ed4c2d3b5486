package dev.faas.benchmarks;

import dev.faas.CallerIdentity;
import dev.faas.ClientContext;
import dev.faas.Payload;
import dev.faas.TraceContext;
import dev.faas.invoker.Extensions;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.InvocationRequest;
import dev.faas.invoker.InvokerBuilder;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.log.format.LogFormat;
import dev.faas.invoker.log.format.LogLevel;
import java.time.Duration;
import java.util.Map;

/** An invoker, settings and a request with all that can be chosen, since each might cost something. */
final class EveryFeature {

  private EveryFeature() {}

  /** With two listeners. */
  static InvokerBuilder invoker() {
    return LocalInvoker.builder()
        .listener(outcome -> Measure.kept = outcome)
        .listener(outcome -> Measure.kept = outcome.invocation())
        .idleLimit(Duration.ofMinutes(5))
        .ageLimit(Duration.ofHours(1));
  }

  /** With SnapStart, JSON at all levels, an extension, and environment variables. */
  static FunctionSettings settings(String name) {
    return FunctionSettings.named(name)
        .withDescription("greets")
        .withTimeout(Duration.ofSeconds(30))
        .withMemoryMegabytes(1024)
        .withTemporaryMegabytes(1024)
        .withEnvironmentVariable("GREETING", "Hello")
        .withExtensions(Extensions.EXTERNAL)
        .withSnapStart(true)
        .withLogFormat(LogFormat.json(LogLevel.TRACE, LogLevel.DEBUG));
  }

  /** With a sampled trace, an application, a user and a tenant. */
  static InvocationRequest request(Payload event) {
    return InvocationRequest.of(event)
        .withTrace(TraceContext.ofXRay(
            "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"))
        .withClientContext(
            new ClientContext(Map.of("app_title", "benchmarks"), Map.of("a", "b"), Map.of()))
        .withCallerIdentity(new CallerIdentity("us-east-1:ada", "us-east-1:pool"))
        .withTenantId("blue");
  }
}
