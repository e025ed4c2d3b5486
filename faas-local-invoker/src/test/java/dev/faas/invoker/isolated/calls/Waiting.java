package dev.faas.invoker.isolated.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.invoker.isolation.Surroundings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A call that waits, tried in simulated time, where it must end at exactly the right moment, and in real
 * time, where the method of the JDK itself is called and must have the same outcome.
 *
 * @param <R> what it waits for
 */
final class Waiting<R> {

  /** What not all of them have in common. */
  enum Trait {
    UNTIMED,
    UNINTERRUPTIBLE,
    /** What ends the wait must come during the wait, and only once. */
    ONLY_DURING,
    /** Nothing that comes ends the wait. */
    UNENDING
  }

  @FunctionalInterface
  interface Call<R> {
    Object wait(R receiver, long millis, Surroundings surroundings) throws Exception;
  }

  @FunctionalInterface
  interface Step<R> {
    void perform(R receiver, Surroundings surroundings) throws Exception;
  }

  /** What a call returned or threw, and whether its thread was interrupted then. */
  record Outcome(Object result, boolean interrupted) {}

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final String name;
  private final Function<Surroundings, R> receiver;
  private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
  private Call<R> call;
  private Step<R> before = (ignored, world) -> {};
  private Step<R> end;

  private Waiting(String name, Function<Surroundings, R> receiver) {
    this.name = name;
    this.receiver = receiver;
  }

  static <R> Waiting<R> of(String name, Function<Surroundings, R> receiver, Call<R> call) {
    Waiting<R> waiting = new Waiting<>(name, receiver);
    waiting.call = call;
    return waiting;
  }

  Waiting<R> after(Step<R> step) {
    before = step;
    return this;
  }

  Waiting<R> endedBy(Step<R> step) {
    end = step;
    return this;
  }

  Waiting<R> with(Trait... some) {
    traits.addAll(List.of(some));
    return this;
  }

  /** For a call without a result. */
  static Object done(Action action) throws Exception {
    action.run();
    return "done";
  }

  @FunctionalInterface
  interface Action {
    void run() throws Exception;
  }

  /** Whether each rule of a class is tried here or, as the rest, elsewhere in its test. */
  static void assertAllTried(Class<?> holder, List<Waiting<?>> waitings, String... rest) {
    assertThat(Stream.concat(waitings.stream().map(waiting -> waiting.name), Stream.of(rest)))
        .containsExactlyInAnyOrderElementsOf(
            Rule.of(holder).stream().map(Rule::call).toList());
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }

  Stream<DynamicTest> tests() {
    List<DynamicTest> tests = new ArrayList<>();
    if (!is(Trait.UNENDING)) {
      tests.add(DynamicTest.dynamicTest(name + " ends when it comes", this::endsWhenItComes));
    }
    if (!is(Trait.UNTIMED)) {
      tests.add(DynamicTest.dynamicTest(name + " ends when time is up", this::endsWhenTimeIsUp));
      tests.add(DynamicTest.dynamicTest(name + " takes no negative wait", this::endsAtOnce));
    }
    if (!is(Trait.ONLY_DURING)) {
      tests.add(DynamicTest.dynamicTest(name + " does not wait if it is there", this::isThere));
    }
    tests.add(DynamicTest.dynamicTest(name + " and an interrupt", this::isInterrupted));
    tests.add(DynamicTest.dynamicTest(name + " and an interrupt before", this::wasInterrupted));
    return tests.stream();
  }

  private void endsWhenItComes() throws Exception {
    List<Act> acts = List.of(Act.LET_TIME_PASS, Act.END);
    assertThat(inSimulatedTime(LIMIT.toMillis(), Duration.ofSeconds(2), acts))
        .isEqualTo(inRealTime(LIMIT.toMillis(), acts));
  }

  private void endsWhenTimeIsUp() throws Exception {
    assertThat(inSimulatedTime(LIMIT.toMillis(), LIMIT, List.of()))
        .isEqualTo(inRealTime(5, List.of()));
  }

  private void endsAtOnce() throws Exception {
    assertThat(inSimulatedTime(-1, Duration.ZERO, List.of())).isEqualTo(inRealTime(-1, List.of()));
  }

  private void isThere() throws Exception {
    List<Act> acts = List.of(Act.END_BEFORE);
    assertThat(inSimulatedTime(LIMIT.toMillis(), Duration.ZERO, acts))
        .isEqualTo(inRealTime(LIMIT.toMillis(), acts));
  }

  private void isInterrupted() throws Exception {
    boolean goesOn = is(Trait.UNINTERRUPTIBLE);
    List<Act> acts = goesOn
        ? List.of(Act.INTERRUPT, Act.LET_TIME_PASS, Act.END)
        : List.of(Act.LET_TIME_PASS, Act.INTERRUPT);
    assertThat(inSimulatedTime(LIMIT.toMillis(), Duration.ofSeconds(2), acts))
        .isEqualTo(inRealTime(LIMIT.toMillis(), acts));
  }

  private void wasInterrupted() throws Exception {
    boolean goesOn = is(Trait.UNINTERRUPTIBLE);
    List<Act> acts = goesOn
        ? List.of(Act.INTERRUPT_BEFORE, Act.LET_TIME_PASS, Act.END)
        : List.of(Act.INTERRUPT_BEFORE);
    Duration wait = goesOn ? Duration.ofSeconds(2) : Duration.ZERO;
    assertThat(inSimulatedTime(LIMIT.toMillis(), wait, acts))
        .isEqualTo(inRealTime(LIMIT.toMillis(), acts));
  }

  private Outcome inSimulatedTime(long millis, Duration wait, List<Act> acts) throws Exception {
    try (ParkedTime time = new ParkedTime()) {
      Play<R> play = new Play<>(receiver.apply(time), time, acts);
      Outcome outcome = play.perform(before, call, end, millis, is(Trait.ONLY_DURING));
      assertThat(play.waited()).as("simulated time of the wait").isEqualTo(wait);
      return outcome;
    }
  }

  private Outcome inRealTime(long millis, List<Act> acts) throws Exception {
    RealWorld world = new RealWorld();
    Play<R> play = new Play<>(receiver.apply(world), world, acts);
    return play.perform(before, call, end, millis, is(Trait.ONLY_DURING));
  }

  /** What happens around the wait. */
  enum Act {
    END_BEFORE,
    INTERRUPT_BEFORE,
    LET_TIME_PASS,
    INTERRUPT,
    END
  }
}
