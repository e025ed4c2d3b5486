package dev.faas.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Two operations in alternating forks, as ratios of their pairs. */
record Comparison(double peerNanos, double ourNanos, double cpuRatio, double bytesRatio) {

  static final int FORKS = 5;

  static Comparison of(String peer, String ours) throws IOException, InterruptedException {
    List<Double> peerNanos = new ArrayList<>();
    List<Double> ourNanos = new ArrayList<>();
    List<Double> cpuRatios = new ArrayList<>();
    List<Double> bytesRatios = new ArrayList<>();
    for (int i = 0; i < FORKS; i++) {
      Measure.Sample first = fork(peer);
      Measure.Sample second = fork(ours);
      peerNanos.add(first.cpuNanos());
      ourNanos.add(second.cpuNanos());
      cpuRatios.add(second.cpuNanos() / first.cpuNanos());
      bytesRatios.add(second.bytes() / Math.max(1, first.bytes()));
    }
    return new Comparison(
        median(peerNanos), median(ourNanos), median(cpuRatios), median(bytesRatios));
  }

  private static Measure.Sample fork(String operation) throws IOException, InterruptedException {
    return Measure.Sample.parse(Fork.output(List.of(), Measure.class.getName(), operation));
  }

  static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  String line(String name) {
    return String.format(
        Locale.ROOT,
        "%-28s %10.2f µs %10.2f µs   CPU %5.2f   bytes %5.2f",
        name,
        peerNanos / 1000,
        ourNanos / 1000,
        cpuRatio,
        bytesRatio);
  }
}
