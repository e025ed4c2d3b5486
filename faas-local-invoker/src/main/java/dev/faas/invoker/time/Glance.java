package dev.faas.invoker.time;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.ForkJoinWorkerThread;

/** What can be seen of a thread from outside. */
final class Glance {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Glance() {}

  /** Whether it has ended or waits without a limit; a worker of a pool waits when it has no task. */
  static boolean waits(Thread thread) {
    return switch (thread.getState()) {
      case TERMINATED, WAITING, BLOCKED -> true;
      case TIMED_WAITING -> hasNoTask(thread, thread.getStackTrace());
      case NEW, RUNNABLE -> false;
    };
  }

  /** How often it has waited so far: unchanged if it is still in the same wait. */
  static long waitsSoFar(Thread thread) {
    ThreadInfo info = THREADS.getThreadInfo(thread.getId());
    return info == null ? 0 : info.getWaitedCount() + info.getBlockedCount();
  }

  /** Whether it is a worker of a pool that has no task at the moment. */
  static boolean hasNoTask(Thread thread, StackTraceElement[] stack) {
    return thread instanceof ForkJoinWorkerThread
        ? !calls(stack, "doExec") && !calls(stack, "topLevelExec")
        : Arrays.stream(stack)
            .anyMatch(call -> call.getMethodName().equals("getTask")
                && call.getClassName().equals("java.util.concurrent.ThreadPoolExecutor"));
  }

  private static boolean calls(StackTraceElement[] stack, String method) {
    return Arrays.stream(stack).anyMatch(call -> call.getMethodName().equals(method));
  }
}
