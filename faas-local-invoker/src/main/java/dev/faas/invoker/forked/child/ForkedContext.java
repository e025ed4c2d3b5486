package dev.faas.invoker.forked.child;

import dev.faas.CallerIdentity;
import dev.faas.ClientContext;
import dev.faas.Context;
import dev.faas.EnvironmentVariables;
import dev.faas.FunctionFactory;
import dev.faas.FunctionInfo;
import dev.faas.TraceContext;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** The world as a handler sees it during one invocation. */
final class ForkedContext implements Context {

  private final String requestId;
  private final Instant deadline;
  private final FunctionInfo function;
  private final FunctionFactory.World world;
  private final RuntimeClient.Answer event;
  private final RuntimeLog log;

  ForkedContext(
      String requestId, RuntimeClient.Answer event, FunctionFactory.World world, RuntimeLog log) {
    this.requestId = requestId;
    this.deadline =
        Instant.ofEpochMilli(Long.parseLong(event.header("lambda-runtime-deadline-ms")));
    String invoked = event.header("lambda-runtime-invoked-function-arn");
    this.function =
        invoked.isEmpty() ? world.function() : world.function().withResourceName(invoked);
    this.world = world;
    this.event = event;
    this.log = log;
  }

  @Override
  public String requestId() {
    return requestId;
  }

  @Override
  public FunctionInfo function() {
    return function;
  }

  @Override
  public Instant deadline() {
    return deadline;
  }

  @Override
  public boolean isCancelled() {
    return !clock().instant().isBefore(deadline);
  }

  @Override
  public InstantSource clock() {
    return world.clock();
  }

  @Override
  public EnvironmentVariables environmentVariables() {
    return world.environmentVariables();
  }

  @Override
  public @Nullable TraceContext trace() {
    String header = event.header("lambda-runtime-trace-id");
    return header.isEmpty() ? null : TraceContext.ofXRay(header);
  }

  @Override
  public @Nullable ClientContext clientContext() {
    return CallerText.clientContext(event.header("lambda-runtime-client-context"));
  }

  @Override
  public @Nullable CallerIdentity callerIdentity() {
    return CallerText.callerIdentity(event.header("lambda-runtime-cognito-identity"));
  }

  @Override
  public @Nullable String tenantId() {
    String header = event.header("lambda-runtime-aws-tenant-id");
    return header.isEmpty() ? null : header;
  }

  @Override
  public Logger logger() {
    String name = world.environmentVariables().get("_HANDLER").orElse(function.name());
    return new OutputLogger(name, log);
  }

  @Override
  public String toString() {
    return "context of " + function.name() + " " + requestId;
  }
}
