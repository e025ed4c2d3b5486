package dev.faas.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Medians of two measurements that were made in turn, and the median of the ratios of their pairs. */
record Ratios(double peer, double ours, double ratio) {

  static <T> Ratios of(List<T> peers, List<T> ours, ToDoubleFunction<T> figure) {
    List<Double> first = new ArrayList<>();
    List<Double> second = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < peers.size(); i++) {
      double peer = figure.applyAsDouble(peers.get(i));
      double own = figure.applyAsDouble(ours.get(i));
      first.add(peer);
      second.add(own);
      ratios.add(own / peer);
    }
    return new Ratios(
        Comparison.median(first), Comparison.median(second), Comparison.median(ratios));
  }
}
