package dev.faas.invoker.log;

import dev.faas.invoker.log.Destination.OfInvocation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The invocations of this process that have begun and not ended, each by the log of its execution
 * environment. It tells when output of a thread that serves all of them can only be that of one.
 */
final class RunningInvocations {

  private static final List<EnvironmentLog> RUNNING = new ArrayList<>();

  /** The only one that can have given work to the common pool, or null. */
  private static @Nullable EnvironmentLog sole;

  /** Whether no other has run since the oldest of those that run began. */
  private static boolean isUndisturbed;

  private RunningInvocations() {}

  static void begun(EnvironmentLog log) {
    synchronized (RUNNING) {
      boolean isFirst = RUNNING.isEmpty();
      RUNNING.add(log);
      isUndisturbed = isFirst;
      sole = isFirst && SharedThreads.isCommonPoolIdle() ? log : null;
    }
  }

  static void ended(EnvironmentLog log) {
    synchronized (RUNNING) {
      boolean wasRunning = RUNNING.remove(log);
      if (sole == log) {
        sole = null;
      }
      if (wasRunning && RUNNING.size() == 1 && SharedThreads.isCommonPoolIdle()) {
        sole = RUNNING.get(0);
      }
    }
  }

  static List<EnvironmentLog> all() {
    synchronized (RUNNING) {
      return List.copyOf(RUNNING);
    }
  }

  /**
   * The invocation that output of the common pool can only belong to, or null. Work that another has
   * left behind there rules that out.
   */
  static @Nullable Destination soleUserOfCommonPool() {
    synchronized (RUNNING) {
      String requestId = sole == null ? null : sole.requestId();
      return sole == null || requestId == null ? null : new OfInvocation(sole, requestId);
    }
  }

  /** Whether this invocation runs, and no other has run since it began. */
  static boolean isUndisturbed(EnvironmentLog log, String requestId) {
    synchronized (RUNNING) {
      return isUndisturbed
          && RUNNING.size() == 1
          && RUNNING.contains(log)
          && requestId.equals(log.requestId());
    }
  }
}
