package dev.faas.invoker.forked.child;

import dev.faas.Context;
import dev.faas.EnvironmentVariables;
import dev.faas.FunctionFactory;
import dev.faas.FunctionInfo;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;

/** The world as a handler sees it during one invocation. */
final class ForkedContext implements Context {

  private final String requestId;
  private final Instant deadline;
  private final FunctionInfo function;
  private final FunctionFactory.World world;

  ForkedContext(String requestId, RuntimeClient.Answer event, FunctionFactory.World world) {
    this.requestId = requestId;
    this.deadline =
        Instant.ofEpochMilli(Long.parseLong(event.header("lambda-runtime-deadline-ms")));
    String invoked = event.header("lambda-runtime-invoked-function-arn");
    this.function =
        invoked.isEmpty() ? world.function() : world.function().withResourceName(invoked);
    this.world = world;
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
  public Logger logger() {
    return new OutputLogger(world.environmentVariables().get("_HANDLER").orElse(function.name()));
  }

  @Override
  public String toString() {
    return "context of " + function.name() + " " + requestId;
  }
}
