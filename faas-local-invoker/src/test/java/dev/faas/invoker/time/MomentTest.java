package dev.faas.invoker.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MomentTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static List<UUID> ids(Timeline time, int count) {
    return Stream.generate(time::newId).limit(count).toList();
  }

  @Property(tries = 100)
  void aTimelineGoesOnFromAMomentOfAnother(
      @ForAll long seed, @ForAll @IntRange(max = 5) int before) {
    SimulatedTime time = SimulatedTime.startingAt(NOON, seed);
    ids(time, before);
    time.advance(Duration.ofNanos(before));
    Moment moment = time.moment();
    SimulatedTime other = SimulatedTime.startingAt(NOON, ~seed);

    other.resume(moment);

    assertThat(other.moment()).isEqualTo(moment);
    assertThat(ids(other, 3)).isEqualTo(ids(time, 3));
    assertThat(other.moment()).isEqualTo(time.moment());
  }

  @Test
  void timeThatIsLaterStaysAndChanceGoesBack() {
    SimulatedTime time = SimulatedTime.startingAt(NOON);
    Moment moment = time.moment();
    List<UUID> ids = ids(time, 2);
    time.advance(Duration.ofSeconds(1));

    time.resume(moment);

    assertThat(time.instant()).isEqualTo(NOON.plusSeconds(1));
    assertThat(ids(time, 2)).isEqualTo(ids);
  }

  @Test
  void timersOnTheWayAreDue() {
    SimulatedTime time = SimulatedTime.startingAt(NOON);
    Moment[] due = new Moment[1];
    time.schedule(Duration.ofSeconds(1), () -> due[0] = time.moment());

    time.resume(new Moment(NOON.plusSeconds(2), 1));

    assertThat(due[0].instant()).isEqualTo(NOON.plusSeconds(1));
    assertThat(time.moment()).isEqualTo(new Moment(NOON.plusSeconds(2), 1));
  }

  @Test
  void realTimeHasMomentsToo() {
    RealTime time = RealTime.seeded(7);
    SimulatedTime simulated = SimulatedTime.startingAt(time.instant());
    ids(time, 2);

    simulated.resume(time.moment());

    assertThat(ids(simulated, 2)).isEqualTo(ids(time, 2));
  }
}
