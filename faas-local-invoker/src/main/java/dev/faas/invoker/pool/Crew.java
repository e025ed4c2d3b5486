package dev.faas.invoker.pool;

import dev.faas.invoker.environment.ExecutionEnvironment;
import dev.faas.invoker.environment.FunctionPlan;
import dev.faas.invoker.environment.Worker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One execution environment with its workers, which are made when they are needed. Not safe for use by several
 * threads, but for {@link #end}.
 */
final class Crew {

  private final ExecutionEnvironment environment;
  private final Consumer<ExecutionEnvironment> whenFree;
  private final int max;
  private final List<ExecutionEnvironment> workers = new ArrayList<>();
  private final Deque<ExecutionEnvironment> idle = new ArrayDeque<>();
  private int running;
  private int late;
  private boolean isOpen;
  private boolean isDoomed;
  private boolean isUnhealthy;

  /**
   * An environment without a handler.
   *
   * @param whenFree is given each worker, in its own thread, whose code went on after the end of its invocation
   *     and has ended now
   */
  Crew(FunctionPlan plan, Consumer<ExecutionEnvironment> whenFree) {
    this.environment = new ExecutionEnvironment(plan, null);
    this.whenFree = whenFree;
    this.max = plan.maxConcurrency();
  }

  ExecutionEnvironment environment() {
    return environment;
  }

  /** The worker that brings the environment to its handler. */
  ExecutionEnvironment first() {
    return busy(hired());
  }

  /** A worker that is free; null if there is none, or the environment takes no invocations. */
  @Nullable
  ExecutionEnvironment take() {
    if (!isOpen || isDoomed) {
      return null;
    }
    ExecutionEnvironment waiting = idle.pollFirst();
    if (waiting != null) {
      return busy(waiting);
    }
    return workers.size() < max ? busy(hired()) : null;
  }

  private ExecutionEnvironment hired() {
    ExecutionEnvironment worker = new Worker(environment, whenFree);
    workers.add(worker);
    return worker;
  }

  private ExecutionEnvironment busy(ExecutionEnvironment worker) {
    running++;
    return worker;
  }

  /** It has its handler. */
  void open() {
    isOpen = true;
  }

  /** It takes no further invocation. */
  void doom() {
    isDoomed = true;
  }

  /** Whether nobody waits for it and nobody will. */
  boolean isDone() {
    return isDoomed && running == 0;
  }

  /** Whether it is alive, and nobody waits for it. */
  boolean isIdle() {
    return running == 0;
  }

  /** Whether its process has ended by itself since it was made ready. */
  boolean isDead() {
    return isOpen && !environment.isAlive();
  }

  /** The worker's invocation has ended, and its code too. */
  void giveBack(ExecutionEnvironment worker, long now) {
    running--;
    environment.idleSince(now);
    idle.addFirst(worker);
  }

  /** The worker's invocation has ended, but its code goes on. */
  void leave(long now) {
    running--;
    late++;
    environment.idleSince(now);
  }

  /** The code that went on has ended. */
  void comeBack(ExecutionEnvironment worker) {
    late--;
    idle.addFirst(worker);
  }

  /** The worker is gone, with its invocation, and the environment takes no further one. */
  void lose(ExecutionEnvironment worker) {
    running--;
    workers.remove(worker);
    isUnhealthy = true;
    isDoomed = true;
  }

  /** Ends the environment, and what still runs in it; where it is healthy and nothing does, with its hooks. */
  void end() {
    boolean isQuiet = !isUnhealthy && running == 0 && late == 0;
    Environments.endAll(Stream.concat(Stream.of(environment), workers.stream())
        .map(each -> () -> each.end(isQuiet)));
  }
}
