package dev.faas.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** One fork: warms an operation up and prints CPU time and allocation of the calling thread. */
final class Measure {

  private static final long WARM_UP_NANOS = 2_000_000_000L;
  private static final long MEASURED_NANOS = 1_000_000_000L;
  private static final int CALLS = 200;

  static volatile Object kept = "";

  private Measure() {}

  /** The only argument is the name of an operation. */
  public static void main(String[] args) throws Exception {
    try (Operations operations = new Operations()) {
      Operation operation = operations.of(args[0]);
      run(operation, WARM_UP_NANOS);
      Sample best = run(operation, MEASURED_NANOS);
      for (int i = 0; i < 2; i++) {
        Sample next = run(operation, MEASURED_NANOS);
        best = next.cpuNanos() < best.cpuNanos() ? next : best;
      }
      System.out.println(best.cpuNanos() + " " + best.bytes());
    }
    System.exit(0);
  }

  record Sample(double cpuNanos, double bytes) {

    static Sample parse(String line) {
      String[] parts = line.strip().split(" ", -1);
      return new Sample(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
    }
  }

  /** The figures of one call, from as many as fit into this much CPU time. */
  private static Sample run(Operation operation, long nanos) throws Exception {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytesBefore = thread.getCurrentThreadAllocatedBytes();
    long before = thread.getCurrentThreadCpuTime();
    long calls = 0;
    long used = 0;
    while (used < nanos) {
      for (int i = 0; i < CALLS; i++) {
        kept = operation.run();
      }
      calls += CALLS;
      used = thread.getCurrentThreadCpuTime() - before;
    }
    long bytes = thread.getCurrentThreadAllocatedBytes() - bytesBefore;
    return new Sample((double) used / calls, (double) bytes / calls);
  }
}
