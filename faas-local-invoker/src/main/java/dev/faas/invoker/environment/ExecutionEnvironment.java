package dev.faas.invoker.environment;

import dev.faas.FunctionFactory;
import dev.faas.Invocable;
import dev.faas.invoker.isolation.SharedState;
import dev.faas.invoker.log.EnvironmentLog;
import dev.faas.invoker.log.PlatformLine;
import dev.faas.invoker.time.Moment;
import dev.faas.invoker.time.Timeline;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One execution environment: a log stream, a temporary directory, and a runtime process with a handler. A
 * reset takes the process and leaves the rest. Whoever uses it hands it one phase at a time and waits;
 * only {@link #end} may be called meanwhile.
 *
 * <p>Where an environment serves several invocations at the same time, each is handed to a {@link Worker} of it.
 */
public sealed class ExecutionEnvironment permits Worker {

  private final FunctionPlan plan;
  private final Timeline timeline;
  private final FunctionFactory.World world;
  private final TemporaryDirectory temporaryDirectory;
  private final long createdNanos;
  private final Moment made;
  private final @Nullable Snapshot snapshot;
  private volatile EnvironmentLog log;
  private volatile @Nullable RunningProcess process;
  private volatile List<SharedState> shared = List.of();
  private long idleSinceNanos;
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
    this.made = timeline.moment();
    this.log = EnvironmentLog.open(
            plan.logGroup(), plan.info(), plan.service().clock(), timeline.random())
        .writtenIn(plan.logFormat());
    this.world = plan.world(log.stream().name());
    this.temporaryDirectory = new TemporaryDirectory(plan.temporaryMegabytes());
  }

  /** A worker of an environment, which has this part in its log. */
  ExecutionEnvironment(ExecutionEnvironment main, EnvironmentLog log) {
    this.plan = main.plan;
    this.snapshot = null;
    this.timeline = main.timeline;
    this.createdNanos = main.createdNanos;
    this.made = main.made;
    this.log = log;
    this.world = main.world;
    this.temporaryDirectory = main.temporaryDirectory;
  }

  /** Whether it had no init phase yet. */
  public boolean isNew() {
    return isNew;
  }

  /** Whether it has a handler, so that an invocation needs no init. */
  public boolean isReady() {
    RunningProcess running = process;
    return running != null && running.handler() != null;
  }

  /** Whether the process still runs that made its handler. */
  public boolean isAlive() {
    RunningProcess running = process;
    return running != null && running.process().isAlive();
  }

  /** The init phase before the first invocation. It went well if the environment {@link #isReady}. */
  public InitPhase init() {
    isNew = false;
    return open()
        .start(
            InitPhase.Kind.BEFORE,
            timeline.nanos(),
            plan.service().limit(ServiceLimits.INIT).toNanos());
  }

  /** The init phase in advance, for provisioned concurrency and Managed Instances. */
  public InitPhase initInAdvance() {
    isNew = false;
    return open().start(InitPhase.Kind.BEFORE, timeline.nanos(), snapshotLimitNanos());
  }

  /** The init phase of which a snapshot is made, under the limit for that. */
  public InitPhase initForSnapshot() {
    isNew = false;
    return open().start(Objects.requireNonNull(snapshot), false, snapshotLimitNanos());
  }

  /**
   * Repeats the init phase of which the snapshot was made, unheard: this stands for copying the
   * snapshot's memory.
   */
  public InitPhase copySnapshot() {
    isNew = false;
    log.setMuted(true);
    try {
      return open().start(Objects.requireNonNull(snapshot), true, snapshotLimitNanos());
    } finally {
      log.setMuted(false);
    }
  }

  private long snapshotLimitNanos() {
    Duration limit = ServiceLimits.inAdvance(plan.info().timeout());
    return plan.service().limit(limit).toNanos();
  }

  /**
   * Runs the hooks before a snapshot, what the handler registered last first.
   *
   * @param init the init phase, which has the limit in common with them
   */
  public HookPhase beforeCheckpoint(InitPhase init) {
    return running()
        .hooks(
            (lifecycle, here) -> {
              lifecycle.beforeCheckpoint();
              here.beforeCheckpoint();
            },
            snapshotLimitNanos() - init.durationNanos(timeline));
  }

  /**
   * Finds out what in the snapshot depends on chance: reads the fields of the user's code, ends this process,
   * and repeats the init phase, unheard, with another chance. Where fields cannot be read, it does nothing.
   */
  public void lookForUniqueState() {
    Snapshot made = Objects.requireNonNull(snapshot);
    Map<String, String> fields = readLast();
    if (fields.isEmpty()) {
      return;
    }
    running().kill();
    log.setMuted(true);
    try {
      open().start(made.withOtherChance(), true, snapshotLimitNanos());
      if (isReady()) {
        Map<String, String> otherwise = readLast();
        otherwise.entrySet().removeAll(fields.entrySet());
        made.setOtherwise(otherwise);
      }
    } finally {
      log.setMuted(false);
    }
  }

  private Map<String, String> readLast() {
    Map<String, String> fields = new HashMap<>();
    running().hooks((lifecycle, here) -> fields.putAll(here.fields(true)), snapshotLimitNanos());
    return fields;
  }

  /** Runs the hooks after a restore, and looks at what they leave as it was. */
  public HookPhase afterRestore() {
    return running()
        .hooks(
            (lifecycle, here) -> {
              Map<String, String> before = here.fields(false);
              here.afterRestore();
              lifecycle.afterRestore();
              shared = Objects.requireNonNull(snapshot).sharedBy(before, here.fields(false));
            },
            plan.service().limit(ServiceLimits.RESTORE).toNanos());
  }

  /**
   * The init phase inside an invocation, under the function's timeout.
   *
   * @param startNanos when the invocation began
   */
  public InitPhase initAgain(long startNanos) {
    return open().start(InitPhase.Kind.INSIDE, startNanos, timeoutNanos());
  }

  private RunningProcess open() {
    return use(new RunningProcess(plan, this));
  }

  /** What runs its phases from now on, unless it has ended meanwhile. */
  final RunningProcess use(RunningProcess opened) {
    synchronized (this) {
      process = opened;
      if (isEnded) {
        opened.kill();
      }
    }
    return opened;
  }

  final RunningProcess running() {
    return Objects.requireNonNull(process);
  }

  /**
   * Calls the handler of an environment that {@link #isReady}.
   *
   * @param now the present moment
   * @param startNanos when the invocation began: now, or before the init phase inside it
   */
  public InvokePhase invoke(Delivery delivery, Instant now, long startNanos) {
    RunningProcess running = running();
    Invocable handler = Objects.requireNonNull(running.handler());
    InvokePhase phase =
        new InvokePhase(this, handler, delivery, startNanos, running.timeoutNanos());
    begin(delivery, now, phase);
    running.run(phase);
    return phase;
  }

  /** Writes that an invocation begins now. */
  public void begin(Delivery delivery, Instant now, Phase phase) {
    log.begin(
        new PlatformLine.Start(
            now,
            delivery.requestId(),
            plan.info().version(),
            plan.info().resourceName(),
            delivery.tenantId(),
            delivery.loggedTrace()),
        endOfOutput(phase));
  }

  /** What is written from then on is not kept. */
  Instant endOfOutput(Phase phase) {
    return timeline.at(phase.deadlineNanos());
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
    RunningProcess gone;
    synchronized (this) {
      gone = process;
      process = null;
    }
    if (gone != null) {
      gone.kill();
    }
    before.close();
    log = before.successor();
  }

  /**
   * Ends it. An idle one may run its shutdown hooks; a running handler is interrupted and abandoned, and
   * what it still writes is not kept. Further calls do nothing.
   *
   * @param isIdle whether it runs no phase
   */
  public void end(boolean isIdle) {
    RunningProcess last;
    synchronized (this) {
      if (isEnded) {
        return;
      }
      isEnded = true;
      last = process;
    }
    if (last != null) {
      if (isIdle) {
        last.shutDown(plan.shutdownWindow());
      }
      last.kill();
    }
    log.close();
    if (last != null && isIdle) {
      last.join();
    }
    closeDirectory();
  }

  void closeDirectory() {
    temporaryDirectory.close();
  }

  /** What it was found to have in common with others that are restored from the same snapshot. */
  public List<SharedState> sharedState() {
    return shared;
  }

  /** The snapshot that it is, or will be, restored from, or null. */
  public @Nullable Snapshot snapshot() {
    return snapshot;
  }

  /**
   * What keeps the same seed from giving the same run, under simulated time, and has not been told yet: a
   * part of a sentence for each thread that the function started.
   */
  public List<String> newThreads() {
    RunningProcess running = process;
    return running == null ? List.of() : running.newThreads();
  }

  /** When it was made, as the timeline's nanoseconds. */
  public long createdNanos() {
    return createdNanos;
  }

  /** Where the timeline was when it was made. */
  public Moment made() {
    return made;
  }

  /**
   * It waits for an invocation from now on.
   *
   * @param nanos now, as the timeline's nanoseconds
   */
  public void idleSince(long nanos) {
    idleSinceNanos = nanos;
  }

  /** What {@link #idleSince} was told last; the caller sees to it that this is not at the same time. */
  public long idleSinceNanos() {
    return idleSinceNanos;
  }

  /** The most memory its process has used so far, where it has one of its own, in MB. */
  public OptionalInt peakMemoryMegabytes() {
    RunningProcess running = process;
    return running == null ? OptionalInt.empty() : running.process().peakMemoryMegabytes();
  }

  /** What its handler is told before the first event. */
  public FunctionFactory.World world() {
    return world;
  }

  /** The environment that has its handler: of a worker that which it belongs to, else itself. */
  public ExecutionEnvironment environment() {
    return this;
  }

  FunctionPlan plan() {
    return plan;
  }

  /** The writing end of its log. */
  public EnvironmentLog log() {
    return log;
  }

  /**
   * Whether there is more in its temporary directory than the function may keep, and more than there was when
   * this was last asked.
   */
  public boolean hasTemporaryDirectoryOverflowed() {
    return temporaryDirectory.hasOverflowed();
  }

  /** How much it may keep in its temporary directory, in MB. */
  public int temporaryMegabytes() {
    return plan.temporaryMegabytes();
  }

  /** Its temporary directory, which is made when it is first asked for. */
  public Path temporaryDirectory() {
    return temporaryDirectory.path();
  }

  Timeline timeline() {
    return timeline;
  }
}
