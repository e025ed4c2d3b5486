package dev.faas.invoker;

import dev.faas.FunctionDefinition;
import dev.faas.FunctionInfo;
import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.invoker.async.AsyncInvocation;
import dev.faas.invoker.async.AsyncSettings;
import dev.faas.invoker.async.Destination;
import dev.faas.invoker.code.DefinedCode;
import dev.faas.invoker.concurrency.FunctionConcurrency;
import dev.faas.invoker.concurrency.ProvisionedConcurrency;
import dev.faas.invoker.environment.Snapshot;
import dev.faas.invoker.isolation.SharedState;
import dev.faas.invoker.log.LogGroup;
import dev.faas.invoker.recursion.RecursiveLoop;
import dev.faas.invoker.refusal.RefusedException;
import dev.faas.invoker.request.Requests;
import dev.faas.invoker.version.Alias;
import dev.faas.invoker.version.Versions;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A deployed function, as its callers name it: by itself, or with a version or an alias. Safe for use by several
 * threads: callers at the same time get an execution environment each, or share one as its settings say.
 *
 * @param <I> the event
 * @param <O> the result
 */
public final class LocalFunction<I extends @Nullable Object, O extends @Nullable Object> {

  private final Deployment<O> deployment;
  private final EventFormat<I, O> format;
  private final @Nullable String qualifier;

  LocalFunction(Deployment<O> deployment, EventFormat<I, O> format, @Nullable String qualifier) {
    this.deployment = deployment;
    this.format = format;
    this.qualifier = qualifier;
  }

  /**
   * Invokes the function and waits for the outcome, at most for the function's timeout and the init
   * phase. If the calling thread is interrupted, it waits no longer: the environment is dropped, the
   * outcome is {@link Outcome.Failed}, and the interrupt stays set. (Where an environment serves several invocations
   * at the same time, it stays, and the code goes on.)
   *
   * <p>Called by a handler in its own thread, it continues the handler's trace.
   *
   * @param event is encoded as the platform does, so the handler gets a copy that has been on the wire
   * @throws RefusedException if the event is larger than the service takes (6,291,456 bytes), if the function
   *     calls itself in a loop, or if the version or the alias is gone
   * @throws IllegalStateException if the invoker is closed
   */
  public Outcome<O> invoke(I event) {
    if (event instanceof Payload raw) {
      return invokeRaw(raw);
    }
    InvocationRequest request = requestFor(event);
    Requests.checkSize(request.event());
    return deployment.invoke(request, qualifier);
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
    checkJson(request);
    return deployment.invoke(request, qualifier);
  }

  private void checkJson(InvocationRequest request) {
    if (format.isJson()) {
      Requests.checkJson(request.event());
    }
  }

  /**
   * Runs an invocation again as it began: with its request and its id, at its moment, with its chance, and in an
   * execution environment that was made when its was. What earlier invocations left there is not there. The code
   * is this function's, and so are the settings. {@code dev.faas.invoker.replay} does this for recordings.
   *
   * @param before an invocation of this function or of another one, perhaps in another invoker
   * @throws IllegalStateException if the invoker does not live in simulated time, or a snapshot cannot be made
   */
  public Outcome<O> repeat(Invocation before) {
    return deployment.repeat(before);
  }

  /**
   * Invokes the function asynchronously: the event waits in its queue and is tried until the function returns or
   * {@link #asyncSettings} give it up. Under simulated time it is tried when time is advanced or {@link
   * LocalInvoker#settle} waits for it.
   *
   * @throws RefusedException if the event is larger than the service takes (1,048,576 bytes), if the function
   *     calls itself in a loop, or if the version or the alias is gone
   */
  public AsyncInvocation invokeAsync(I event) {
    return invokeAsync(
        event instanceof Payload raw ? InvocationRequest.of(raw) : requestFor(event));
  }

  /**
   * Invokes the function asynchronously, with what the caller sends beside the event. The service takes no client
   * context here.
   *
   * @throws RefusedException as {@link #invokeAsync(Object)}, and if it should be JSON and is not
   */
  public AsyncInvocation invokeAsync(InvocationRequest request) {
    Requests.checkAsynchronousSize(request.event());
    checkJson(request);
    return deployment.accept(request, qualifier);
  }

  /**
   * Checks a request as an invocation would, and runs nothing.
   *
   * @throws RefusedException as {@link #invoke(InvocationRequest)}
   */
  public void dryRun(InvocationRequest request) {
    Requests.checkSize(request.event());
    checkJson(request);
    deployment.find(qualifier);
  }

  /** A request with this event, encoded as the platform does. */
  public InvocationRequest requestFor(I event) {
    return InvocationRequest.of(format.encodeEvent(event));
  }

  /** How the version is configured that is named. */
  public FunctionSettings settings() {
    return deployment.find(qualifier).settings();
  }

  /** The function as its handler can know it; without a log stream, since each environment has one. */
  public FunctionInfo info() {
    FunctionInfo info = deployment.find(qualifier).function().info();
    return qualifier == null ? info : info.withResourceName(deployment.arnOf(qualifier));
  }

  /** Its output, and what the service wrote about it. */
  public LogGroup logGroup() {
    return deployment.find(qualifier).function().logGroup();
  }

  /** The version or alias that is named, or null for none. */
  public @Nullable String qualifier() {
    return qualifier;
  }

  /**
   * The same function under the name of a version or an alias.
   *
   * @param newQualifier a number, an alias, or {@code $LATEST}
   * @throws RefusedException in the service's words if there is none
   */
  public LocalFunction<I, O> at(String newQualifier) {
    deployment.find(newQualifier);
    return new LocalFunction<>(deployment, format, newQualifier);
  }

  /**
   * Configures {@code $LATEST} anew: invocations that run end as they began, those that begin get new
   * environments. Published versions stay as they are.
   *
   * @throws IllegalArgumentException if the name is another, or the isolation cannot take the code
   */
  public void update(FunctionSettings settings) {
    String name = settings().name();
    if (!settings.name().equals(name)) {
      throw new IllegalArgumentException("a function keeps its name: " + name + " cannot become "
          + settings.name() + ". Deploy another function.");
    }
    deployment.update(deployment.versions().latest().with(settings));
  }

  /**
   * Gives {@code $LATEST} other code, as {@link #update(FunctionSettings)} does other settings.
   *
   * @param definition of the same event and result
   * @throws IllegalArgumentException if the isolation cannot take it
   */
  public void update(FunctionDefinition<I, O> definition) {
    deployment.update(DefinedCode.of(definition, format));
  }

  /**
   * Publishes a version: what {@code $LATEST} is now, for ever. If it has not changed since the last one, that is the
   * answer. With SnapStart the snapshot is made now.
   *
   * @return the function under the version's number
   * @throws IllegalStateException if the snapshot cannot be made
   */
  public LocalFunction<I, O> publish() {
    return at(String.valueOf(deployment.publish()));
  }

  /**
   * Removes a published version. Its number is not used again.
   *
   * @throws RefusedException if there is none, or an alias points to it
   */
  public void deleteVersion(int number) {
    deployment.delete(number);
  }

  /** The numbers of the published versions, the oldest first. */
  public List<Integer> publishedVersions() {
    return List.copyOf(deployment.versions().published().keySet());
  }

  /**
   * Adds an alias.
   *
   * @return the function under the alias
   * @throws RefusedException in the service's words if it has no good name, points nowhere, or exists
   */
  public LocalFunction<I, O> createAlias(Alias alias) {
    deployment.versions().create(alias);
    return at(alias.name());
  }

  /**
   * Lets an alias point elsewhere. Concurrency that is provisioned for it goes there, too.
   *
   * @throws RefusedException in the service's words if it points nowhere, or does not exist
   */
  public void updateAlias(Alias alias) {
    deployment.versions().update(alias);
    int count = deployment.concurrency().provisioned(alias.name());
    if (count > 0) {
      deployment.provision(alias.name(), count);
    }
  }

  /** Removes an alias, if there is one of this name. */
  public void deleteAlias(String name) {
    deployment.unprovision(name);
    deployment.versions().deleteAlias(name);
  }

  /** The aliases in the order of their names. */
  public List<Alias> aliases() {
    return deployment.versions().aliases();
  }

  /** How asynchronous events are treated that name the function so. */
  public AsyncSettings asyncSettings() {
    return deployment.settings(qualifier);
  }

  /**
   * Decides how asynchronous events are treated that name the function so. Each version and alias has settings of its
   * own.
   *
   * @throws RefusedException in the service's words if a destination is none that it takes
   */
  public void configureAsync(AsyncSettings settings) {
    deployment.setAsync(qualifier, settings);
  }

  /**
   * The function as a destination: it is called asynchronously with what has become of an event of another one.
   */
  public Destination asDestination() {
    return new Destination() {
      @Override
      public String arn() {
        return deployment.arnOf(qualifier);
      }

      @Override
      public void deliver(Message message) {
        invokeAsync(InvocationRequest.of(message.body()));
      }
    };
  }

  /** What is reserved for the function, or empty. */
  public OptionalInt reservedConcurrency() {
    return deployment.concurrency().reserved();
  }

  /**
   * Reserves concurrency: the function has so much, never more, and nobody else has it.
   *
   * @param concurrency zero switches the function off
   * @throws RefusedException in the service's words if too little would stay unreserved, or more is provisioned
   */
  public void reserveConcurrency(int concurrency) {
    deployment.concurrency().reserve(concurrency);
  }

  /** Nothing is reserved any more. */
  public void unreserveConcurrency() {
    deployment.concurrency().unreserve();
  }

  /**
   * Provisions concurrency for the version or alias that is named: so many environments are made now, and stay. Under
   * simulated time their init phases are one after the other.
   *
   * @return how many are there
   * @throws RefusedException in the service's words if none is named, there is not so much, or the alias and its
   *     version would both have some
   */
  public ProvisionedConcurrency provisionConcurrency(int concurrency) {
    String name = Objects.requireNonNullElse(qualifier, Versions.LATEST);
    FunctionConcurrency own = deployment.concurrency();
    deployment.checkProvisionable(name);
    own.provision(name, concurrency);
    boolean isGood = deployment.provision(name, concurrency);
    return isGood
        ? ProvisionedConcurrency.ready(concurrency)
        : ProvisionedConcurrency.failed(concurrency);
  }

  /** Nothing is provisioned any more for the version or alias that is named. */
  public void unprovisionConcurrency() {
    if (qualifier != null) {
      deployment.unprovision(qualifier);
    }
  }

  /** What the service does if the function calls itself in a loop. */
  public RecursiveLoop recursiveLoop() {
    return deployment.recursiveLoop();
  }

  /** Decides what the service does if the function calls itself in a loop. */
  public void setRecursiveLoop(RecursiveLoop loop) {
    deployment.setRecursiveLoop(loop);
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
    Snapshot snapshot = deployment.find(qualifier).snapshot();
    return snapshot == null ? List.of() : snapshot.shared();
  }

  /** Drops all execution environments, busy ones after their invocation: the next start is cold. */
  public void dropEnvironments() {
    deployment.dropEnvironments(qualifier);
  }

  void close() {
    deployment.close();
  }

  /** Name and handler. */
  @Override
  public String toString() {
    return "function " + settings().name() + (qualifier == null ? "" : ":" + qualifier) + " ("
        + deployment.find(qualifier).function().plan().handlerName() + ")";
  }
}
