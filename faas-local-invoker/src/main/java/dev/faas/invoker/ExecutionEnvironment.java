package dev.faas.invoker;

import dev.faas.FunctionFactory;
import dev.faas.Invocable;
import dev.faas.Payload;
import dev.faas.invoker.log.EnvironmentLog;
import dev.faas.invoker.log.PlatformLine;
import dev.faas.invoker.time.DeadlineWatch;
import dev.faas.invoker.time.Timeline;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One execution environment: a handler, a log stream and one daemon thread that all its invocations
 * share, so that thread-locals live as long as on the platform. Who took it from {@link Environments}
 * hands it one phase at a time and waits.
 */
final class ExecutionEnvironment {

  private final DeployedFunction function;
  private final int generation;
  private final Timeline timeline;
  private final EnvironmentLog log;
  private final FunctionFactory.World world;
  private final @Nullable Thread thread;
  private final DeadlineWatch.@Nullable Slot deadlines;
  private final AtomicReference<@Nullable Phase> work = new AtomicReference<>();
  private volatile boolean isEnded;
  private @Nullable Invocable invocable;

  ExecutionEnvironment(DeployedFunction function, int generation) {
    Service service = function.service();
    this.function = function;
    this.generation = generation;
    this.timeline = service.timeline();
    this.log = EnvironmentLog.open(
        function.logGroup(), function.info(), service.clock(), timeline.random());
    this.world = function.world(log.stream().name());
    this.deadlines = service.deadlines() == null ? null : service.deadlines().open();
    this.thread = deadlines == null
        ? new Thread(null, this::work, "faas " + function.info().name(), 0, false)
        : null;
  }

  void start() {
    if (thread != null) {
      thread.setDaemon(true);
      thread.setContextClassLoader(function.handlerClass().getClassLoader());
      thread.start();
    }
  }

  /** How often all environments had been dropped when this one was made. */
  int generation() {
    return generation;
  }

  /** Whether there is no handler yet. */
  boolean isCold() {
    return invocable == null;
  }

  /** Makes the handler; the environment is usable if the phase ended well. */
  InitPhase init() {
    InitPhase phase = new InitPhase(
        function.binding(), world, timeline.nanos(), function.service().limit(ServiceLimits.INIT));
    handOver(phase);
    if (phase.ending() == Phase.Ending.COMPLETED) {
      invocable = phase.invocable();
    }
    return phase;
  }

  /** Calls the handler. */
  InvokePhase invoke(String requestId, Payload event) {
    Invocable handler = Objects.requireNonNull(invocable);
    InvokePhase phase = new InvokePhase(
        this,
        handler,
        requestId,
        event,
        timeline.nanos(),
        function.service().limit(function.settings().timeout()));
    log.begin(
        new PlatformLine.Start(
            timeline.at(phase.startNanos()), requestId, function.info().version()),
        timeline.at(phase.deadlineNanos()));
    handOver(phase);
    return phase;
  }

  private void handOver(Phase phase) {
    work.set(phase);
    if (isEnded) {
      phase.cancel();
    }
    if (thread != null) {
      LockSupport.unpark(thread);
      phase.await(timeline, function.service(), thread);
    } else if (deadlines != null) {
      runHere(phase, deadlines);
    }
  }

  private void runHere(Phase phase, DeadlineWatch.Slot slot) {
    Thread caller = Thread.currentThread();
    ClassLoader before = caller.getContextClassLoader();
    caller.setContextClassLoader(function.handlerClass().getClassLoader());
    try {
      log.runAttached(() -> phase.runHere(timeline, slot));
    } finally {
      caller.setContextClassLoader(before);
      work.compareAndSet(phase, null);
    }
  }

  private void work() {
    log.attachToCurrentThread();
    boolean goesOn = true;
    while (goesOn && !isEnded) {
      Phase phase = work.get();
      if (phase != null) {
        goesOn = phase.run(timeline);
        work.compareAndSet(phase, null);
      } else {
        LockSupport.park(this);
        goesOn = !Thread.interrupted() || !isEnded;
      }
    }
  }

  /**
   * Ends it, as on the platform where the process is killed: a running handler is interrupted and
   * abandoned, and what it still writes is not kept.
   */
  void end() {
    isEnded = true;
    Phase running = work.get();
    if (running != null) {
      if (thread == null) {
        running.cancelHere();
      } else {
        running.cancel();
      }
    }
    log.close();
    if (thread != null) {
      thread.interrupt();
    }
    if (deadlines != null) {
      deadlines.close();
    }
  }

  /** Waits for the end of a thread that runs no handler. */
  void join() throws InterruptedException {
    if (thread != null) {
      thread.join();
    }
  }

  FunctionFactory.World world() {
    return world;
  }

  EnvironmentLog log() {
    return log;
  }

  Timeline timeline() {
    return timeline;
  }

  /** The name of the context's logger: the handler's class. */
  String loggerName() {
    return function.handlerClass().getName();
  }
}
