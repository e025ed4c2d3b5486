package dev.faas.invoker.metrics.micrometer;

import dev.faas.invoker.metrics.Dimensions;
import dev.faas.invoker.metrics.MeasuringListener;
import dev.faas.invoker.metrics.Metric;
import dev.faas.invoker.metrics.Unit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;

/**
 * Publishes what an invoker does to a registry of Micrometer's. Safe for use by several threads.
 *
 * <pre>{@code
 * LocalInvoker.builder().listener(MicrometerMetrics.to(registry))
 * }</pre>
 *
 * <p>A meter has the service's name as Micrometer writes it, such as {@code faas.async.events.received}, and the tags
 * {@code function}, {@code qualifier} (the version or alias that was named) and {@code version} (that ran), with {@code
 * none} where there is no such thing. What is of the account is {@code faas.account.…} and has no tags. Counters count,
 * timers have durations in the service's time, and the rest are summaries, whose maximum is what one wants to know.
 * Percentiles are the registry's business: see its {@code MeterFilter}.
 */
public final class MicrometerMetrics extends MeasuringListener {

  private static final double NANOS_PER_MILLISECOND = 1e6;
  private static final String NONE = "none";

  private record Meter(Metric metric, Dimensions of) {}

  private final MeterRegistry registry;
  private final Map<Meter, DoubleConsumer> meters = new ConcurrentHashMap<>();

  private MicrometerMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** A listener that publishes to this registry. */
  public static MicrometerMetrics to(MeterRegistry registry) {
    return new MicrometerMetrics(registry);
  }

  @Override
  protected void measured(Metric metric, Dimensions of, double value) {
    Meter key = new Meter(metric, of);
    DoubleConsumer meter = meters.get(key);
    if (meter == null) {
      meter = meters.computeIfAbsent(key, this::register);
    }
    meter.accept(value);
  }

  private DoubleConsumer register(Meter key) {
    Metric metric = key.metric();
    String name = name(metric, key.of());
    Tags tags = tags(key.of());
    if (metric.isCounter()) {
      Counter counter = Counter.builder(name).tags(tags).register(registry);
      return counter::increment;
    }
    if (metric.unit() == Unit.MILLISECONDS) {
      Timer timer = Timer.builder(name).tags(tags).register(registry);
      return milliseconds ->
          timer.record(Math.round(milliseconds * NANOS_PER_MILLISECOND), TimeUnit.NANOSECONDS);
    }
    DistributionSummary summary = DistributionSummary.builder(name).tags(tags).register(registry);
    return summary::record;
  }

  private static String name(Metric metric, Dimensions of) {
    String words =
        metric.wireName().replaceAll("(?<=[a-z])(?=[A-Z])", ".").toLowerCase(Locale.ROOT);
    return (of.functionName() == null ? "faas.account." : "faas.") + words;
  }

  private static Tags tags(Dimensions of) {
    String function = of.functionName();
    return function == null
        ? Tags.empty()
        : Tags.of(
            "function",
            function,
            "qualifier",
            Objects.requireNonNullElse(of.qualifier(), NONE),
            "version",
            Objects.requireNonNullElse(of.executedVersion(), NONE));
  }
}
