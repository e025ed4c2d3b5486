package dev.faas.invoker;

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
 * The execution environments of one function. Idle ones are reused, the most recently used first; where
 * there is none, one more is made. One that was idle for too long, or is too old, is shut down.
 */
final class Environments {

  private final FunctionPlan plan;
  private final @Nullable Snapshot snapshot;
  private final Retention retention;
  private final ScalingRate rate;
  private final Set<ExecutionEnvironment> all = new HashSet<>();
  private final Deque<ExecutionEnvironment> idle = new ArrayDeque<>();
  private final Set<ExecutionEnvironment> doomed = new HashSet<>();
  private @Nullable Timer expiry;
  private boolean isClosed;

  /**
   * How long environments live.
   *
   * @param idle at most so long without an invocation
   * @param age at most so long in all
   */
  record Retention(Duration idle, Duration age) {
    private static final Duration UNLIMITED = Duration.ofDays(10_000);

    boolean isIdleLimited() {
      return idle.compareTo(UNLIMITED) < 0;
    }

    /** For environments that are kept though nothing runs. */
    Retention withoutIdleLimit() {
      return new Retention(UNLIMITED, UNLIMITED);
    }
  }

  Environments(
      FunctionPlan plan, @Nullable Snapshot snapshot, Retention retention, ScalingRate rate) {
    this.plan = plan;
    this.snapshot = snapshot;
    this.retention = retention;
    this.rate = rate;
  }

  /** An idle environment or a new one; null if there were too many new ones of late. */
  synchronized @Nullable ExecutionEnvironment take() {
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

  /** A new environment in advance, which is to be given back. */
  synchronized ExecutionEnvironment makeInAdvance() {
    return make();
  }

  /**
   * Takes back an environment that can serve another invocation.
   *
   * @param now when the last one ended, as the timeline's nanoseconds
   */
  void giveBack(ExecutionEnvironment environment, long now) {
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

  /** Ends an environment that was taken and still runs something. */
  void abandon(ExecutionEnvironment environment) {
    synchronized (this) {
      all.remove(environment);
      doomed.remove(environment);
    }
    environment.end(false);
  }

  /** Ends the idle ones now, and each busy one after its invocation. */
  void dropAll() {
    List<ExecutionEnvironment> ended;
    synchronized (this) {
      ended = takeIdle();
      doomed.addAll(all);
    }
    end(ended);
  }

  /** Ends all of them now, and refuses to make more. */
  void close() {
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
    endAll(Stream.concat(
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
    endAll(ended.stream().map(waiting -> () -> waiting.end(true)));
  }

  /** Runs all of them; what the first that failed threw is thrown in the end, with that of others as suppressed. */
  static void endAll(Stream<Runnable> ends) {
    List<RuntimeException> failures = new ArrayList<>();
    ends.forEach(end -> {
      try {
        end.run();
      } catch (RuntimeException failure) {
        failures.add(failure);
      }
    });
    if (!failures.isEmpty()) {
      RuntimeException first = failures.get(0);
      failures.subList(1, failures.size()).forEach(first::addSuppressed);
      throw first;
    }
  }
}
