package dev.faas.invoker.environment;

import dev.faas.FunctionFactory;
import dev.faas.Invocable;
import dev.faas.Lifecycle;
import dev.faas.TraceContext;
import dev.faas.invoker.isolation.RuntimeProcess;
import dev.faas.invoker.isolation.Surroundings;
import dev.faas.invoker.log.EnvironmentLog;
import dev.faas.invoker.log.PlatformLine;
import dev.faas.invoker.log.Trace;
import dev.faas.invoker.time.Activity;
import dev.faas.invoker.time.DeadlineWatch;
import dev.faas.invoker.time.Timeline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One execution environment: a log stream, a temporary directory, and a runtime process with a handler. A
 * reset takes the process and leaves the rest. Whoever uses it hands it one phase at a time and waits;
 * only {@link #end} may be called meanwhile.
 */
public final class ExecutionEnvironment {

  private final FunctionPlan plan;
  private final Timeline timeline;
  private final FunctionFactory.World world;
  private final TemporaryDirectory temporaryDirectory;
  private final long createdNanos;
  private final @Nullable Snapshot snapshot;
  private volatile EnvironmentLog log;
  private volatile Activity activity;
  private volatile @Nullable EnvironmentSurroundings surroundings;
  private @Nullable RuntimeProcess process;
  private @Nullable PhaseRunner runner;
  private @Nullable Invocable invocable;
  private int toldThreads;
  private boolean isNew = true;
  private boolean isEnded;

  /**
   * An environment without a handler.
   *
   * @param snapshot that it is, or will be, restored from; null for none
   */
  public ExecutionEnvironment(FunctionPlan plan, @Nullable Snapshot snapshot) {
    this.plan = plan;
    this.snapshot = snapshot;
    this.timeline = plan.service().timeline();
    this.createdNanos = timeline.nanos();
    this.log = EnvironmentLog.open(
        plan.logGroup(), plan.info(), plan.service().clock(), timeline.random());
    this.world = plan.world(log.stream().name());
    this.activity = timeline.activity(plan.info().name() + " " + log.stream().name());
    this.temporaryDirectory = new TemporaryDirectory(plan.temporaryMegabytes());
  }

  /** Whether it had no init phase yet. */
  public boolean isNew() {
    return isNew;
  }

  /** Whether it has a handler, so that an invocation needs no init. */
  public boolean isReady() {
    return invocable != null;
  }

  /** Whether the process still runs that made its handler. */
  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** The init phase before the first invocation. It went well if the environment {@link #isReady}. */
  public InitPhase init() {
    isNew = false;
    return start(timeline.nanos(), plan.service().limit(ServiceLimits.INIT).toNanos());
  }

  /** The init phase of which a snapshot is made, under the limit for that. */
  public InitPhase initForSnapshot() {
    isNew = false;
    return startOfSnapshot(false);
  }

  /**
   * Repeats the init phase of which the snapshot was made, unheard: this stands for copying the
   * snapshot's memory.
   */
  public InitPhase copySnapshot() {
    isNew = false;
    log.setMuted(true);
    try {
      return startOfSnapshot(true);
    } finally {
      log.setMuted(false);
    }
  }

  private InitPhase startOfSnapshot(boolean repeated) {
    EnvironmentSurroundings around = new EnvironmentSurroundings(this, activity);
    around.enter(Objects.requireNonNull(snapshot), repeated);
    surroundings = around;
    try {
      return start(timeline.nanos(), snapshotLimitNanos());
    } finally {
      around.leaveSnapshot();
    }
  }

  private long snapshotLimitNanos() {
    Duration timeout = plan.info().timeout();
    Duration limit =
        timeout.compareTo(ServiceLimits.SNAPSHOT) > 0 ? timeout : ServiceLimits.SNAPSHOT;
    return plan.service().limit(limit).toNanos();
  }

  /** Runs the hooks before a snapshot, what the handler registered last first. */
  public HookPhase beforeCheckpoint() {
    return hooks(
        (lifecycle, here) -> {
          lifecycle.beforeCheckpoint();
          here.beforeCheckpoint();
        },
        snapshotLimitNanos());
  }

  /** Runs the hooks after a restore. */
  public HookPhase afterRestore() {
    return hooks(
        (lifecycle, here) -> {
          here.afterRestore();
          lifecycle.afterRestore();
        },
        plan.service().limit(ServiceLimits.RESTORE).toNanos());
  }

  private HookPhase hooks(LifecycleCall call, long limitNanos) {
    Lifecycle lifecycle = Objects.requireNonNull(invocable).lifecycle();
    RuntimeProcess here = Objects.requireNonNull(process);
    HookPhase phase = new HookPhase(() -> call.on(lifecycle, here), timeline.nanos(), limitNanos);
    runThawed(phase);
    return phase;
  }

  private void runThawed(Phase phase) {
    RuntimeProcess here = Objects.requireNonNull(process);
    here.thaw();
    Objects.requireNonNull(runner).run(phase);
    here.freeze();
    activity.freeze();
  }

  /** Tells a function something. */
  @FunctionalInterface
  private interface LifecycleCall {
    void on(Lifecycle lifecycle, RuntimeProcess process) throws Exception;
  }

  /**
   * The init phase inside an invocation, under the function's timeout.
   *
   * @param startNanos when the invocation began
   */
  public InitPhase initAgain(long startNanos) {
    return start(startNanos, timeoutNanos());
  }

  private InitPhase start(long startNanos, long limitNanos) {
    RuntimeProcess fresh = plan.processes().make(this);
    InitPhase phase = new InitPhase(fresh, world, startNanos, limitNanos);
    open(fresh, phase).run(phase);
    fresh.freeze();
    activity.freeze();
    if (phase.ending() == Phase.Ending.COMPLETED) {
      invocable = phase.invocable();
    }
    return phase;
  }

  private synchronized PhaseRunner open(RuntimeProcess fresh, Phase phase) {
    DeadlineWatch deadlines = plan.service().deadlines();
    String name = plan.info().name();
    PhaseRunner opened = deadlines == null
        ? new OwnThread(plan.service(), activity, log, name, fresh.classLoader())
        : new CallersThread(timeline, activity, log, fresh.classLoader(), deadlines);
    process = fresh;
    runner = opened;
    if (isEnded) {
      phase.cancel();
      opened.stop();
    }
    return opened;
  }

  /**
   * Calls the handler of an environment that {@link #isReady}.
   *
   * @param startNanos when the invocation began: now, or before the init phase inside it
   */
  public InvokePhase invoke(Delivery delivery, long startNanos) {
    InvokePhase phase = new InvokePhase(
        this, Objects.requireNonNull(invocable), delivery, startNanos, timeoutNanos());
    begin(delivery, phase);
    runThawed(phase);
    return phase;
  }

  /** Writes that an invocation begins. */
  public void begin(Delivery delivery, Phase phase) {
    log.begin(
        new PlatformLine.Start(
            timeline.instant(),
            delivery.requestId(),
            plan.info().version(),
            plan.info().resourceName(),
            delivery.tenantId(),
            traceOf(delivery)),
        timeline.at(phase.deadlineNanos()));
  }

  private static @Nullable Trace traceOf(Delivery delivery) {
    TraceContext trace = delivery.trace();
    return trace == null ? null : new Trace(trace.xRay(), null);
  }

  private long timeoutNanos() {
    return plan.service().limit(plan.info().timeout()).toNanos();
  }

  /**
   * Kills the process, with the handler and its statics. The log stream and the temporary directory
   * stay; the next invocation begins with an init phase. What still runs is interrupted and abandoned, and
   * what it still writes is not kept.
   */
  public void reset() {
    EnvironmentLog before = log;
    killProcess();
    before.close();
    log = before.successor();
    activity = timeline.activity(plan.info().name() + " " + log.stream().name());
    surroundings = null;
    toldThreads = 0;
  }

  private synchronized void killProcess() {
    invocable = null;
    if (runner != null) {
      runner.stop();
      runner = null;
    }
    if (process != null) {
      process.kill();
      process = null;
    }
    activity.close();
  }

  /**
   * Ends it. An idle one may run its shutdown hooks; a running handler is interrupted and abandoned, and
   * what it still writes is not kept. Further calls do nothing.
   *
   * @param isIdle whether it runs no phase
   */
  public void end(boolean isIdle) {
    PhaseRunner stopped;
    synchronized (this) {
      if (isEnded) {
        return;
      }
      isEnded = true;
      stopped = runner;
    }
    if (isIdle) {
      shutDown();
    }
    synchronized (this) {
      killProcess();
    }
    log.close();
    if (isIdle && stopped != null) {
      join(stopped);
    }
    temporaryDirectory.close();
  }

  /** The runtime has 30 % of the window (Runtime Interface Emulator: {@code runtimeDeadlineShare}). */
  private void shutDown() {
    Duration window = plan.shutdownWindow();
    if (window.isZero() || invocable == null || process == null || runner == null) {
      return;
    }
    Lifecycle lifecycle = invocable.lifecycle();
    HookPhase phase = new HookPhase(
        lifecycle::shutdown,
        timeline.nanos(),
        window.multipliedBy(3).dividedBy(10).toNanos());
    process.thaw();
    runner.run(phase);
    Throwable thrown = phase.thrown();
    if (thrown != null) {
      ErrorReport report = ErrorReport.of(thrown);
      log.writeFailure(
          timeline.instant(), report.errorMessage() + ": " + report.errorType(), report.cause());
    }
    process.shutDown(window);
  }

  /** Its thread runs no code of a handler, so it ends at once. */
  private static void join(PhaseRunner stopped) {
    try {
      stopped.join();
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
    }
  }

  /** The snapshot that it is, or will be, restored from, or null. */
  public @Nullable Snapshot snapshot() {
    return snapshot;
  }

  /** What the code of its present process finds around it. */
  public Surroundings surroundings() {
    EnvironmentSurroundings around = surroundings;
    if (around == null) {
      around = new EnvironmentSurroundings(this, activity);
      surroundings = around;
    }
    return around;
  }

  /**
   * What keeps the same seed from giving the same run, under simulated time, and has not been told yet: a
   * part of a sentence for each thread that the function started.
   */
  public List<String> newThreads() {
    List<String> all = activity.startedThreads();
    if (all.size() == toldThreads) {
      return List.of();
    }
    List<String> untold = all.subList(Math.min(toldThreads, all.size()), all.size());
    toldThreads = all.size();
    return untold;
  }

  /** When it was made, as the timeline's nanoseconds. */
  public long createdNanos() {
    return createdNanos;
  }

  /** The most memory its process has used so far, where it has one of its own, in MB. */
  public OptionalInt peakMemoryMegabytes() {
    return process == null ? OptionalInt.empty() : process.peakMemoryMegabytes();
  }

  /** What its handler is told before the first event. */
  public FunctionFactory.World world() {
    return world;
  }

  /** The writing end of its log. */
  public EnvironmentLog log() {
    return log;
  }

  /** Whether there is more in its temporary directory than the function may keep. */
  public boolean isTemporaryDirectoryOverfull() {
    return temporaryDirectory.isOverfull();
  }

  /** How much it may keep in its temporary directory, in MB. */
  public int temporaryMegabytes() {
    return plan.temporaryMegabytes();
  }

  /** Its temporary directory, which is made when it is first asked for. */
  public Path temporaryDirectory() {
    return temporaryDirectory.path();
  }

  /** A trace of its own, in X-Ray's form: it begins with the second in which it began. */
  TraceContext newTrace() {
    HexFormat hex = HexFormat.of();
    RandomGenerator random = timeline.random();
    String traceId = hex.toHexDigits((int) timeline.instant().getEpochSecond())
        + hex.toHexDigits(random.nextInt())
        + hex.toHexDigits(random.nextLong());
    String parentId = hex.toHexDigits(random.nextLong() | 1);
    return new TraceContext(traceId, parentId, false, Map.of(), null);
  }

  Timeline timeline() {
    return timeline;
  }

  String loggerName() {
    return plan.handlerName();
  }
}
