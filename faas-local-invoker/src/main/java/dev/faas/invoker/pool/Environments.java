package dev.faas.invoker.pool;

import dev.faas.invoker.concurrency.ScalingRate;
import dev.faas.invoker.environment.ExecutionEnvironment;
import dev.faas.invoker.environment.FunctionPlan;
import dev.faas.invoker.environment.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The execution environments of one function. Who takes one has it for one invocation, and then gives it back,
 * leaves it or abandons it. Where environments serve several invocations at a time, what is taken is a worker of
 * one. Safe for use by several threads.
 */
public interface Environments {

  /** As the plan says. */
  static Environments of(
      FunctionPlan plan, @Nullable Snapshot snapshot, Retention retention, ScalingRate rate) {
    return plan.isMultiConcurrent()
        ? new SeveralAtATime(plan, retention, rate)
        : new OneAtATime(plan, snapshot, retention, rate);
  }

  /**
   * One that is free or a new one; null if there were too many new ones of late.
   *
   * @throws IllegalStateException if {@link #close} was called
   */
  @Nullable
  ExecutionEnvironment take();

  /** A new one in advance, which is to be given back. */
  ExecutionEnvironment makeInAdvance();

  /** One that was taken new has got its handler: where it can, it serves others from now on. */
  default void opened(ExecutionEnvironment environment) {}

  /**
   * Takes back one that can serve another invocation.
   *
   * @param now when the last one ended, as the timeline's nanoseconds
   */
  void giveBack(ExecutionEnvironment environment, long now);

  /**
   * Takes back a worker whose invocation has ended and whose code goes on: it can serve another invocation when that
   * has ended, too.
   *
   * @param now as for {@link #giveBack}
   * @throws IllegalStateException if environments serve one invocation at a time
   */
  void leave(ExecutionEnvironment worker, long now);

  /** Ends one that was taken and still runs something, or cannot serve any longer. */
  void abandon(ExecutionEnvironment environment);

  /** Ends the idle ones now, and each busy one after its invocations. */
  void dropAll();

  /** Ends all of them now, and refuses to make more. */
  void close();

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
