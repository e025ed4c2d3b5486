package dev.faas.invoker.environment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A runtime worker: what serves one invocation at a time in an execution environment that serves several. It has a
 * thread, a part in the log and a part in the time of its own; handler, log stream, temporary directory and all
 * else are those of the environment. It is never frozen ("Understanding the Lambda Managed Instances execution
 * environment", "Java runtime for Lambda Managed Instances").
 */
public final class Worker extends ExecutionEnvironment {

  private final ExecutionEnvironment main;
  private final Consumer<ExecutionEnvironment> whenFree;
  private final AtomicBoolean isHalfFree = new AtomicBoolean();

  /**
   * A worker of an environment. The first one, made before the init phase, performs that in the environment's
   * thread; its lines are among those of the first invocation.
   *
   * @param whenFree is given the worker, in its own thread, when code has ended that went on after the end of its
   *     invocation
   */
  public Worker(ExecutionEnvironment main, Consumer<ExecutionEnvironment> whenFree) {
    super(main, main.isNew() ? main.log() : main.log().sibling());
    this.main = main;
    this.whenFree = whenFree;
    if (main.isReady()) {
      begin();
    }
  }

  private void begin() {
    use(new RunningProcess(plan(), this, main.running(), this::lateCodeHasEnded));
  }

  @Override
  public ExecutionEnvironment environment() {
    return main;
  }

  @Override
  public boolean isNew() {
    return main.isNew();
  }

  /** Under the limit of Managed Instances, which is that of snapshots. */
  @Override
  public InitPhase init() {
    InitPhase phase = main.initInAdvance();
    if (main.isReady()) {
      begin();
    }
    return phase;
  }

  /** The service does not reset environments of several workers, but replaces them. */
  @Override
  public void reset() {
    throw new IllegalStateException("an environment of several workers is not reset");
  }

  /** The code goes on after the deadline, and is heard. */
  @Override
  Instant endOfOutput(Phase phase) {
    return Instant.MAX;
  }

  @Override
  public List<String> newThreads() {
    List<String> all = new ArrayList<>(main.newThreads());
    all.addAll(super.newThreads());
    return all;
  }

  @Override
  void closeDirectory() {
    // it is the environment's
  }

  /**
   * Its invocation has ended for its caller, and the code goes on: no time limit ends it. What it answers is
   * refused.
   */
  public void goOn() {
    halfFree();
  }

  private void lateCodeHasEnded() {
    halfFree();
  }

  /** Called when the invocation has ended and when the code has, in any order. */
  private void halfFree() {
    if (!isHalfFree.compareAndSet(false, true)) {
      isHalfFree.set(false);
      log().rest(timeline().instant());
      whenFree.accept(this);
    }
  }
}
