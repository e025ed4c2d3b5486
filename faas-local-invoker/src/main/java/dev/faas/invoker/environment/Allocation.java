package dev.faas.invoker.environment;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts what threads allocate, garbage included. */
final class Allocation {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /** Bytes that the calling thread has allocated so far. */
  static long ofCurrentThread() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }
}
