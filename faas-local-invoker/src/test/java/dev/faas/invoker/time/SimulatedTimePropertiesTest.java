package dev.faas.invoker.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Timers against a model that is a sorted list. */
class SimulatedTimePropertiesTest {

  /** One step of a test: schedule (and perhaps cancel) a timer that schedules another, then advance. */
  record Step(int delay, int delayOfNext, boolean isCancelled, int advance) {}

  record Firing(long at, int number) {}

  private record Planned(long due, int number, int delayOfNext) {}

  @Property
  void timersFireAsInTheModel(@ForAll("steps") List<Step> steps) {
    assertThat(simulated(steps)).isEqualTo(modelled(steps));
  }

  private static List<Firing> simulated(List<Step> steps) {
    SimulatedTime time = SimulatedTime.startingAt(Instant.EPOCH);
    List<Firing> firings = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      int number = i;
      Step step = steps.get(i);
      Timer timer = time.schedule(Duration.ofNanos(step.delay), () -> {
        firings.add(new Firing(time.nanos(), number));
        time.schedule(
            Duration.ofNanos(step.delayOfNext),
            () -> firings.add(new Firing(time.nanos(), -number)));
      });
      if (step.isCancelled) {
        timer.cancel();
      }
      time.advance(Duration.ofNanos(step.advance));
    }
    return firings;
  }

  private static List<Firing> modelled(List<Step> steps) {
    List<Planned> planned = new ArrayList<>();
    List<Firing> firings = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (!step.isCancelled) {
        planned.add(new Planned(now + step.delay, i, step.delayOfNext));
      }
      now += step.advance;
      while (true) {
        planned.sort(Comparator.comparingLong(Planned::due)); // stable
        if (planned.isEmpty() || planned.get(0).due > now) {
          break;
        }
        Planned next = planned.remove(0);
        firings.add(new Firing(next.due, next.number));
        if (next.delayOfNext >= 0) {
          planned.add(new Planned(next.due + next.delayOfNext, -next.number, -1));
        }
      }
    }
    return firings;
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> nanos = Arbitraries.integers().between(0, 5);
    return Combinators.combine(nanos, nanos, Arbitraries.of(true, false, false), nanos)
        .as(Step::new)
        .list()
        .ofMaxSize(20);
  }
}
