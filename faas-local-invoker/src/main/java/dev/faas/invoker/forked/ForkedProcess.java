package dev.faas.invoker.forked;

import dev.faas.Context;
import dev.faas.FunctionFactory;
import dev.faas.Invocable;
import dev.faas.Payload;
import dev.faas.invoker.isolation.ReportedError;
import dev.faas.invoker.isolation.RuntimeProcess;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The runtime process of an execution environment as a process of the operating system. Safe for use by
 * several threads, as {@link RuntimeProcess} says.
 *
 * <p>An interrupt of the thread that waits for the process kills it. A process that ends between two
 * invocations makes the next one throw. Deadlines are told to the process as they stand in the context,
 * so the engine's time should be real.
 */
public final class ForkedProcess implements RuntimeProcess {

  private static final int RUNTIME_SHARE_PERCENT = 30;

  private final LaunchPlan plan;
  private @Nullable Child child;
  private boolean isKilled;

  private ForkedProcess(LaunchPlan plan) {
    this.plan = plan;
  }

  /** A process that will be started from this plan. */
  public static ForkedProcess of(LaunchPlan plan) {
    return new ForkedProcess(plan);
  }

  /**
   * Starts the process and waits until it asks for its first event, or for a snapshot.
   *
   * @param world not used: the process learns its world from the environment variables of the plan
   * @throws ReportedError if it reported an error of its init phase
   * @throws java.io.IOException if the program cannot be started
   */
  @Override
  public Invocable start(FunctionFactory.World world) throws Exception {
    Child started = launch();
    try {
      started.awaitInit();
      return this::invoke;
    } catch (InterruptedException | ReportedError failed) {
      kill();
      throw failed;
    }
  }

  private synchronized Child launch() throws Exception {
    if (child != null) {
      throw new IllegalStateException("a process starts once; make another one");
    }
    if (isKilled) {
      throw new InterruptedException("killed before it was started");
    }
    child = Child.launch(plan);
    return child;
  }

  private Payload invoke(Payload event, Context context) throws Exception {
    Child running = running();
    try {
      return running.invoke(Event.of(event, context));
    } catch (InterruptedException nobodyWaits) {
      kill();
      throw nobodyWaits;
    }
  }

  private synchronized Child running() {
    if (child == null) {
      throw new IllegalStateException("the process was not started");
    }
    return child;
  }

  private synchronized @Nullable Child childIfAny() {
    return child;
  }

  /** Whether the process runs, or is frozen. */
  @Override
  public boolean isAlive() {
    Child running = childIfAny();
    return running != null && running.isAlive();
  }

  /** The class loader of this class: the user's code is in another process. */
  @Override
  public ClassLoader classLoader() {
    return ForkedProcess.class.getClassLoader();
  }

  /** Nothing: the runtime has run its hooks before it asked for the snapshot. */
  @Override
  public void beforeCheckpoint() {}

  /**
   * Tells the runtime that it was restored, and waits until its hooks have run.
   *
   * @throws ReportedError if one of them failed
   */
  @Override
  public void afterRestore() throws Exception {
    running().restore();
  }

  /**
   * {@inheritDoc} This is signal STOP for the process and, on Linux, its group and its descendants.
   *
   * @throws IllegalStateException if there is no POSIX shell to send the signal
   */
  @Override
  public void freeze() {
    Child running = childIfAny();
    if (running != null) {
      running.freeze();
    }
  }

  @Override
  public void thaw() {
    Child running = childIfAny();
    if (running != null) {
      running.thaw();
    }
  }

  /**
   * Signal TERM, and after 30 % of the window, the runtime's share of it, signal KILL: {@code
   * rapid/shutdown.go} of the Runtime Interface Emulator.
   */
  @Override
  public void shutDown(Duration window) {
    Child running = childIfAny();
    try {
      if (running != null && !window.isZero()) {
        running.terminate(window.multipliedBy(RUNTIME_SHARE_PERCENT).dividedBy(100));
      }
      kill();
      if (running != null) {
        running.awaitEnd();
      }
    } catch (InterruptedException hurry) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void kill() {
    Child running;
    synchronized (this) {
      isKilled = true;
      running = child;
    }
    if (running != null) {
      running.kill();
    }
  }

  /** What was resident at most; empty where the system does not tell, and until it was first asked. */
  @Override
  public OptionalInt peakMemoryMegabytes() {
    Child running = childIfAny();
    return running == null ? OptionalInt.empty() : running.peakMegabytes();
  }
}
