package dev.faas.invoker.metrics;

/** What the values of a metric are counted in. */
public enum Unit {
  /** Things. */
  COUNT("Count", 1),

  /** Thousandths of a second; histograms tell microseconds apart. */
  MILLISECONDS("Milliseconds", 1000),

  /** None: a part of a whole, from 0 to 1. */
  NONE("None", 1000);

  private final String wireName;
  private final long steps;

  Unit(String wireName, long steps) {
    this.wireName = wireName;
    this.steps = steps;
  }

  /** The service's name of it. */
  public String wireName() {
    return wireName;
  }

  /** The whole number that stands for a value in a histogram. */
  long toSteps(double value) {
    return Math.round(value * steps);
  }

  double fromSteps(long number) {
    return (double) number / steps;
  }
}
