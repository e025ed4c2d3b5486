package dev.faas.invoker.environment;

import dev.faas.Invocable;
import dev.faas.Lifecycle;
import dev.faas.invoker.isolation.RuntimeProcess;
import dev.faas.invoker.isolation.Surroundings;
import dev.faas.invoker.log.EnvironmentLog;
import dev.faas.invoker.time.Activity;
import dev.faas.invoker.time.DeadlineWatch;
import dev.faas.invoker.time.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One runtime process of an execution environment, and what is lost with it: the thread that runs its
 * phases, its handler, and its part in the time. It is frozen whenever it runs no phase, unless it has workers.
 */
final class RunningProcess {

  private static final int RUNTIME_SHARE_PERCENT = 30;

  private final Service service;
  private final Timeline timeline;
  private final Activity activity;
  private final ExecutionEnvironment environment;
  private final EnvironmentLog log;
  private final RuntimeProcess process;
  private final Phase.Runner runner;
  private final boolean isWorker;
  private final boolean isFrozen;
  private @Nullable EnvironmentSurroundings surroundings;
  private @Nullable Invocable handler;
  private final long timeoutNanos;
  private int toldThreads;

  RunningProcess(FunctionPlan plan, ExecutionEnvironment environment) {
    this.service = plan.service();
    this.timeline = service.timeline();
    this.environment = environment;
    this.log = environment.log();
    this.timeoutNanos = service.limit(plan.info().timeout()).toNanos();
    String name = plan.info().name();
    this.activity = timeline.activity(name + " " + log.stream().name());
    this.process = plan.processes().make(environment, this::surroundings);
    ClassLoader loader = process.classLoader();
    DeadlineWatch deadlines = service.deadlines();
    this.isWorker = false;
    this.isFrozen = !plan.isMultiConcurrent();
    this.runner = deadlines == null
        ? new OwnThread(service, activity, log, name, loader, null)
        : new CallersThread(timeline, activity, log, loader, deadlines);
    if (!isFrozen) {
      activity.keepThawed();
    }
  }

  /**
   * One more thread of a process that has its handler, with its own part in the time.
   *
   * @param afterLateEnd called in that thread when work has ended whose phase had ended before
   */
  RunningProcess(
      FunctionPlan plan, ExecutionEnvironment worker, RunningProcess main, Runnable afterLateEnd) {
    this.service = main.service;
    this.timeline = main.timeline;
    this.environment = worker;
    this.log = worker.log();
    this.timeoutNanos = main.timeoutNanos;
    String name = plan.info().name();
    this.activity = timeline.activity(name + " " + log.stream().name());
    this.process = main.process;
    this.handler = main.handler;
    this.isWorker = true;
    this.isFrozen = false;
    activity.keepThawed();
    OwnThread thread =
        new OwnThread(service, activity, log, name, process.classLoader(), afterLateEnd);
    this.runner = thread;
    if (main.surroundings != null) {
      main.surroundings.addWorker(thread.thread(), activity);
    }
  }

  private Surroundings surroundings() {
    if (surroundings == null) {
      surroundings = new EnvironmentSurroundings(environment, activity);
    }
    return surroundings;
  }

  /** The init phase; if it goes well there is a {@link #handler}. */
  InitPhase start(InitPhase.Kind kind, long startNanos, long limitNanos) {
    InitPhase phase =
        new InitPhase(process, environment.world(), activity, kind, startNanos, limitNanos);
    run(phase);
    if (phase.ending() == Phase.Ending.COMPLETED) {
      handler = phase.invocable();
    }
    return phase;
  }

  /**
   * The init phase of a snapshot.
   *
   * @param repeated whether for an environment that is restored from it, and not for the snapshot
   */
  InitPhase start(Snapshot snapshot, boolean repeated, long limitNanos) {
    InitPhase.Kind kind = repeated ? InitPhase.Kind.COPY : InitPhase.Kind.BEFORE;
    EnvironmentSurroundings around = surroundings;
    if (around == null) {
      return start(kind, timeline.nanos(), limitNanos);
    }
    around.enter(snapshot, repeated);
    try {
      return start(kind, timeline.nanos(), limitNanos);
    } finally {
      around.leaveSnapshot();
    }
  }

  /** Calls the handler, or null if there is none. */
  @Nullable
  Invocable handler() {
    return handler;
  }

  /** Tells the function something. */
  @FunctionalInterface
  interface LifecycleCall {
    void on(Lifecycle lifecycle, RuntimeProcess process) throws Exception;
  }

  /** How long an invocation may take. */
  long timeoutNanos() {
    return timeoutNanos;
  }

  /** Runs hooks of a process that has a handler. */
  HookPhase hooks(LifecycleCall call, long limitNanos) {
    Lifecycle lifecycle = Objects.requireNonNull(handler).lifecycle();
    HookPhase phase =
        new HookPhase(() -> call.on(lifecycle, process), timeline.nanos(), limitNanos);
    run(phase);
    return phase;
  }

  void run(Phase phase) {
    process.thaw();
    runner.run(phase);
    if (isFrozen) {
      process.freeze();
      activity.freeze();
    }
  }

  /**
   * Runs the hooks for the shutdown, of whose window the runtime has 30 % (Runtime Interface Emulator:
   * {@code runtimeDeadlineShare}).
   */
  void shutDown(Duration window) {
    if (isWorker || window.isZero() || handler == null) {
      return;
    }
    Duration share = window.multipliedBy(RUNTIME_SHARE_PERCENT).dividedBy(100);
    HookPhase phase =
        hooks((lifecycle, here) -> shutDown(lifecycle, here, window), share.toNanos());
    Throwable thrown = phase.thrown();
    if (thrown != null) {
      ErrorReport report = ErrorReport.of(thrown);
      log.writeFailure(
          timeline.instant(), report.errorMessage() + ": " + report.errorType(), report.cause());
    }
  }

  private static void shutDown(Lifecycle lifecycle, RuntimeProcess process, Duration window)
      throws Exception {
    try {
      lifecycle.shutdown();
    } finally {
      process.shutDown(window);
    }
  }

  /** Kills it; of a worker only the thread. What still runs is interrupted and abandoned. */
  void kill() {
    runner.stop();
    if (!isWorker) {
      process.kill();
    }
    activity.close();
  }

  /** Waits for the end of the thread of a killed process that ran no phase; it ends at once. */
  void join() {
    try {
      runner.join();
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
    }
  }

  /** The threads that the function has started since this was last asked. */
  synchronized List<String> newThreads() {
    List<String> all = activity.startedThreads();
    if (all.size() <= toldThreads) {
      return List.of();
    }
    List<String> untold = all.subList(toldThreads, all.size());
    toldThreads = all.size();
    return untold;
  }

  RuntimeProcess process() {
    return process;
  }
}
