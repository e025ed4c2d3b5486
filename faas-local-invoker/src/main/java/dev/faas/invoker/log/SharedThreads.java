package dev.faas.invoker.log;

import java.lang.StackWalker.StackFrame;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/** Tells threads that somebody started for a purpose from those that serve whoever comes. */
final class SharedThreads {

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  /** How many calls at the bottom of a stack may belong to a pool. */
  private static final int DEPTH = 8;

  private SharedThreads() {}

  /** Whether the thread is one of the JDK's common pool. */
  static boolean isOfCommonPool(Thread thread) {
    return thread instanceof ForkJoinWorkerThread worker
        && worker.getPool() == ForkJoinPool.commonPool();
  }

  /** Whether the common pool has no work of anybody, apart from what the calling thread does. */
  static boolean isCommonPoolIdle() {
    ForkJoinPool pool = ForkJoinPool.commonPool();
    return !pool.hasQueuedSubmissions()
        && (pool.isQuiescent() || (pool.getQueuedTaskCount() == 0 && !isCommonPoolBusy()));
  }

  /** A worker that looks for work counts as active, so only its stack tells. */
  private static boolean isCommonPoolBusy() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    Thread[] threads = new Thread[2 * group.activeCount() + 16];
    int count = group.enumerate(threads);
    return count == threads.length
        || Arrays.stream(threads, 0, count)
            .anyMatch(thread ->
                thread != Thread.currentThread() && isOfCommonPool(thread) && isBusy(thread));
  }

  private static boolean isBusy(Thread worker) {
    return Arrays.stream(worker.getStackTrace())
        .map(StackTraceElement::getMethodName)
        .anyMatch(method -> method.equals("doExec") || method.equals("topLevelExec"));
  }

  /** Whether the calling thread runs the loop of an executor or of a timer. */
  static boolean isCurrentOne() {
    List<Class<?>> callers = WALKER.<List<Class<?>>>walk(
        frames -> frames.<Class<?>>map(StackFrame::getDeclaringClass).toList());
    return callers.subList(Math.max(0, callers.size() - DEPTH), callers.size()).stream()
        .anyMatch(SharedThreads::isPool);
  }

  private static boolean isPool(Class<?> caller) {
    return switch (caller.getName()) {
      case "java.util.TimerThread" -> true;
      case "java.util.concurrent.ThreadPerTaskExecutor" -> false;
      default ->
        Executor.class.isAssignableFrom(caller)
            || (caller.getNestHost() != caller && isPool(caller.getNestHost()));
    };
  }
}
