package dev.faas.invoker.time;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/** The JDK's common pool, which all handlers share and to which they give work without telling. */
final class SharedPool {

  private SharedPool() {}

  /** Whether nothing goes on in it by itself: all its work waits, for the engine or without a limit. */
  static boolean isAtRest() {
    ForkJoinPool pool = ForkJoinPool.commonPool();
    if (pool.isQuiescent() && !pool.hasQueuedSubmissions()) {
      return true;
    }
    List<Thread> workers = workers(pool);
    boolean isWorkerFree = workers.size() < pool.getParallelism();
    for (Thread worker : workers) {
      StackTraceElement[] stack = worker.getStackTrace();
      if (Glance.hasNoTask(worker, stack)) {
        isWorkerFree = true;
      } else if (!Glance.waits(worker) && !isInActivity(stack)) {
        return false;
      }
    }
    boolean hasQueued = pool.hasQueuedSubmissions() || pool.getQueuedTaskCount() > 0;
    return !hasQueued || !isWorkerFree;
  }

  private static boolean isInActivity(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .anyMatch(call -> call.getClassName().equals(SimulatedActivity.class.getName()));
  }

  private static List<Thread> workers(ForkJoinPool pool) {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    Thread[] threads = new Thread[2 * group.activeCount() + 16];
    int count = group.enumerate(threads);
    return Arrays.stream(threads, 0, count)
        .filter(thread -> thread instanceof ForkJoinWorkerThread worker && worker.getPool() == pool)
        .toList();
  }
}
