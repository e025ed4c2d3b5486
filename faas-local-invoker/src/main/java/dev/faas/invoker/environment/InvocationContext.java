package dev.faas.invoker.environment;

import dev.faas.CallerIdentity;
import dev.faas.ClientContext;
import dev.faas.Context;
import dev.faas.EnvironmentVariables;
import dev.faas.FunctionInfo;
import dev.faas.TraceContext;
import dev.faas.invoker.log.EnvironmentLog;
import dev.faas.invoker.recursion.Lineage;
import dev.faas.invoker.time.Timeline;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** The world as a handler sees it during one invocation. */
final class InvocationContext implements Context {

  private final ExecutionEnvironment environment;
  private final EnvironmentLog log;
  private final Phase phase;
  private final Delivery delivery;
  private volatile @Nullable TraceContext trace;

  InvocationContext(ExecutionEnvironment environment, Phase phase, Delivery delivery) {
    this.environment = environment;
    this.log = environment.log();
    this.phase = phase;
    this.delivery = delivery;
  }

  @Override
  public String requestId() {
    return delivery.requestId();
  }

  @Override
  public FunctionInfo function() {
    FunctionInfo function = environment.world().function();
    String invokedArn = delivery.invokedArn();
    return invokedArn == null ? function : function.withResourceName(invokedArn);
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
    return log.logger(environment.plan().handlerName(), delivery.requestId());
  }

  @Override
  public Path temporaryDirectory() {
    return environment.temporaryDirectory();
  }

  /**
   * A new trace that nobody records where the caller sent none, as the service begins one; it went through this
   * function.
   */
  @Override
  public TraceContext trace() {
    TraceContext known = trace;
    if (known == null) {
      TraceContext sent = delivery.trace();
      FunctionPlan plan = environment.plan();
      String arn = plan.service().account().functionArn(plan.info().name());
      known = Lineage.through(sent == null ? newTrace() : sent, arn);
      trace = known;
    }
    return known;
  }

  /** A trace of its own, in X-Ray's form: it begins with the second in which it began. */
  private TraceContext newTrace() {
    HexFormat hex = HexFormat.of();
    Timeline timeline = environment.timeline();
    RandomGenerator random = timeline.random();
    String traceId = hex.toHexDigits((int) timeline.instant().getEpochSecond())
        + hex.toHexDigits(random.nextInt())
        + hex.toHexDigits(random.nextLong());
    String parentId = hex.toHexDigits(random.nextLong() | 1);
    return new TraceContext(traceId, parentId, false, Map.of(), null);
  }

  @Override
  public @Nullable ClientContext clientContext() {
    return delivery.clientContext();
  }

  @Override
  public @Nullable CallerIdentity callerIdentity() {
    return delivery.callerIdentity();
  }

  @Override
  public @Nullable String tenantId() {
    return delivery.tenantId();
  }

  @Override
  public Runnable wrap(Runnable task) {
    return log.wrap(delivery.requestId(), task);
  }

  @Override
  public <T extends @Nullable Object> Callable<T> wrap(Callable<T> task) {
    return log.wrap(delivery.requestId(), task);
  }

  @Override
  public String toString() {
    return "context of " + function().name() + " " + delivery.requestId();
  }
}
