package dev.faas.invoker.pool;

import dev.faas.invoker.concurrency.ScalingRate;
import dev.faas.invoker.environment.ExecutionEnvironment;
import dev.faas.invoker.environment.FunctionPlan;
import dev.faas.invoker.environment.Worker;
import dev.faas.invoker.time.Timeline;
import dev.faas.invoker.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Environments that serve several invocations at a time, each with a worker of its own. The oldest that has a free
 * one gets the next invocation; where there is none, one more environment is made, which serves others once its init
 * phase has gone well. One that takes no more invocations ends after its last.
 *
 * <p>The real service scales by load instead of by invocations, and rejects what comes when all workers are busy
 * ("Scaling Lambda Managed Instances"). Here that would depend on the machine.
 */
final class SeveralAtATime implements Environments {

  private final FunctionPlan plan;
  private final Timeline timeline;
  private final Retention retention;
  private final ScalingRate rate;

  /** In the order in which they were made. */
  private final Map<ExecutionEnvironment, Crew> crews = new LinkedHashMap<>();

  private @Nullable Timer expiry;
  private boolean isClosed;

  SeveralAtATime(FunctionPlan plan, Retention retention, ScalingRate rate) {
    this.plan = plan;
    this.timeline = plan.service().timeline();
    this.retention = retention;
    this.rate = rate;
  }

  @Override
  public @Nullable ExecutionEnvironment take() {
    List<Crew> dead;
    ExecutionEnvironment taken;
    synchronized (this) {
      if (isClosed) {
        throw new IllegalStateException(
            "the invoker is closed: " + plan.info().name() + " cannot be invoked");
      }
      dead = removeAll(crew -> crew.isDead() && crew.isIdle());
      taken = find();
      if (taken == null && rate.take(timeline.nanos())) {
        taken = makeInAdvance();
      }
    }
    end(dead);
    return taken;
  }

  private @Nullable ExecutionEnvironment find() {
    for (Crew crew : crews.values()) {
      ExecutionEnvironment worker = crew.isDead() ? null : crew.take();
      if (worker != null) {
        return worker;
      }
    }
    return null;
  }

  @Override
  public synchronized ExecutionEnvironment makeInAdvance() {
    Crew crew = new Crew(plan, this::comeBack);
    crews.put(crew.environment(), crew);
    return crew.first();
  }

  @Override
  public synchronized void opened(ExecutionEnvironment worker) {
    Crew crew = crewOf(worker);
    if (crew != null) {
      crew.open();
    }
  }

  /** Null if it has ended meanwhile. */
  private @Nullable Crew crewOf(ExecutionEnvironment worker) {
    return crews.get(worker.environment());
  }

  @Override
  public void giveBack(ExecutionEnvironment worker, long now) {
    List<Crew> done = List.of();
    synchronized (this) {
      Crew crew = crewOf(worker);
      if (crew != null) {
        crew.giveBack(worker, now);
        done = afterInvocation(crew, now);
      }
    }
    end(done);
  }

  @Override
  public void leave(ExecutionEnvironment worker, long now) {
    List<Crew> done = List.of();
    synchronized (this) {
      Crew crew = crewOf(worker);
      if (crew != null) {
        crew.leave(now);
        done = afterInvocation(crew, now);
      }
    }
    ((Worker) worker).goOn();
    end(done);
  }

  private List<Crew> afterInvocation(Crew crew, long now) {
    if (now - crew.environment().createdNanos() >= retention.age().toNanos()) {
      crew.doom();
    }
    if (expiry == null && retention.isIdleLimited() && crew.isIdle()) {
      watch(retention.idle());
    }
    return removeAll(Crew::isDone);
  }

  private synchronized void comeBack(ExecutionEnvironment worker) {
    Crew crew = crewOf(worker);
    if (crew != null) {
      crew.comeBack(worker);
    }
  }

  @Override
  public void abandon(ExecutionEnvironment worker) {
    List<Crew> done = List.of();
    synchronized (this) {
      Crew crew = crewOf(worker);
      if (crew != null) {
        crew.lose(worker);
        done = removeAll(Crew::isDone);
      }
    }
    worker.end(false);
    end(done);
  }

  private void watch(Duration delay) {
    expiry = timeline.schedule(delay, this::expire);
  }

  /** Ends those that were idle for too long, and looks again when the next one will have been. */
  private void expire() {
    List<Crew> expired;
    synchronized (this) {
      long limit = retention.idle().toNanos();
      long now = timeline.nanos();
      expired =
          removeAll(crew -> crew.isIdle() && now - crew.environment().idleSinceNanos() >= limit);
      expiry = null;
      if (!isClosed) {
        crews.values().stream()
            .filter(Crew::isIdle)
            .mapToLong(crew -> crew.environment().idleSinceNanos() + limit - now)
            .min()
            .ifPresent(nanos -> watch(Duration.ofNanos(nanos)));
      }
    }
    end(expired);
  }

  @Override
  public void dropAll() {
    List<Crew> done;
    synchronized (this) {
      crews.values().forEach(Crew::doom);
      done = removeAll(Crew::isDone);
    }
    end(done);
  }

  @Override
  public void close() {
    List<Crew> all;
    synchronized (this) {
      isClosed = true;
      if (expiry != null) {
        expiry.cancel();
        expiry = null;
      }
      all = removeAll(crew -> true);
    }
    end(all);
  }

  private List<Crew> removeAll(Predicate<Crew> condition) {
    List<Crew> removed = new ArrayList<>();
    for (Iterator<Crew> left = crews.values().iterator(); left.hasNext(); ) {
      Crew crew = left.next();
      if (condition.test(crew)) {
        left.remove();
        removed.add(crew);
      }
    }
    return removed;
  }

  private static void end(List<Crew> crews) {
    Environments.endAll(crews.stream().map(crew -> crew::end));
  }
}
