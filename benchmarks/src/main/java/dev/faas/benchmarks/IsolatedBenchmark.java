package dev.faas.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * One process that makes many fresh environments, and prints of the last of them the mean CPU time of the
 * whole process, compiler and collector included, and the median wall time.
 */
final class IsolatedBenchmark {

  private IsolatedBenchmark() {}

  /** The arguments are the name of an operation, the rounds that warm up and those that are measured. */
  public static void main(String[] args) throws Exception {
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    int warmUp = Integer.parseInt(args[1]);
    int rounds = Integer.parseInt(args[2]);
    try (IsolatedOperations operations = new IsolatedOperations()) {
      Operation operation = operations.of(args[0]);
      for (int i = 0; i < warmUp; i++) {
        Measure.kept = operation.run();
      }
      long cpuBefore = process.getProcessCpuTime();
      List<Double> walls = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        long before = System.nanoTime();
        Measure.kept = operation.run();
        walls.add((double) (System.nanoTime() - before));
      }
      double cpu = (double) (process.getProcessCpuTime() - cpuBefore) / rounds;
      System.out.println(cpu + " " + Comparison.median(walls));
    }
    System.exit(0);
  }
}
