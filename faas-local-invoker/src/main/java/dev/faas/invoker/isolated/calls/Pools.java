package dev.faas.invoker.isolated.calls;

import dev.faas.invoker.isolated.tasks.IdlePools;
import dev.faas.invoker.isolated.tasks.Leftovers;
import dev.faas.invoker.isolated.tasks.VirtualThreads;
import dev.faas.invoker.isolation.Surroundings;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * The thread pools of {@link Executors}: each of their threads is announced to the environment before it
 * starts, and under simulated time it is idle in a wait that the engine knows. Threads of pools that are
 * made with {@code new ThreadPoolExecutor}, of {@code newWorkStealingPool} and of the common pool are not.
 */
public final class Pools {

  private Pools() {}

  @Replaces(value = Executors.class, isStatic = true)
  public static ExecutorService newFixedThreadPool(int threads, Surroundings surroundings) {
    return newFixedThreadPool(threads, Executors.defaultThreadFactory(), surroundings);
  }

  @Replaces(value = Executors.class, isStatic = true)
  public static ExecutorService newFixedThreadPool(
      int threads, ThreadFactory factory, Surroundings surroundings) {
    return Leftovers.ending(
        surroundings.isSimulated()
            ? IdlePools.fixed(threads, announcing(factory, surroundings), surroundings)
            : Executors.newFixedThreadPool(threads, announcing(factory, surroundings)),
        surroundings);
  }

  @Replaces(value = Executors.class, isStatic = true)
  public static ExecutorService newSingleThreadExecutor(Surroundings surroundings) {
    return newSingleThreadExecutor(Executors.defaultThreadFactory(), surroundings);
  }

  @Replaces(value = Executors.class, isStatic = true)
  public static ExecutorService newSingleThreadExecutor(
      ThreadFactory factory, Surroundings surroundings) {
    return surroundings.isSimulated()
        ? Executors.unconfigurableExecutorService(newFixedThreadPool(1, factory, surroundings))
        : Leftovers.ending(
            Executors.newSingleThreadExecutor(announcing(factory, surroundings)), surroundings);
  }

  @Replaces(value = Executors.class, isStatic = true)
  public static ExecutorService newCachedThreadPool(Surroundings surroundings) {
    return newCachedThreadPool(Executors.defaultThreadFactory(), surroundings);
  }

  @Replaces(value = Executors.class, isStatic = true)
  public static ExecutorService newCachedThreadPool(
      ThreadFactory factory, Surroundings surroundings) {
    return Leftovers.ending(
        surroundings.isSimulated()
            ? IdlePools.cached(announcing(factory, surroundings), surroundings)
            : Executors.newCachedThreadPool(announcing(factory, surroundings)),
        surroundings);
  }

  /** From JDK 21. */
  @Replaces(value = Executors.class, isStatic = true)
  public static ExecutorService newThreadPerTaskExecutor(
      ThreadFactory factory, Surroundings surroundings) {
    return VirtualThreads.threadPerTask(announcing(factory, surroundings));
  }

  /** From JDK 21. */
  @Replaces(value = Executors.class, isStatic = true)
  public static ExecutorService newVirtualThreadPerTaskExecutor(Surroundings surroundings) {
    return newThreadPerTaskExecutor(VirtualThreads.factory(), surroundings);
  }

  /** Stands after the constructors of pools and timers: this one ends with its environment. */
  public static void made(Object owner, Surroundings surroundings) {
    Leftovers.ending(owner, surroundings);
  }

  /** Ends the pools and timers of an environment that has ended, of which this class and others know. */
  public static void endAllOf(Surroundings surroundings) {
    Leftovers.endAllOf(surroundings);
  }

  /** Tells the environment of each thread before anyone can start it. */
  static ThreadFactory announcing(ThreadFactory factory, Surroundings surroundings) {
    Objects.requireNonNull(factory);
    return task -> {
      Thread thread = factory.newThread(task);
      if (thread != null) {
        surroundings.starting(thread);
      }
      return thread;
    };
  }
}
