package dev.faas.invoker.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.faas.invoker.isolated.calls.Here;
import dev.faas.invoker.isolated.calls.Replaces;
import dev.faas.invoker.isolated.user.References;
import dev.faas.invoker.isolation.ProcessExit;
import dev.faas.invoker.isolation.Surroundings;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplacedCallsTest {

  private static final long NOW = FakeSurroundings.NOW.toEpochMilli();

  @ParameterizedTest
  @ValueSource(strings = {"date", "Date::new", "in an interface's field"})
  void newDatesTellTheTimeOfTheEnvironment(String how) throws Exception {
    try (Environment environment = Environment.of(References.class)) {
      assertThat(environment.call(how)).isEqualTo("" + NOW);
    }
  }

  @Test
  void aSeedComesFromTheEnvironment() throws Exception {
    try (Environment environment = Environment.of(References.class)) {
      Random seeds = new Random(FakeSurroundings.SEED);
      assertThat(environment.call("random"))
          .isEqualTo("" + new Random(seeds.nextLong()).nextLong());
      seeds.nextLong();
      assertThat(environment.call("Random::new"))
          .isEqualTo("" + new Random(seeds.nextLong()).nextLong());
      seeds.nextLong();
      assertThat(environment.call("SplittableRandom::new"))
          .isEqualTo("" + new SplittableRandom(seeds.nextLong()).nextLong());
      seeds.nextLong();
      assertThat(environment.call("dice")).isEqualTo("" + new Random(seeds.nextLong()).nextLong());
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          other date       | 7
          getenv           | ordersnull
          System::getenv   | orders
          in an interface  | orders1770091506789
          set streams      | own+own
          read             | -1,65
          """)
  void whatIsAskedIsAnsweredByTheEnvironment(String what, String expected) throws Exception {
    try (Environment environment = Environment.of(References.class)) {
      assertThat(environment.call(what)).isEqualTo(expected);
      assertThat(environment.around.printed()).isEmpty();
    }
  }

  @Test
  void environmentVariablesCannotBeChanged() throws Exception {
    try (Environment environment = Environment.of(References.class)) {
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(() -> environment.call("change variables"));
    }
  }

  @Test
  void standardStreamsAreThoseOfTheEnvironment() throws Exception {
    try (Environment environment = Environment.of(References.class)) {
      environment.call("println by reference");
      assertThat(environment.around.printed()).isEqualTo("printed");
      assertThat(environment.around.printedErrors()).isEqualTo("complained");
    }
  }

  @ParameterizedTest
  @CsvSource({"System::exit, 11", "halt by reference, 12"})
  void anExitByReferenceIsOneToo(String how, int status) throws Exception {
    try (Environment environment = Environment.of(References.class)) {
      assertThatExceptionOfType(ProcessExit.class)
          .isThrownBy(() -> environment.call(how))
          .matches(exit -> exit.status() == status);
    }
  }

  @Test
  void hereIsNowhereOutsideAnEnvironment() {
    assertThatExceptionOfType(ExceptionInInitializerError.class)
        .isThrownBy(Here::pulse)
        .havingCause()
        .withMessageStartingWith("only rewritten classes in an isolated environment may call this");
  }

  /** Two rules for one method. */
  public static class Ambiguous {
    @Replaces(value = System.class, method = "nanoTime", isStatic = true)
    public static long one(Surroundings surroundings) {
      return 1;
    }

    @Replaces(value = System.class, method = "nanoTime", isStatic = true)
    public static long two(Surroundings surroundings) {
      return 2;
    }
  }

  /** A rule that forgets the receiver. */
  public static class Unsound {
    @Replaces(Runtime.class)
    public static void gc(Surroundings surroundings) {}
  }

  @Test
  void ambiguousRulesAreRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new ReplacedCalls(List.of(Ambiguous.class)))
        .withMessageContaining("replace the same method");
  }

  @Test
  void unsoundRulesAreRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new ReplacedCalls(List.of(Unsound.class)))
        .withMessage("public static void " + Unsound.class.getName()
            + ".gc(dev.faas.invoker.isolation.Surroundings) must be public and static and take a"
            + " java.lang.Runtime, the parameters of gc, and a Surroundings at the end");
  }
}
