package dev.faas.invoker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The execution environments of one function. Idle ones are reused, the most recently used first; where
 * there is none, one more is made.
 */
final class Environments {

  private final DeployedFunction function;
  private final Set<ExecutionEnvironment> all = new HashSet<>();
  private final Deque<ExecutionEnvironment> idle = new ArrayDeque<>();
  private int generation;
  private boolean isClosed;

  Environments(DeployedFunction function) {
    this.function = function;
  }

  synchronized ExecutionEnvironment take() {
    if (isClosed) {
      throw new IllegalStateException(
          "the invoker is closed: " + function.info().name() + " cannot be invoked");
    }
    ExecutionEnvironment environment = idle.pollFirst();
    if (environment == null) {
      environment = new ExecutionEnvironment(function, generation);
      environment.start();
      all.add(environment);
    }
    return environment;
  }

  synchronized void giveBack(ExecutionEnvironment environment) {
    if (isClosed || environment.generation() != generation) {
      drop(environment);
    } else {
      idle.addFirst(environment);
    }
  }

  /** Ends an environment that was taken. */
  synchronized void drop(ExecutionEnvironment environment) {
    all.remove(environment);
    environment.end();
  }

  /** Ends the idle ones now, and each busy one after its invocation. */
  void dropAll() {
    List<ExecutionEnvironment> ended;
    synchronized (this) {
      generation++;
      ended = endIdle();
    }
    join(ended);
  }

  /** Ends all of them now, and refuses to make more. */
  void close() {
    List<ExecutionEnvironment> ended;
    synchronized (this) {
      isClosed = true;
      ended = endIdle();
      all.forEach(ExecutionEnvironment::end);
      all.clear();
    }
    join(ended);
  }

  private List<ExecutionEnvironment> endIdle() {
    List<ExecutionEnvironment> ended = new ArrayList<>(idle);
    idle.clear();
    for (ExecutionEnvironment environment : ended) {
      drop(environment);
    }
    return ended;
  }

  /** Outside the lock. These threads run no code of a handler, so they end at once. */
  private static void join(List<ExecutionEnvironment> ended) {
    try {
      for (ExecutionEnvironment environment : ended) {
        environment.join();
      }
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
    }
  }
}
