package dev.faas.invoker.metrics;

import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The values of one metric so far, of one thing. Safe for use by several threads, and without locks but when its
 * histogram grows.
 *
 * <p>A counter's values are all one, so that it has no histogram. That of other metrics tells apart what differs by a
 * thousandth or more; it grows with the largest value, to 350 kB for 15 minutes.
 */
final class Tally {

  /** How many digits of a value count. */
  static final int DIGITS = 3;

  private final Metric metric;
  private final LongAdder samples = new LongAdder();
  private final DoubleAdder sum = new DoubleAdder();
  private final DoubleAccumulator minimum =
      new DoubleAccumulator(Math::min, Double.POSITIVE_INFINITY);
  private final DoubleAccumulator maximum =
      new DoubleAccumulator(Math::max, Double.NEGATIVE_INFINITY);
  private final @Nullable ConcurrentHistogram histogram;

  Tally(Metric metric) {
    this.metric = metric;
    this.histogram = metric.isCounter() ? null : new ConcurrentHistogram(DIGITS);
  }

  void add(double value) {
    samples.increment();
    if (histogram != null) {
      sum.add(value);
      minimum.accumulate(value);
      maximum.accumulate(value);
      histogram.recordValue(metric.unit().toSteps(value));
    }
  }

  /** What it is now; what is added meanwhile may be in it in part. */
  Statistics read() {
    long count = samples.sum();
    if (histogram == null) {
      return new Statistics(metric, count, count, 1, 1, null);
    }
    Histogram copy = new Histogram(DIGITS);
    copy.add(histogram);
    return new Statistics(metric, count, sum.sum(), minimum.get(), maximum.get(), copy);
  }
}
