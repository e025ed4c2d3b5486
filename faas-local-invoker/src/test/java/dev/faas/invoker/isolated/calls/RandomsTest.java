package dev.faas.invoker.isolated.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.faas.invoker.isolation.Surroundings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RandomsTest {

  private final ParkedTime time = new ParkedTime();

  @AfterEach
  void end() throws InterruptedException {
    time.close();
  }

  @Test
  void theSameSeedGivesTheSameChance() throws Exception {
    List<Function<Surroundings, Object>> draws = List.of(
        Randoms::randomUUID,
        Randoms::random,
        Randoms::strictRandom,
        Randoms::seed,
        RandomsTest::shuffled,
        world -> Randoms.getDefault(world).nextLong(),
        world -> Randoms.of("Xoshiro256PlusPlus", world).nextLong(),
        world ->
            Randoms.create(RandomGeneratorFactory.of("L64X128MixRandom"), world).nextLong());
    for (Function<Surroundings, Object> draw : draws) {
      try (ParkedTime one = new ParkedTime();
          ParkedTime other = new ParkedTime()) {
        Object first = draw.apply(one);
        assertThat(draw.apply(other)).isEqualTo(first);
        assertThat(draw.apply(one)).isNotEqualTo(first);
      }
    }
  }

  private static List<Integer> shuffled(Surroundings world) {
    List<Integer> list = new ArrayList<>(Collections.nCopies(50, 0));
    for (int i = 0; i < list.size(); i++) {
      list.set(i, i);
    }
    Randoms.shuffle(list, world);
    assertThat(list).doesNotHaveDuplicates().hasSize(50);
    return list;
  }

  @Test
  void anIdIsARandomOne() {
    UUID id = Randoms.randomUUID(time);
    assertThat(id.version()).isEqualTo(4);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void aFractionIsBelowOne() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(Randoms.random(time)).isGreaterThanOrEqualTo(0).isLessThan(1);
    }
  }

  @Test
  void theAlgorithmIsTheOneAskedFor() {
    assertThat(Randoms.of("Xoshiro256PlusPlus", time).getClass())
        .isEqualTo(RandomGenerator.of("Xoshiro256PlusPlus").getClass());
    assertThat(Randoms.getDefault(time).getClass())
        .isEqualTo(RandomGenerator.getDefault().getClass());
    assertThatIllegalArgumentException().isThrownBy(() -> Randoms.of("none", time));
  }
}
