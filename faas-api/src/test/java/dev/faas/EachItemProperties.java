package dev.faas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class EachItemProperties {

  /** What happens to an item: its event says whether the handler throws. */
  private record Planned(String id, @Nullable String lane, boolean fails) {}

  @Provide
  Arbitrary<List<Planned>> batches() {
    Arbitrary<String> ids = Arbitraries.strings().withCharRange('a', 'h').ofLength(1);
    Arbitrary<@Nullable String> lanes = Arbitraries.of("x", "y", "z").injectNull(0.4);
    Arbitrary<Boolean> failures = Arbitraries.of(true, false, false);
    return Combinators.combine(ids, lanes, failures).as(Planned::new).list().ofMaxSize(30);
  }

  @Property(tries = 2000)
  void noFailureIsEverLostAndNoSuccessIsReported(
      @ForAll("batches") List<Planned> plan, @ForAll int cancelAfter) throws Exception {
    List<Integer> started = new ArrayList<>();
    int limit = cancelAfter < 0 ? Integer.MAX_VALUE : cancelAfter % 35;
    Context context = new FixedContext(() -> started.size() >= limit, FixedContext.NOW);

    BatchResponse response = run(plan, started, context);

    List<String> expected = new ArrayList<>();
    Map<String, Boolean> laneStopped = new HashMap<>();
    int handled = 0;
    for (int i = 0; i < plan.size(); i++) {
      Planned item = plan.get(i);
      boolean stopped = item.lane() != null && laneStopped.getOrDefault(item.lane(), false);
      boolean tried = !stopped && handled < limit;
      assertThat(started.contains(i)).as("item %s was tried", i).isEqualTo(tried);
      handled += tried ? 1 : 0;
      if (!tried || item.fails()) {
        if (!expected.contains(item.id())) {
          expected.add(item.id());
        }
        if (item.lane() != null) {
          laneStopped.put(item.lane(), true);
        }
      }
    }
    assertThat(response.failedIds()).isEqualTo(expected);
  }

  private static BatchResponse run(List<Planned> plan, List<Integer> started, Context context)
      throws Exception {
    List<Batch.Item<Integer>> items = new ArrayList<>();
    for (int i = 0; i < plan.size(); i++) {
      items.add(new Batch.Item<>(plan.get(i).id(), plan.get(i).lane(), i));
    }
    EventHandler<Integer> handler = (index, unused) -> {
      started.add(index);
      if (plan.get(index).fails()) {
        throw new IllegalStateException("planned");
      }
    };
    return new EachItem<>(handler).handle(new Batch<>(items), context);
  }
}
