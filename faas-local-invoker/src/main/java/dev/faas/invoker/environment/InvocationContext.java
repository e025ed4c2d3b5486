package dev.faas.invoker.environment;

import dev.faas.Context;
import dev.faas.EnvironmentVariables;
import dev.faas.FunctionInfo;
import dev.faas.invoker.log.EnvironmentLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** The world as a handler sees it during one invocation. */
final class InvocationContext implements Context {

  private final ExecutionEnvironment environment;
  private final EnvironmentLog log;
  private final Phase phase;
  private final String requestId;

  InvocationContext(ExecutionEnvironment environment, Phase phase, String requestId) {
    this.environment = environment;
    this.log = environment.log();
    this.phase = phase;
    this.requestId = requestId;
  }

  @Override
  public String requestId() {
    return requestId;
  }

  @Override
  public FunctionInfo function() {
    return environment.world().function();
  }

  @Override
  public Instant deadline() {
    return environment.timeline().at(phase.deadlineNanos());
  }

  /** True as well when the invocation has ended and its context lives on in a thread. */
  @Override
  public boolean isCancelled() {
    return phase.getAsBoolean() || environment.timeline().nanos() >= phase.deadlineNanos();
  }

  @Override
  public InstantSource clock() {
    return environment.world().clock();
  }

  @Override
  public EnvironmentVariables environmentVariables() {
    return environment.world().environmentVariables();
  }

  @Override
  public Logger logger() {
    return log.logger(environment.loggerName(), requestId);
  }

  @Override
  public Runnable wrap(Runnable task) {
    return log.wrap(requestId, task);
  }

  @Override
  public <T extends @Nullable Object> Callable<T> wrap(Callable<T> task) {
    return log.wrap(requestId, task);
  }

  @Override
  public String toString() {
    return "context of " + function().name() + " " + requestId;
  }
}
