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

  /** How often to look whether the common pool has come to rest, some milliseconds in all. */
  private static final int LOOKS = 10_000;

  /** After so many looks it is worth its price to see whether a worker is in the midst of a task. */
  private static final int LOOKS_AT_STACKS = 50;

  private SharedThreads() {}

  /** Whether the thread is one of the JDK's common pool. */
  static boolean isOfCommonPool(Thread thread) {
    return thread instanceof ForkJoinWorkerThread worker
        && worker.getPool() == ForkJoinPool.commonPool();
  }

  /**
   * Whether the common pool certainly has no work of anybody. A worker that still looks for work is waited
   * for: from outside it cannot be told from one that has just taken some.
   */
  @SuppressWarnings("ThreadPriorityCheck") // a worker may need this processor to come to rest
  static boolean isCommonPoolIdle() {
    ForkJoinPool pool = ForkJoinPool.commonPool();
    for (int look = 1; look <= LOOKS && !pool.hasQueuedSubmissions(); look++) {
      if (pool.isQuiescent()) {
        return true;
      }
      if (look % LOOKS_AT_STACKS == 0 && isCommonPoolBusy()) {
        return false;
      }
      Thread.yield();
    }
    return false;
  }

  private static boolean isCommonPoolBusy() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    Thread[] threads = new Thread[2 * group.activeCount() + 16];
    int count = group.enumerate(threads);
    return Arrays.stream(threads, 0, count)
        .anyMatch(thread -> isOfCommonPool(thread) && isBusy(thread));
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
