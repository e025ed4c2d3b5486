package dev.faas.invoker.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  private static final double THOUSANDTH = 0.001;

  private static Statistics of(Metric metric, List<Double> values) {
    Tally tally = new Tally(metric);
    values.forEach(tally::add);
    return tally.read();
  }

  @Property(tries = 200)
  void statisticsAreThoseOfTheValues(
      @ForAll @Size(min = 1, max = 50) List<@DoubleRange(min = 0, max = 900_000) Double> values,
      @ForAll @DoubleRange(min = 0, max = 100) double percent) {
    Statistics statistics = of(Metric.DURATION, values);

    List<Double> sorted = values.stream().sorted().toList();
    double sum = sorted.stream().mapToDouble(Double::doubleValue).sum();
    assertThat(statistics.samples()).isEqualTo(values.size());
    assertThat(statistics.sum()).isEqualTo(sum, within(1e-6 * (1 + sum)));
    assertThat(statistics.minimum()).isEqualTo(sorted.get(0));
    assertThat(statistics.maximum()).isEqualTo(sorted.get(sorted.size() - 1));
    double exact = sorted.get(rank(percent, sorted.size()));
    assertThat(statistics.percentile(percent)).isEqualTo(exact, within(THOUSANDTH * (1 + exact)));
  }

  private static int rank(double percent, int size) {
    return Math.max(0, (int) Math.ceil(percent / 100 * size) - 1);
  }

  @Property(tries = 100)
  void partsTogetherAreTheWhole(
      @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 0, max = 1000) Double> some,
      @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 0, max = 1000) Double> others) {
    List<Double> all = new ArrayList<>(some);
    all.addAll(others);

    Statistics together = Statistics.of(
        Metric.DURATION, List.of(of(Metric.DURATION, some), of(Metric.DURATION, others)));

    Statistics whole = of(Metric.DURATION, all);
    assertThat(together.samples()).isEqualTo(whole.samples());
    assertThat(together.sum()).isEqualTo(whole.sum(), within(1e-6));
    assertThat(together.minimum()).isEqualTo(whole.minimum());
    assertThat(together.maximum()).isEqualTo(whole.maximum());
    assertThat(together.p90()).isEqualTo(whole.p90());
  }

  @Test
  void microsecondsAreToldApart() {
    Statistics statistics = of(Metric.DURATION, List.of(0.001, 0.002, 0.003));

    assertThat(statistics.p50()).isEqualTo(0.002);
  }

  @Test
  void aCounterCountsOnes() {
    Statistics statistics = of(Metric.ERRORS, List.of(1.0, 1.0));

    assertThat(statistics.sum()).isEqualTo(2);
    assertThat(statistics.average()).isEqualTo(1);
    assertThat(statistics.minimum()).isEqualTo(1);
    assertThat(statistics.maximum()).isEqualTo(1);
    assertThat(statistics.p99()).isEqualTo(1);
  }

  @Test
  void aPercentileIsFromZeroToAHundred() {
    Statistics statistics = of(Metric.DURATION, List.of(1.0));

    for (double wrong : new double[] {-1, 100.1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> statistics.percentile(wrong))
          .withMessage("a percentile is from 0 to 100, such as 99.9, but is " + wrong);
    }
  }

  @Test
  void noValueOfSeveralThreadsIsLostWhileOthersRead() {
    Metrics metrics = Metrics.create();
    List<CompletableFuture<Void>> writers = IntStream.range(0, 4)
        .mapToObj(writer -> CompletableFuture.runAsync(() -> {
          for (int i = 1; i <= 10_000; i++) {
            metrics.measured(Metric.DURATION, Dimensions.ofFunction("F"), i);
            metrics.measured(Metric.ERRORS, Dimensions.ofFunction("F"), 1);
          }
        }))
        .toList();
    CompletableFuture<Void> all =
        CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new));
    long before = 0;
    while (!all.isDone()) {
      long now = metrics.of("F").duration().samples();
      assertThat(now).isGreaterThanOrEqualTo(before);
      before = now;
    }
    all.join();

    assertThat(metrics.of("F").errors()).isEqualTo(40_000);
    assertThat(metrics.of("F").duration().samples()).isEqualTo(40_000);
    assertThat(metrics.of("F").duration().sum()).isEqualTo(4 * 50_005_000.0);
    assertThat(metrics.of("F").duration().p50()).isEqualTo(5000, within(5.0));
  }
}
