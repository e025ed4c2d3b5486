package dev.faas.invoker;

import dev.faas.Payload;
import dev.faas.TraceContext;
import dev.faas.events.EventFormat;
import dev.faas.invoker.Invocation.Origin;
import dev.faas.invoker.InvocationRunner.Call;
import dev.faas.invoker.async.AsyncFunction;
import dev.faas.invoker.async.AsyncInvocation;
import dev.faas.invoker.async.AsyncQueue;
import dev.faas.invoker.async.AsyncSettings;
import dev.faas.invoker.async.Destination;
import dev.faas.invoker.async.DestinationRules;
import dev.faas.invoker.code.Code;
import dev.faas.invoker.concurrency.ConcurrencyReading;
import dev.faas.invoker.concurrency.FunctionConcurrency;
import dev.faas.invoker.concurrency.Lease;
import dev.faas.invoker.concurrency.NamedConcurrency;
import dev.faas.invoker.concurrency.ScalingRate;
import dev.faas.invoker.environment.InvokePhase;
import dev.faas.invoker.environment.Json;
import dev.faas.invoker.log.PlatformLine.Initialization;
import dev.faas.invoker.pool.Environments;
import dev.faas.invoker.recursion.Lineage;
import dev.faas.invoker.recursion.RecursiveLoop;
import dev.faas.invoker.refusal.RefusedException;
import dev.faas.invoker.time.SimulatedTime;
import dev.faas.invoker.time.Timeline;
import dev.faas.invoker.version.Alias;
import dev.faas.invoker.version.Versions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A deployed function with all its versions: which of them a call gets, and whether it may run. */
final class Deployment<O extends @Nullable Object> implements AsyncFunction {

  private final Host host;
  private final Timeline timeline;
  private final String arn;
  private final FunctionConcurrency concurrency;
  private final NamedConcurrency named = new NamedConcurrency();
  private final Versions<Revision<O>> versions;
  private final List<Revision<O>> revisions = new CopyOnWriteArrayList<>();
  private final Map<String, Revision<O>> provisioned = new ConcurrentHashMap<>();
  private final Map<String, AsyncSettings> asyncSettings = new ConcurrentHashMap<>();
  private final AsyncQueue queue;
  private volatile RecursiveLoop recursiveLoop = RecursiveLoop.TERMINATE;

  Deployment(Host host, Launcher launcher, EventFormat<?, O> format, FunctionSettings settings) {
    this.host = host;
    this.timeline = host.service().timeline();
    this.arn = host.service().account().functionArn(settings.name());
    Revision<O> latest = new Revision<>(
        host,
        launcher,
        format,
        settings,
        Versions.LATEST,
        Initialization.ON_DEMAND,
        new ScalingRate());
    this.versions = new Versions<>(arn, latest);
    this.concurrency = host.concurrency().function();
    this.queue = new AsyncQueue(timeline, host.asyncWork(), this, host.listeners());
    revisions.add(latest);
  }

  Versions<Revision<O>> versions() {
    return versions;
  }

  FunctionConcurrency concurrency() {
    return concurrency;
  }

  /** What a version is, or the first of an alias; draws no chance. */
  Revision<O> find(@Nullable String qualifier) {
    return versions.find(qualifier);
  }

  /** What a call of this version or alias gets, which runs it now. */
  private Revision<O> choose(@Nullable String qualifier) {
    return versions.resolve(qualifier, timeline.random());
  }

  /** Its full name, with the qualifier if there is one. */
  String arnOf(@Nullable String qualifier) {
    return qualifier == null ? arn : arn + ":" + qualifier;
  }

  /**
   * Runs a request.
   *
   * @param qualifier the version or alias that the caller named, or null
   * @throws RefusedException if there is no such version or alias, or the function calls itself in a loop
   */
  Outcome<O> invoke(InvocationRequest request, @Nullable String qualifier) {
    InvocationRequest traced = traced(request);
    Revision<O> revision = choose(qualifier);
    Call call = call(timeline.newId().toString(), traced, qualifier);
    Lease lease = take(revision, qualifier);
    return lease == null
        ? revision.runner().throttled(call, concurrency.throttleReason())
        : run(revision, lease, call);
  }

  private Call call(String requestId, InvocationRequest request, @Nullable String qualifier) {
    return new Call(requestId, request, qualifier, qualifier == null ? null : arnOf(qualifier));
  }

  /** In the trace of the handler that calls, if one does, and unless it calls itself in a loop. */
  private InvocationRequest traced(InvocationRequest request) {
    TraceContext trace = request.trace();
    InvocationRequest traced = request;
    if (trace == null) {
      trace = InvokePhase.traceOfCurrentThread();
      if (trace == null) {
        return request;
      }
      traced = request.withTrace(trace);
    }
    if (recursiveLoop == RecursiveLoop.TERMINATE
        && Lineage.count(trace, arn) >= Lineage.MAX_INVOCATIONS) {
      host.listeners().onLoopStopped(versions.latest().settings().name());
      throw new RefusedException(
          "RecursiveInvocationException",
          400,
          "Lambda detected a recursive loop: " + arn + " was called " + Lineage.MAX_INVOCATIONS
              + " times in one chain of invocations");
    }
    return traced;
  }

  private @Nullable Lease take(Revision<O> revision, @Nullable String qualifier) {
    return concurrency.take(provisioned.isEmpty() ? null : provisionedKey(revision, qualifier));
  }

  private String provisionedKey(Revision<O> revision, @Nullable String qualifier) {
    return qualifier != null && provisioned.containsKey(qualifier) ? qualifier : revision.version();
  }

  private Outcome<O> run(Revision<O> revision, Lease lease, Call call) {
    if (host.listeners().isEmpty()) {
      return runWith(lease, revision, call);
    }
    NamedConcurrency.Reading reading = named.begun(revision.version(), call.qualifier());
    try {
      host.listeners().onStarted(reading(reading, revision, lease, call));
      return runWith(lease, revision, call);
    } finally {
      named.ended(revision.version(), call.qualifier());
    }
  }

  private Outcome<O> runWith(Lease lease, Revision<O> revision, Call call) {
    try {
      Revision<O> inAdvance = lease.isProvisioned()
          ? provisioned.get(provisionedKey(revision, call.qualifier()))
          : null;
      return (inAdvance == null ? revision : inAdvance).runner().run(call);
    } finally {
      lease.giveBack();
    }
  }

  private ConcurrencyReading reading(
      NamedConcurrency.Reading reading, Revision<O> revision, Lease lease, Call call) {
    String key = provisionedKey(revision, call.qualifier());
    return new ConcurrencyReading(
        revision.settings().name(),
        revision.version(),
        call.qualifier(),
        reading,
        concurrency.running(),
        host.concurrency().running(),
        host.concurrency().runningUnreserved(),
        host.concurrency().claimed(),
        lease.isProvisioned(),
        concurrency.runningProvisioned(key),
        concurrency.provisioned(key));
  }

  /** Runs an invocation again, as it began; see {@link LocalFunction#repeat}. */
  Outcome<O> repeat(Invocation before) {
    if (!(timeline instanceof SimulatedTime time)) {
      throw new IllegalStateException("an invocation is repeated in simulated time, but this is "
          + timeline + ". Give the invoker's builder a SimulatedTime.");
    }
    Origin origin = before.origin();
    Revision<O> revision = versions.latest().as(before.version(), origin.initialization());
    revisions.add(revision);
    if (origin.environment() != null) {
      time.resume(origin.environment());
      revision.runner().prepare(!before.coldStart(), before.requestId());
    }
    time.resume(origin.begin());
    return revision
        .runner()
        .run(new Call(
            before.requestId(), before.request(), before.qualifier(), origin.functionArn()));
  }

  /** Accepts an asynchronous request. */
  AsyncInvocation accept(InvocationRequest request, @Nullable String qualifier) {
    InvocationRequest traced = traced(request);
    Revision<O> revision = find(qualifier);
    AsyncInvocation event = new AsyncInvocation(
        timeline.newId().toString(),
        revision.settings().name(),
        traced.event(),
        qualifier,
        traced.trace(),
        traced.tenantId(),
        timeline.nanos());
    queue.add(event);
    return event;
  }

  @Override
  public String arn(@Nullable String qualifier) {
    return arnOf(qualifier == null ? Versions.LATEST : qualifier);
  }

  @Override
  public AsyncSettings settings(@Nullable String qualifier) {
    return asyncSettings.getOrDefault(
        qualifier == null ? Versions.LATEST : qualifier, AsyncSettings.DEFAULT);
  }

  void setAsync(@Nullable String qualifier, AsyncSettings settings) {
    find(qualifier);
    DestinationRules.check(arn, settings);
    asyncSettings.put(qualifier == null ? Versions.LATEST : qualifier, settings);
  }

  @Override
  public @Nullable Destination deadLetterQueue(@Nullable String qualifier) {
    try {
      return find(qualifier).settings().deadLetterQueue();
    } catch (RefusedException gone) {
      return versions.latest().settings().deadLetterQueue();
    }
  }

  @Override
  public boolean isSwitchedOff() {
    return concurrency.isSwitchedOff();
  }

  @Override
  public @Nullable Attempt admit(AsyncInvocation event) {
    Revision<O> revision;
    try {
      revision = choose(event.qualifier());
    } catch (RefusedException gone) {
      Payload payload = Json.serviceError(gone.code(), String.valueOf(gone.getMessage()));
      return () -> new Answer(String.valueOf(event.qualifier()), payload, gone.getMessage());
    }
    InvocationRequest request =
        new InvocationRequest(event.body(), event.trace(), null, null, event.tenantId());
    Call call = call(event.requestId(), request, event.qualifier());
    Lease lease = take(revision, event.qualifier());
    if (lease == null) {
      revision.runner().throttled(call, concurrency.throttleReason());
      return null;
    }
    return () -> answer(run(revision, lease, call));
  }

  private @Nullable Answer answer(Outcome<O> outcome) {
    if (outcome instanceof Outcome.Throttled) {
      return null;
    }
    String error = outcome instanceof Outcome.Returned
        ? null
        : String.valueOf(Json.text(outcome.payload(), "errorMessage"));
    return new Answer(outcome.invocation().version(), outcome.payload(), error);
  }

  RecursiveLoop recursiveLoop() {
    return recursiveLoop;
  }

  void setRecursiveLoop(RecursiveLoop loop) {
    recursiveLoop = loop;
  }

  /** Replaces the code of {@code $LATEST}. */
  void update(Code code) {
    update(versions.latest().with(Launcher.of(host.isolations(), code)));
  }

  /** Replaces {@code $LATEST}: what runs ends as it was, and what begins gets the new one. */
  void update(Revision<O> next) {
    Revision<O> before = versions.latest();
    revisions.add(next);
    versions.update(next);
    before.environments().dropAll();
  }

  /** Publishes a version of {@code $LATEST}; returns its number. */
  int publish() {
    return versions.publish(number -> {
      Revision<O> published = versions.latest().published(number);
      revisions.add(published);
      return published;
    });
  }

  /** Removes a published version. */
  void delete(int number) {
    Revision<O> gone = versions.delete(number);
    unprovision(String.valueOf(number));
    gone.environments().dropAll();
  }

  /** Refuses to provision concurrency where the service does, in its words. */
  void checkProvisionable(String qualifier) {
    if (qualifier.equals(Versions.LATEST)) {
      throw RefusedException.invalidParameter(
          "Provisioned Concurrency Configs cannot be applied to unpublished function versions.");
    }
    if (find(qualifier).settings().isMultiConcurrent()) {
      throw RefusedException.invalidParameter(
          "Provisioned Concurrency Configs cannot be applied to"
              + " functions on Managed Instances, whose environments serve several invocations at a time.");
    }
    String version = versions.alias(qualifier).map(Alias::version).orElse(null);
    if (version != null && provisioned.containsKey(version)) {
      throw RefusedException.conflict("Alias can't be used for Provisioned Concurrency"
          + " configuration on an already Provisioned version");
    }
    boolean isPointedTo = versions.aliases().stream()
        .anyMatch(
            alias -> alias.version().equals(qualifier) && provisioned.containsKey(alias.name()));
    if (isPointedTo) {
      throw RefusedException.conflict("Version is pointed by a Provisioned Concurrency alias");
    }
  }

  /**
   * Provisions concurrency, which was granted, in place of what there was.
   *
   * @return whether all init phases went well
   */
  boolean provision(String qualifier, int count) {
    Revision<O> inAdvance = find(qualifier).provisioned();
    revisions.add(inAdvance);
    boolean isGood = true;
    for (int i = 0; i < count && isGood; i++) {
      isGood = inAdvance.initInAdvance();
    }
    Revision<O> before =
        isGood ? provisioned.put(qualifier, inAdvance) : provisioned.remove(qualifier);
    if (!isGood) {
      concurrency.unprovision(qualifier);
      inAdvance.environments().dropAll();
    }
    if (before != null) {
      before.environments().dropAll();
    }
    return isGood;
  }

  void unprovision(String qualifier) {
    concurrency.unprovision(qualifier);
    Revision<O> before = provisioned.remove(qualifier);
    if (before != null) {
      before.environments().dropAll();
    }
  }

  void dropEnvironments(@Nullable String qualifier) {
    find(qualifier).environments().dropAll();
  }

  void close() {
    host.concurrency().remove(concurrency);
    Environments.endAll(revisions.stream().map(revision -> revision.environments()::close));
  }
}
