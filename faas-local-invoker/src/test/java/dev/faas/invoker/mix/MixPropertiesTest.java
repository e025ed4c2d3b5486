package dev.faas.invoker.mix;

import static org.assertj.core.api.Assertions.fail;

import dev.faas.invoker.mix.Step.Call;
import dev.faas.invoker.mix.Step.Configure;
import dev.faas.invoker.mix.Step.Deed;
import dev.faas.invoker.mix.Step.Destinations;
import dev.faas.invoker.mix.Step.Ending;
import dev.faas.invoker.mix.Step.Name;
import dev.faas.invoker.mix.Step.Pause;
import dev.faas.invoker.mix.Step.Point;
import dev.faas.invoker.mix.Step.Publish;
import dev.faas.invoker.mix.Step.Reserve;
import dev.faas.invoker.mix.Step.Settle;
import dev.faas.invoker.mix.Step.Update;
import dev.faas.invoker.mix.Step.Way;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * Random mixes of calls, failures, throttles, updates, versions, changes of the configuration and jumps of the clock:
 * everything that becomes of every call is what a model says that knows only the rules, and the metrics add up.
 * {@code -Dfaas.mixes=20000} tries more of them.
 */
class MixPropertiesTest {

  @Property(tries = Integer.MAX_VALUE, edgeCases = EdgeCasesMode.NONE)
  @AddLifecycleHook(SoManyMixes.class)
  void everyCallEndsAsTheRulesSay(@ForAll("mixes") List<Step> steps) {
    try (Trial trial = new Trial()) {
      Story found = trial.go(steps);
      Story expected = Model.of(steps, (id, tried) -> {
        List<String> versions = trial.versions(id);
        return tried < versions.size() ? versions.get(tried) : "none";
      });
      Difference.first(steps, expected, found).ifPresent(difference -> fail(difference));
    }
  }

  @Provide
  Arbitrary<List<Step>> mixes() {
    return Arbitraries.frequencyOf(
            Tuple.of(8, calls()),
            Tuple.of(4, Arbitraries.of(0, 1, 3, 30, 60, 90, 121, 400, 8_000).map(Pause::new)),
            Tuple.of(
                1,
                Combinators.combine(
                        Arbitraries.of(false, true),
                        Arbitraries.of(3, 900),
                        Arbitraries.of(false, true))
                    .as(Update::new)),
            Tuple.of(1, Arbitraries.just(new Publish())),
            Tuple.of(
                1,
                Combinators.combine(Arbitraries.of(false, true), Arbitraries.of(0, 30, 100))
                    .as(Point::new)),
            Tuple.of(2, Arbitraries.of(-1, 0, 1, 2).map(Reserve::new)),
            Tuple.of(2, configurations()),
            Tuple.of(1, Arbitraries.of(false, true).map(Destinations::new)),
            Tuple.of(1, Arbitraries.of(1, 60, 100_000).map(Settle::new)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(24);
  }

  private static Arbitrary<Step> calls() {
    Arbitrary<Deed> deeds = Combinators.combine(
            Arbitraries.of(Ending.class),
            Arbitraries.of(1, 2, 4, 800),
            Arbitraries.of(0, 30_500, 100_500, 100_000_500))
        .as(Deed::new);
    return Combinators.combine(ways(), Arbitraries.of(Name.class), deeds).as(Call::new);
  }

  private static Arbitrary<Way> ways() {
    return Arbitraries.frequency(
        Tuple.of(5, Way.ASYNC), Tuple.of(2, Way.THROUGH_FRONT), Tuple.of(2, Way.DIRECT));
  }

  private static Arbitrary<Configure> configurations() {
    return Combinators.combine(
            Arbitraries.of(Name.class),
            Arbitraries.of(2, 1, 0),
            Arbitraries.of(21_600, 600, 185, 61))
        .as(Configure::new);
  }
}
