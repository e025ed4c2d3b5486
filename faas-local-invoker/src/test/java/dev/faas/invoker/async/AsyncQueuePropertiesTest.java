package dev.faas.invoker.async;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Payload;
import dev.faas.invoker.time.SimulatedTime;
import dev.faas.invoker.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/**
 * Random events, answers, throttles, changes of the settings and jumps of the clock: every event comes to the end
 * that a model says, which computes it from the rules for each event alone.
 */
class AsyncQueuePropertiesTest {

  private static final int STEPS = 30;
  private static final Duration STALL_LIMIT = Duration.ofSeconds(20);

  /** How the function is configured from some step on. */
  private record Setting(int retries, long ageSeconds, boolean isOff) {}

  /** The steps of one run: what was configured when time moved, and where it moved to. */
  private record Step(Setting setting, long fromSeconds, long toSeconds) {}

  /** How an event ends. */
  private record End(Condition condition, int attempts, long seconds) {}

  /** What the function does at each attempt at an event, or is throttled: the same each time it is asked. */
  private static List<String> answers(long seed, int event) {
    RandomGenerator random = Timeline.randomOf(seed * 31 + event);
    List<String> answers = new ArrayList<>();
    int throttles = random.nextInt(4) == 0 ? 40 : random.nextInt(4);
    for (int i = 0; i < 60; i++) {
      int dice = random.nextInt(10);
      answers.add(dice < 4 && throttles-- > 0 ? "throttle" : dice < 8 ? "fail" : "return");
    }
    return answers;
  }

  private static Setting anySetting(RandomGenerator random) {
    long[] ages = {60, 61, 90, 180, 181, 600, 21_600};
    return new Setting(
        random.nextInt(3), ages[random.nextInt(ages.length)], random.nextInt(8) == 0);
  }

  @Property(tries = 60)
  void everyEventEndsAsTheModelSays(@ForAll long seed) {
    RandomGenerator random = Timeline.randomOf(seed);
    SimulatedTime time = SimulatedTime.startingAt(Instant.EPOCH);
    List<Step> steps = new ArrayList<>();
    List<AsyncInvocation> events = new ArrayList<>();
    List<Integer> firstSteps = new ArrayList<>();
    try (AsyncWork work = new AsyncWork(time, STALL_LIMIT, false)) {
      Chance function = new Chance(time, seed);
      AsyncQueue queue = new AsyncQueue(time, work, function, function);
      for (int i = 0; i < STEPS; i++) {
        if (random.nextInt(3) == 0) {
          function.setting = anySetting(random);
        }
        for (int n = random.nextInt(3); n > 0; n--) {
          AsyncInvocation event = function.event(events.size());
          events.add(event);
          firstSteps.add(steps.size());
          queue.add(event);
        }
        Duration jump = Duration.ofSeconds(random.nextInt(4) == 0 ? 0 : random.nextInt(200));
        long from = now(time);
        time.advance(jump);
        steps.add(new Step(function.setting, from, now(time)));
      }
      long from = now(time);
      assertThat(work.settle(ChronoUnit.FOREVER.getDuration())).isTrue();
      steps.add(new Step(function.setting, from, Long.MAX_VALUE));

      for (int i = 0; i < events.size(); i++) {
        End expected = model(answers(seed, i), firstSteps.get(i), steps);
        End found = new End(
            events.get(i).condition().orElseThrow(),
            events.get(i).attempts(),
            function.ends.get(events.get(i).requestId()));
        assertThat(found).as("event %d of seed %d", i, seed).isEqualTo(expected);
      }
      assertEachIsToldOnce(events, function);
    }
  }

  private static long now(SimulatedTime time) {
    return Duration.ofNanos(time.nanos()).toSeconds();
  }

  private static void assertEachIsToldOnce(List<AsyncInvocation> events, Chance function) {
    long good = events.stream()
        .filter(event -> event.condition().orElseThrow() == Condition.SUCCESS)
        .count();
    assertThat(function.ends).hasSameSizeAs(events);
    assertThat(function.success.messages()).hasSize((int) good);
    assertThat(function.failure.messages()).hasSize(events.size() - (int) good);
    assertThat(function.deadLetters.messages()).hasSize(events.size() - (int) good);
  }

  /** The end of an event that is tried for the first time in this step. */
  private static End model(List<String> answers, int firstStep, List<Step> steps) {
    int step = firstStep;
    long accepted = steps.get(firstStep).fromSeconds();
    long now = accepted;
    int attempts = 0;
    int throttles = 0;
    for (String answer : answers) {
      while (now > steps.get(step).toSeconds()) {
        step++;
      }
      Setting setting = steps.get(step).setting();
      if (setting.isOff()) {
        return new End(Condition.ZERO_RESERVED_CONCURRENCY, attempts, now);
      }
      if (now - accepted > setting.ageSeconds()) {
        return new End(Condition.EVENT_AGE_EXCEEDED, attempts, now);
      }
      long delay;
      if (answer.equals("return")) {
        return new End(Condition.SUCCESS, attempts + 1, now);
      } else if (answer.equals("fail")) {
        attempts++;
        throttles = 0;
        delay = attempts == 1 ? 60 : 120;
        if (attempts == setting.retries() + 1 || attempts > setting.retries()) {
          return new End(Condition.RETRIES_EXHAUSTED, attempts, now);
        }
      } else {
        throttles++;
        delay = throttles > 9 ? 300 : Math.min(300, 1L << (throttles - 1));
      }
      if (now + delay >= accepted + setting.ageSeconds()) {
        return new End(Condition.EVENT_AGE_EXCEEDED, attempts, now);
      }
      now += delay;
    }
    throw new AssertionError("the model has too few answers");
  }

  /** A function that answers by chance, but the same each time for the same event. */
  private static final class Chance implements AsyncFunction, AsyncListener {
    final InMemoryDestination success = InMemoryDestination.queue("done");
    final InMemoryDestination failure = InMemoryDestination.queue("failed");
    final InMemoryDestination deadLetters = InMemoryDestination.queue("dead");
    final Map<String, Long> ends = new ConcurrentHashMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final SimulatedTime time;
    private final long seed;
    volatile Setting setting = new Setting(2, 21_600, false);

    Chance(SimulatedTime time, long seed) {
      this.time = time;
      this.seed = seed;
    }

    AsyncInvocation event(int number) {
      return new AsyncInvocation(
          String.valueOf(number),
          "Orders",
          Payload.of(String.valueOf(number)),
          null,
          null,
          null,
          time.nanos());
    }

    @Override
    public String arn(@Nullable String qualifier) {
      return ScriptedFunction.ARN + ":$LATEST";
    }

    @Override
    public AsyncSettings settings(@Nullable String qualifier) {
      Setting now = setting;
      return new AsyncSettings(
          now.retries(), Duration.ofSeconds(now.ageSeconds()), success, failure);
    }

    @Override
    public Destination deadLetterQueue(@Nullable String qualifier) {
      return deadLetters;
    }

    @Override
    public boolean isSwitchedOff() {
      return setting.isOff();
    }

    @Override
    public @Nullable Attempt admit(AsyncInvocation event) {
      int attempt = asked.merge(event.requestId(), 1, Integer::sum) - 1;
      String answer = answers(seed, Integer.parseInt(event.requestId())).get(attempt);
      Payload payload = Payload.of("1");
      return switch (answer) {
        case "throttle" -> attempt % 2 == 0 ? null : () -> null;
        case "return" -> () -> new Answer("$LATEST", payload, null);
        default -> () -> new Answer("$LATEST", payload, answer);
      };
    }

    @Override
    public void onSettled(AsyncInvocation event) {
      Long before = ends.put(event.requestId(), now(time));
      assertThat(before).as("event %s ends once", event.requestId()).isNull();
    }
  }
}
