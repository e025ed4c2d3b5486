package dev.faas.invoker.metrics;

import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The values of one metric, as far as they are kept: how many, their sum, the smallest, the largest, and which
 * part of them is not above which value. Numbers are in the metric's {@link Metric#unit unit}. Immutable.
 */
public final class Statistics {

  private static final double ALL = 100;

  private final Metric metric;
  private final long samples;
  private final double sum;
  private final double minimum;
  private final double maximum;
  private final @Nullable Histogram histogram;

  Statistics(
      Metric metric,
      long samples,
      double sum,
      double minimum,
      double maximum,
      @Nullable Histogram histogram) {
    this.metric = metric;
    this.samples = samples;
    this.sum = sum;
    this.minimum = minimum;
    this.maximum = maximum;
    this.histogram = histogram;
  }

  /** Of all these together; of nothing if there are none. */
  static Statistics of(Metric metric, List<Statistics> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    Histogram all = null;
    long samples = 0;
    double sum = 0;
    double minimum = Double.POSITIVE_INFINITY;
    double maximum = Double.NEGATIVE_INFINITY;
    for (Statistics part : parts) {
      samples += part.samples;
      sum += part.sum;
      minimum = Math.min(minimum, part.minimum);
      maximum = Math.max(maximum, part.maximum);
      if (part.histogram != null) {
        all = all == null ? new Histogram(Tally.DIGITS) : all;
        all.add(part.histogram);
      }
    }
    return new Statistics(metric, samples, sum, minimum, maximum, all);
  }

  /** What was measured. */
  public Metric metric() {
    return metric;
  }

  /** How many values there are. */
  public long samples() {
    return samples;
  }

  /** Whether there are none: only {@link #samples} and {@link #sum} are then known. */
  public boolean isEmpty() {
    return samples == 0;
  }

  /** All values together; of a counter how often it happened. */
  public double sum() {
    return sum;
  }

  /**
   * The smallest value.
   *
   * @throws NoSuchElementException if there are none
   */
  public double minimum() {
    requireAny("minimum");
    return minimum;
  }

  /**
   * The largest value.
   *
   * @throws NoSuchElementException if there are none
   */
  public double maximum() {
    requireAny("maximum");
    return maximum;
  }

  /**
   * The sum divided by the number of values.
   *
   * @throws NoSuchElementException if there are none
   */
  public double average() {
    requireAny("average");
    return sum / samples;
  }

  /**
   * The smallest value such that this part of all values is not above it, exact to a thousandth.
   *
   * @param percent from 0 to 100, such as 99.9
   * @throws IllegalArgumentException if it is another number
   * @throws NoSuchElementException if there are no values
   */
  public double percentile(double percent) {
    if (!(percent >= 0 && percent <= ALL)) {
      throw new IllegalArgumentException(
          "a percentile is from 0 to 100, such as 99.9, but is " + percent);
    }
    requireAny("percentile");
    if (histogram == null) {
      return 1;
    }
    double value = metric.unit().fromSteps(histogram.getValueAtPercentile(percent));
    return Math.max(minimum, Math.min(maximum, value));
  }

  /** The median: {@link #percentile} 50. */
  public double p50() {
    return percentile(50);
  }

  /** {@link #percentile} 90. */
  public double p90() {
    return percentile(90);
  }

  /** {@link #percentile} 99. */
  public double p99() {
    return percentile(99);
  }

  private void requireAny(String what) {
    if (samples == 0) {
      throw new NoSuchElementException("no " + what + " of " + metric.wireName()
          + ": nothing was measured. Ask isEmpty() first, or look at the function's name.");
    }
  }

  /** Such as {@code Duration 3, 4.000 to 6.000, average 5.000, p50 5.000, p99 6.000 Milliseconds}. */
  @Override
  public String toString() {
    if (samples == 0 || metric.isCounter()) {
      return metric.wireName() + " " + samples;
    }
    return String.format(
        Locale.ROOT,
        "%s %d, %.3f to %.3f, average %.3f, p50 %.3f, p99 %.3f %s",
        metric.wireName(),
        samples,
        minimum,
        maximum,
        average(),
        p50(),
        p99(),
        metric.unit().wireName());
  }
}
