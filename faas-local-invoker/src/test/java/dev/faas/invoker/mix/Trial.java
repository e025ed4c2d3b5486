package dev.faas.invoker.mix;

import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.Payload;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.InvocationListener;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.async.AsyncInvocation;
import dev.faas.invoker.async.AsyncSettings;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.log.OutputLine;
import dev.faas.invoker.metrics.FunctionMetrics;
import dev.faas.invoker.metrics.Metric;
import dev.faas.invoker.metrics.MetricSet;
import dev.faas.invoker.metrics.Metrics;
import dev.faas.invoker.mix.Step.Call;
import dev.faas.invoker.mix.Step.Configure;
import dev.faas.invoker.mix.Step.Destinations;
import dev.faas.invoker.mix.Step.Name;
import dev.faas.invoker.mix.Step.Pause;
import dev.faas.invoker.mix.Step.Point;
import dev.faas.invoker.mix.Step.Publish;
import dev.faas.invoker.mix.Step.Reserve;
import dev.faas.invoker.mix.Step.Settle;
import dev.faas.invoker.mix.Step.Update;
import dev.faas.invoker.time.SimulatedTime;
import dev.faas.invoker.version.Alias;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A mix as it goes with the real engine: what it tells its listeners, its callers and its destinations. */
final class Trial implements AutoCloseable, InvocationListener {

  private static final String ORDERS = "Orders";
  private static final List<Metric> PLAIN = List.of(
      Metric.ASYNC_EVENTS_RECEIVED,
      Metric.ASYNC_EVENTS_DROPPED,
      Metric.ASYNC_EVENT_AGE,
      Metric.DEAD_LETTER_ERRORS,
      Metric.DESTINATION_DELIVERY_FAILURES);
  private static final List<Metric> VERSIONED =
      List.of(Metric.INVOCATIONS, Metric.ERRORS, Metric.THROTTLES, Metric.DURATION);

  private final Story story = new Story();
  private final Map<Integer, List<String>> versions = new ConcurrentHashMap<>();
  private final SimulatedTime time = SimulatedTime.startingAt(Instant.EPOCH);
  private final Metrics metrics = Metrics.create();
  private final Recipient success = new Recipient("success", time, story);
  private final Recipient failure = new Recipient("failure", time, story);
  private final Recipient deadLetters = new Recipient("dead letters", time, story);
  private final List<Call> calls = new ArrayList<>();
  private final LocalInvoker invoker;
  private final LocalFunction<Payload, Payload> orders;
  private final LocalFunction<Payload, Payload> front;
  private boolean isOtherClass;
  private int generation;

  /** Everything is as a mix begins: one version, an alias of it, and destinations for every name. */
  Trial() {
    invoker =
        LocalInvoker.builder().timeline(time).listener(this).listener(metrics).build();
    orders = invoker.deploy(FunctionDefinition.of(Doers.A.class), settings(900, false));
    front = invoker.deploy(
        FunctionDefinition.of(Payload.class, Payload.class, this::passOn),
        FunctionSettings.named("Front").withTimeout(Duration.ofMinutes(15)));
    orders.publish();
    orders.createAlias(Alias.of("live", "1"));
    for (Name name : Name.values()) {
      configure(new Configure(name, 2, 21_600));
    }
  }

  private FunctionSettings settings(int timeoutSeconds, boolean hasDeadLetters) {
    FunctionSettings settings = FunctionSettings.named(ORDERS)
        .withIsolation(Isolation.ISOLATED)
        .withTimeout(Duration.ofSeconds(timeoutSeconds))
        .withEnvironmentVariable("GENERATION", String.valueOf(generation));
    return hasDeadLetters ? settings.withDeadLetterQueue(deadLetters) : settings;
  }

  /** Goes all the steps, and waits for all events. */
  Story go(List<Step> steps) {
    for (int i = 0; i < steps.size(); i++) {
      time.advance(Duration.ofMillis(Step.begin(i, now()) - now()));
      go(steps.get(i));
      story.stepEnded(now());
    }
    invoker.settle();
    story.stepEnded(now());
    readMetrics();
    return story;
  }

  /** Which version ran at each try of a call, or would have. */
  List<String> versions(int id) {
    return versions.getOrDefault(id, List.of());
  }

  private long now() {
    return time.instant().toEpochMilli();
  }

  private void go(Step step) {
    if (step instanceof Pause pause) {
      time.advance(Duration.ofSeconds(pause.seconds()));
    } else if (step instanceof Call call) {
      call(call);
    } else if (step instanceof Update update) {
      update(update);
    } else if (step instanceof Publish) {
      orders.publish();
    } else if (step instanceof Point point) {
      point(point);
    } else if (step instanceof Reserve reserve && reserve.concurrency() < 0) {
      orders.unreserveConcurrency();
    } else if (step instanceof Reserve reserve) {
      orders.reserveConcurrency(reserve.concurrency());
    } else if (step instanceof Configure configure) {
      configure(configure);
    } else if (step instanceof Destinations destinations) {
      List.of(success, failure, deadLetters)
          .forEach(each -> each.isBroken = destinations.isBroken());
    } else if (step instanceof Settle settle) {
      invoker.settle(Duration.ofSeconds(settle.seconds()));
    }
  }

  private void call(Call call) {
    int id = calls.size();
    calls.add(call);
    Payload event = Doers.event(id, now(), call.deed());
    switch (call.way()) {
      case DIRECT -> got(id, named(call.name()).invoke(event));
      case THROUGH_FRONT -> front.invokeAsync(event);
      case ASYNC -> named(call.name()).invokeAsync(event);
    }
  }

  private Payload passOn(Payload event, Context context) {
    int id = Doers.id(event);
    got(id, named(calls.get(id).name()).invoke(event));
    return event;
  }

  private void got(int id, Outcome<Payload> outcome) {
    story.tell(id, now(), "the caller gets " + outcome.getClass().getSimpleName());
  }

  private LocalFunction<Payload, Payload> named(Name name) {
    return name == Name.LATEST ? orders : orders.at(name.qualifier());
  }

  /** Code and settings are two updates; nothing comes between. */
  private void update(Update update) {
    generation++;
    if (update.isOtherClass()) {
      isOtherClass = !isOtherClass;
      orders.update(
          isOtherClass
              ? FunctionDefinition.of(Doers.B.class)
              : FunctionDefinition.of(Doers.A.class));
    }
    orders.update(settings(update.timeoutSeconds(), update.hasDeadLetters()));
  }

  private void point(Point point) {
    List<Integer> numbers = orders.publishedVersions();
    String newest = String.valueOf(numbers.get(numbers.size() - 1));
    Alias alias = Alias.of("live", point.isNewest() ? newest : "1");
    String other = point.isNewest() ? "1" : newest;
    orders.updateAlias(
        newest.equals("1") ? alias : alias.withWeight(other, point.weight() / 100.0));
  }

  private void configure(Configure configure) {
    named(configure.name())
        .configureAsync(AsyncSettings.DEFAULT
            .withMaximumRetryAttempts(configure.retries())
            .withMaximumEventAge(Duration.ofSeconds(configure.ageSeconds()))
            .withOnSuccess(success)
            .withOnFailure(failure));
  }

  @Override
  public void onEnded(Outcome<?> outcome) {
    if (!outcome.invocation().functionName().equals(ORDERS)) {
      return;
    }
    int id = Doers.id(outcome.invocation().event());
    String version = outcome.invocation().version();
    versions.computeIfAbsent(id, none -> new ArrayList<>()).add(version);
    story.tell(id, now(), inWords(outcome, version));
  }

  private static String inWords(Outcome<?> outcome, String version) {
    if (outcome instanceof Outcome.Throttled<?> throttled) {
      return "throttled by " + throttled.reason() + " as version " + version;
    }
    StringBuilder words = new StringBuilder(outcome.getClass().getSimpleName())
        .append(" after ")
        .append(outcome.invocation().duration().toMillis())
        .append(" ms since ")
        .append(Step.at(outcome.invocation().startedAt().toEpochMilli()))
        .append(':');
    outcome.invocation().logLines().stream()
        .filter(line -> line instanceof OutputLine && line.text().startsWith(Doers.MARK))
        .forEach(line -> words.append(' ').append(line.text().substring(Doers.MARK.length())));
    return words.toString();
  }

  @Override
  public void onSettled(AsyncInvocation event) {
    if (event.functionName().equals(ORDERS)) {
      story.tell(
          Doers.id(event.body()),
          now(),
          "the event ends as " + event.condition().orElseThrow().wireName() + " after "
              + event.attempts());
    }
  }

  private void readMetrics() {
    FunctionMetrics all = metrics.of(ORDERS);
    PLAIN.forEach(metric -> read(metric, "", all));
    PLAIN.forEach(metric -> read(metric, " of the alias", all.alias("live")));
    VERSIONED.forEach(metric -> read(metric, "", all));
    VERSIONED.forEach(metric -> read(metric, " of the alias", all.alias("live")));
    List<String> names = new ArrayList<>(List.of("$LATEST"));
    orders.publishedVersions().forEach(number -> names.add(String.valueOf(number)));
    readConcurrency("", all);
    readConcurrency(" of the alias", all.alias("live"));
    for (String name : names) {
      readConcurrency(" of version " + name, all.version(name));
      VERSIONED.forEach(metric -> read(metric, " of version " + name, all.version(name)));
    }
  }

  private void read(Metric metric, String of, MetricSet metrics) {
    story.count(metric.wireName() + of, Math.round(metrics.get(metric).sum()));
  }

  private void readConcurrency(String of, MetricSet metrics) {
    if (!metrics.concurrentExecutions().isEmpty()) {
      story.ranAtTheSameTime(of, Math.round(metrics.concurrentExecutions().maximum()));
    }
  }

  @Override
  public void close() {
    invoker.close();
  }
}
