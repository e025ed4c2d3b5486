package dev.faas.invoker.pool;

import dev.faas.invoker.concurrency.ScalingRate;
import dev.faas.invoker.environment.ExecutionEnvironment;
import dev.faas.invoker.environment.FunctionPlan;
import dev.faas.invoker.environment.Snapshot;
import dev.faas.invoker.time.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Environments that serve one invocation at a time. Idle ones are reused, the most recently used first; where
 * there is none, one more is made. One that was idle for too long, or is too old, is shut down.
 */
final class OneAtATime implements Environments {

  private final FunctionPlan plan;
  private final @Nullable Snapshot snapshot;
  private final Retention retention;
  private final ScalingRate rate;
  private final Set<ExecutionEnvironment> all = new HashSet<>();
  private final Deque<ExecutionEnvironment> idle = new ArrayDeque<>();
  private final Set<ExecutionEnvironment> doomed = new HashSet<>();
  private @Nullable Timer expiry;
  private boolean isClosed;

  OneAtATime(
      FunctionPlan plan, @Nullable Snapshot snapshot, Retention retention, ScalingRate rate) {
    this.plan = plan;
    this.snapshot = snapshot;
    this.retention = retention;
    this.rate = rate;
  }

  @Override
  public synchronized @Nullable ExecutionEnvironment take() {
    if (isClosed) {
      throw new IllegalStateException(
          "the invoker is closed: " + plan.info().name() + " cannot be invoked");
    }
    ExecutionEnvironment waiting = idle.pollFirst();
    if (waiting != null) {
      return waiting;
    }
    return rate.take(plan.service().timeline().nanos()) ? make() : null;
  }

  private ExecutionEnvironment make() {
    ExecutionEnvironment environment = new ExecutionEnvironment(plan, snapshot);
    all.add(environment);
    return environment;
  }

  @Override
  public synchronized ExecutionEnvironment makeInAdvance() {
    return make();
  }

  @Override
  public void giveBack(ExecutionEnvironment environment, long now) {
    if (!keep(environment, now)) {
      environment.end(true);
    }
  }

  private synchronized boolean keep(ExecutionEnvironment environment, long now) {
    boolean isOld = now - environment.createdNanos() >= retention.age().toNanos();
    if (doomed.remove(environment) || isOld || isClosed) {
      all.remove(environment);
      return false;
    }
    environment.idleSince(now);
    idle.addFirst(environment);
    if (expiry == null && retention.isIdleLimited()) {
      watch(retention.idle());
    }
    return true;
  }

  private void watch(Duration delay) {
    expiry = plan.service().timeline().schedule(delay, this::expire);
  }

  /** Ends those that were idle for too long, and looks again when the next one will have been. */
  private void expire() {
    List<ExecutionEnvironment> expired = new ArrayList<>();
    synchronized (this) {
      long limit = retention.idle().toNanos();
      long now = plan.service().timeline().nanos();
      while (!idle.isEmpty() && now - idle.getLast().idleSinceNanos() >= limit) {
        expired.add(idle.removeLast());
      }
      expiry = null;
      if (!isClosed && !idle.isEmpty()) {
        watch(Duration.ofNanos(idle.getLast().idleSinceNanos() + limit - now));
      }
      forget(expired);
    }
    end(expired);
  }

  @Override
  public void leave(ExecutionEnvironment worker, long now) {
    throw new IllegalStateException(
        "an environment that serves one invocation at a time has no workers");
  }

  @Override
  public void abandon(ExecutionEnvironment environment) {
    synchronized (this) {
      all.remove(environment);
      doomed.remove(environment);
    }
    environment.end(false);
  }

  @Override
  public void dropAll() {
    List<ExecutionEnvironment> ended;
    synchronized (this) {
      ended = takeIdle();
      doomed.addAll(all);
    }
    end(ended);
  }

  @Override
  public void close() {
    List<ExecutionEnvironment> ended;
    List<ExecutionEnvironment> busy;
    synchronized (this) {
      isClosed = true;
      if (expiry != null) {
        expiry.cancel();
        expiry = null;
      }
      ended = takeIdle();
      busy = new ArrayList<>(all);
      all.clear();
    }
    Environments.endAll(Stream.concat(
        busy.stream().map(environment -> () -> environment.end(false)),
        ended.stream().map(environment -> () -> environment.end(true))));
  }

  private List<ExecutionEnvironment> takeIdle() {
    List<ExecutionEnvironment> taken = new ArrayList<>(idle);
    idle.clear();
    forget(taken);
    return taken;
  }

  private void forget(List<ExecutionEnvironment> gone) {
    gone.forEach(all::remove);
  }

  private static void end(List<ExecutionEnvironment> ended) {
    Environments.endAll(ended.stream().map(waiting -> () -> waiting.end(true)));
  }
}
