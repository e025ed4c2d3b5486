package dev.faas.invoker.isolated.tasks;

import dev.faas.invoker.isolation.Surroundings;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Pools whose idle threads wait in simulated time, and which end with their environment. */
public final class IdlePools {

  private IdlePools() {}

  /** As {@code Executors.newFixedThreadPool}. */
  public static ExecutorService fixed(
      int threads, ThreadFactory factory, Surroundings surroundings) {
    return pool(threads, threads, 0, new WorkQueue(false, surroundings), factory);
  }

  /** As {@code Executors.newCachedThreadPool}. */
  public static ExecutorService cached(ThreadFactory factory, Surroundings surroundings) {
    return pool(0, Integer.MAX_VALUE, 60, new WorkQueue(true, surroundings), factory);
  }

  private static ExecutorService pool(
      int core, int most, long keepAliveSeconds, WorkQueue queue, ThreadFactory factory) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(core, most, keepAliveSeconds, TimeUnit.SECONDS, queue, factory);
    queue.endsWith(pool);
    return pool;
  }
}
