package dev.faas.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * One process that makes two hundred fresh environments, and prints of the second hundred the median wall
 * time and the mean CPU time of the whole process, compiler and collector included.
 */
final class IsolatedBenchmark {

  private static final int ROUNDS = 100;

  private IsolatedBenchmark() {}

  /** The argument is the name of an operation; a second one is another number of rounds to warm up. */
  public static void main(String[] args) throws Exception {
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    int warmUp = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
    try (IsolatedOperations operations = new IsolatedOperations()) {
      Operation operation = operations.of(args[0]);
      for (int i = 0; i < warmUp; i++) {
        Measure.kept = operation.run();
      }
      long cpuBefore = process.getProcessCpuTime();
      List<Double> walls = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        long before = System.nanoTime();
        Measure.kept = operation.run();
        walls.add((double) (System.nanoTime() - before));
      }
      double cpu = (double) (process.getProcessCpuTime() - cpuBefore) / ROUNDS;
      System.out.println(cpu + " " + Comparison.median(walls));
    }
    System.exit(0);
  }
}
