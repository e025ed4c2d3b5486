package dev.faas.invoker;

import dev.faas.FunctionInfo;
import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.invoker.environment.Snapshot;
import dev.faas.invoker.isolation.SharedState;
import dev.faas.invoker.log.LogGroup;
import dev.faas.invoker.refusal.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deployed function. Safe for use by several threads: callers at the same time get an execution
 * environment each.
 *
 * @param <I> the event
 * @param <O> the result
 */
public final class LocalFunction<I extends @Nullable Object, O extends @Nullable Object> {

  private final DeployedFunction function;
  private final EventFormat<I, O> format;
  private final @Nullable Snapshot snapshot;
  private final Environments environments;
  private final InvocationRunner<O> runner;

  LocalFunction(
      DeployedFunction function,
      EventFormat<I, O> format,
      Environments.Retention retention,
      Listeners listeners) {
    this.function = function;
    this.format = format;
    PlatformLog lines = new PlatformLog(function);
    this.snapshot = function.settings().snapStart() ? SnapshotMaker.take(function, lines) : null;
    this.environments = new Environments(function.plan(), snapshot, retention);
    this.runner = new InvocationRunner<>(function, environments, listeners, lines, format);
  }

  /**
   * Invokes the function and waits for the outcome, at most for the function's timeout and the init
   * phase. If the calling thread is interrupted, it waits no longer: the environment is dropped, the
   * outcome is {@link Outcome.Failed}, and the interrupt stays set.
   *
   * @param event is encoded as the platform does, so the handler gets a copy that has been on the wire
   * @throws RefusedException if the event is larger than the service takes (6,291,456 bytes)
   * @throws IllegalStateException if the invoker is closed
   */
  public Outcome<O> invoke(I event) {
    if (event instanceof Payload raw) {
      return invokeRaw(raw);
    }
    InvocationRequest request = requestFor(event);
    Requests.checkSize(request.event());
    return runner.run(request);
  }

  /**
   * Invokes the function like {@link #invoke(Object)} with an event as it is on the wire.
   *
   * @throws RefusedException as there, and if it should be JSON and is not
   */
  public Outcome<O> invokeRaw(Payload event) {
    return invoke(InvocationRequest.of(event));
  }

  /**
   * Invokes the function like {@link #invokeRaw}, with what the caller sends beside the event.
   *
   * @throws RefusedException as there
   */
  public Outcome<O> invoke(InvocationRequest request) {
    Requests.checkSize(request.event());
    if (format.isJson()) {
      Requests.checkJson(request.event());
    }
    return runner.run(request);
  }

  /** A request with this event, encoded as the platform does. */
  public InvocationRequest requestFor(I event) {
    return InvocationRequest.of(format.encodeEvent(event));
  }

  /** How the function is configured. */
  public FunctionSettings settings() {
    return function.settings();
  }

  /** The function as its handler can know it; without a log stream, since each environment has one. */
  public FunctionInfo info() {
    return function.info();
  }

  /** Its output, and what the service wrote about it. */
  public LogGroup logGroup() {
    return function.logGroup();
  }

  /**
   * The bug that SnapStart is known for: what should be unique and is the same in all environments that are
   * restored from the snapshot, because the init phase made it. It is found with {@link
   * dev.faas.invoker.isolation.Isolation#ISOLATED} when an environment has been restored and its hooks have
   * run, in the static fields of the user's classes, in the handler's fields, and in what they refer to. A
   * notice in the log of that environment's first invocation says so, too.
   *
   * @return each field once, in the order in which they were found; empty without SnapStart
   */
  public List<SharedState> sharedUniqueState() {
    return snapshot == null ? List.of() : snapshot.shared();
  }

  /** Drops all execution environments, busy ones after their invocation: the next start is cold. */
  public void dropEnvironments() {
    environments.dropAll();
  }

  void close() {
    environments.close();
  }

  /** Name and handler. */
  @Override
  public String toString() {
    return "function " + settings().name() + " (" + function.plan().handlerName() + ")";
  }
}
